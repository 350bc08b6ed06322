// The board's JSON routes for what surrounds a claim: parse, call the use case, answer with the view.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import {
  AddNote,
  CallBackView,
  HandOver,
  NoteView,
  PromiseCall,
  SettleCall,
} from '../../../contract/claims.ts';
import { ErrorBody } from '../../../contract/errors.ts';
import { ReportView } from '../../../contract/report.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import { idOf } from '../../../platform/http/id-of.ts';
import { viewerOf } from '../../../platform/http/route-access.ts';
import { findCallBack } from '../../../records/call-back/call-back-store.ts';
import { viewCallBack } from '../../../records/call-back/call-back-view.ts';
import { markOwnerActive } from '../../../records/report/report-store.ts';
import { showReport } from '../show-report.ts';
import { addNote } from './add-note.ts';
import { handOverReport } from './hand-over-report.ts';
import { promiseCall, settleCall } from './promise-call.ts';
import { reopenReport } from './reopen-report.ts';

const tags = ['reports'];
const Params = z.object({ id: z.string() });
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 409: ErrorBody, 422: ErrorBody };
const toClaim = { access: 'report.claim' } as const;
const answers = { 200: ReportView, ...refusals };

export function claimRoutes(deps: Deps): FastifyPluginAsyncZod {
  async function callBackOf(reportId: string): Promise<CallBackView> {
    const row = await findCallBack(deps.db.prisma, deps.keyring, reportId);
    if (!row) throw notFound();
    return viewCallBack(row);
  }

  return async (app) => {
    app.post(
      '/api/v1/reports/:id/hand-over',
      { config: toClaim, schema: { tags, params: Params, body: HandOver, response: answers } },
      async (request) => {
        const id = idOf(request.params.id);
        await handOverReport(deps, viewerOf(request), id, request.body.to);
        return showReport(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/reports/:id/reopen',
      {
        config: { access: 'report.close' },
        schema: { tags, params: Params, response: answers },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await reopenReport(deps, viewerOf(request), id);
        return showReport(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/reports/:id/drafting',
      {
        config: toClaim,
        schema: {
          tags,
          params: Params,
          response: { 204: z.null(), ...refusals },
          description: 'The owner is writing: the claim is kept. At most once a minute is enough.',
        },
      },
      async (request, reply) => {
        const id = idOf(request.params.id);
        const ownerId = viewerOf(request).account.id;
        const isMarked = await markOwnerActive(deps.db.prisma, id, ownerId, deps.clock.now());
        if (!isMarked) throw new AppError('not_claimed', 'This report is not yours.');
        return reply.code(204).send(null);
      },
    );

    app.post(
      '/api/v1/reports/:id/notes',
      {
        config: toClaim,
        schema: { tags, params: Params, body: AddNote, response: { ...refusals, 201: NoteView } },
      },
      async (request, reply) => {
        const id = idOf(request.params.id);
        const note = await addNote(deps, viewerOf(request), id, request.body.text);
        reply.code(201);
        return note;
      },
    );

    app.post(
      '/api/v1/reports/:id/call-back',
      {
        config: toClaim,
        schema: {
          tags,
          params: Params,
          body: PromiseCall.nullish(),
          response: { 200: CallBackView, ...refusals },
        },
      },
      async (request) => {
        const id = idOf(request.params.id);
        const { dueInMinutes } = request.body ?? PromiseCall.parse({});
        await promiseCall(deps, viewerOf(request), id, dueInMinutes);
        return callBackOf(id);
      },
    );

    app.post(
      '/api/v1/reports/:id/call-back/done',
      {
        config: toClaim,
        schema: {
          tags,
          params: Params,
          body: SettleCall.nullish(),
          response: { 200: CallBackView, ...refusals },
        },
      },
      async (request) => {
        const id = idOf(request.params.id);
        const { outcome } = request.body ?? SettleCall.parse({});
        await settleCall(deps, viewerOf(request), id, outcome);
        return callBackOf(id);
      },
    );
  };
}
