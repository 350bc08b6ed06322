// The board's JSON routes for reports: parse, call the use case, answer with the view.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { ErrorBody } from '../../contract/errors.ts';
import {
  CloseReport,
  ListReports,
  MessageView,
  Reply,
  ReportDetail,
  ReportPage,
  ReportView,
  RevealPhone,
  RevealedPhone,
  SetPriority,
} from '../../contract/report.ts';
import { viewerOf } from '../../platform/http/route-access.ts';
import { idOf } from '../../platform/http/id-of.ts';
import { claimReport } from './claim-report.ts';
import { closeReport } from './close-report.ts';
import { purgeReport } from './purge-report.ts';
import { releaseReport } from './release-report.ts';
import { replyToReport } from './reply-to-report.ts';
import { revealPhone } from './reveal-phone.ts';
import { setPriority } from './set-priority.ts';
import { listReports, showMedia, showMessage, showReport, showThread } from './show-report.ts';

const tags = ['reports'];
/** An id that is no UUID names nothing: it looks like one that does not exist. */
const Params = z.object({ id: z.string() });
const MediaParams = z.object({ id: z.string(), mediaId: z.string() });
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 409: ErrorBody, 422: ErrorBody };

export function reportRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/reports',
      {
        config: { access: 'report.read' },
        schema: { tags, querystring: ListReports, response: { 200: ReportPage, ...refusals } },
      },
      (request) => listReports(deps, viewerOf(request), request.query),
    );

    app.get(
      '/api/v1/reports/:id',
      {
        config: { access: 'report.read' },
        schema: { tags, params: Params, response: { 200: ReportDetail, ...refusals } },
      },
      (request) => showThread(deps, viewerOf(request), idOf(request.params.id)),
    );

    app.get(
      '/api/v1/reports/:id/media/:mediaId',
      { config: { access: 'report.read' }, schema: { tags, params: MediaParams } },
      async (request, reply) => {
        const key = { reportId: idOf(request.params.id), id: idOf(request.params.mediaId) };
        const media = await showMedia(deps, viewerOf(request), key);
        return reply
          .header('content-disposition', 'attachment')
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('cache-control', 'private, no-store')
          .type(media.type)
          .send(media.bytes);
      },
    );

    app.post(
      '/api/v1/reports/:id/claim',
      {
        config: { access: 'report.claim' },
        schema: { tags, params: Params, response: { 200: ReportView, ...refusals } },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await claimReport(deps, viewerOf(request), id);
        return showReport(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/reports/:id/release',
      {
        config: { access: 'report.claim' },
        schema: { tags, params: Params, response: { 200: ReportView, ...refusals } },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await releaseReport(deps, viewerOf(request), id);
        return showReport(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/reports/:id/reply',
      {
        config: { access: 'report.reply' },
        schema: { tags, params: Params, body: Reply, response: { 200: MessageView, ...refusals } },
      },
      async (request) => {
        const id = idOf(request.params.id);
        const messageId = await replyToReport(deps, viewerOf(request), id, request.body);
        return showMessage(deps, id, messageId);
      },
    );

    app.post(
      '/api/v1/reports/:id/close',
      {
        config: { access: 'report.close' },
        schema: { tags, params: Params, body: CloseReport, response: { 200: ReportView, ...refusals } },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await closeReport(deps, viewerOf(request), id, request.body);
        return showReport(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/reports/:id/priority',
      {
        config: { access: 'report.prioritise' },
        schema: { tags, params: Params, body: SetPriority, response: { 200: ReportView, ...refusals } },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await setPriority(deps, viewerOf(request), id, request.body);
        return showReport(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/reports/:id/reveal-phone',
      {
        config: { access: 'report.reveal_phone' },
        schema: { tags, params: Params, body: RevealPhone, response: { 200: RevealedPhone, ...refusals } },
      },
      async (request) => {
        const id = idOf(request.params.id);
        return { id, phone: await revealPhone(deps, viewerOf(request), id, request.body) };
      },
    );

    app.post(
      '/api/v1/reports/:id/purge',
      {
        config: { access: 'report.purge' },
        schema: { tags, params: Params, response: { 200: ReportView, ...refusals } },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await purgeReport(deps, viewerOf(request), id);
        return showReport(deps, viewerOf(request), id);
      },
    );
  };
}
