// The board's JSON routes for what a report says: corrections, private words, and what is withheld.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { ErrorBody } from '../../contract/errors.ts';
import { RevealSealed, RevealedWords } from '../../contract/hidden-words.ts';
import { MessageView, ReportView } from '../../contract/report.ts';
import { CorrectFact } from '../../contract/report-corrections.ts';
import { notFound } from '../../platform/errors.ts';
import { idOf } from '../../platform/http/id-of.ts';
import { viewerOf } from '../../platform/http/route-access.ts';
import { correctFact } from './correct-fact.ts';
import { keepWords } from './keep-words.ts';
import type { PrivateKey } from './private-words.ts';
import { erasePrivate, sealPrivate } from './private-words.ts';
import { revealSealed } from './reveal-sealed.ts';
import { showMessage, showReport } from './show-report.ts';

const tags = ['reports'];
/** What is no UUID and no number names nothing: it looks like what does not exist. */
const Params = z.object({ id: z.string() });
const PrivateParams = z.object({ id: z.string(), messageId: z.string(), n: z.string() });
const SealedParams = z.object({ id: z.string(), sealedId: z.string() });
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 409: ErrorBody, 422: ErrorBody };

function privateKeyOf(params: z.infer<typeof PrivateParams>): PrivateKey {
  if (!/^\d{1,3}$/.test(params.n)) throw notFound();
  const n = Number(params.n);
  return { reportId: idOf(params.id), messageId: idOf(params.messageId), n };
}

export function factsRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/api/v1/reports/:id/facts',
      {
        config: { access: 'report.correct' },
        schema: {
          tags,
          params: Params,
          body: CorrectFact,
          response: { 200: ReportView, ...refusals },
        },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await correctFact(deps, viewerOf(request), id, request.body);
        return showReport(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/reports/:id/keep-words',
      {
        config: { access: 'report.seal_private' },
        schema: { tags, params: Params, response: { 200: ReportView, ...refusals } },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await keepWords(deps, viewerOf(request), id);
        return showReport(deps, viewerOf(request), id);
      },
    );

    for (const [verb, act] of [
      ['seal', sealPrivate],
      ['erase', erasePrivate],
    ] as const) {
      app.post(
        `/api/v1/reports/:id/messages/:messageId/private/:n/${verb}`,
        {
          config: { access: 'report.seal_private' },
          schema: { tags, params: PrivateParams, response: { 200: MessageView, ...refusals } },
        },
        async (request) => {
          const key = privateKeyOf(request.params);
          await act(deps, viewerOf(request), key);
          return showMessage(deps, key.reportId, key.messageId);
        },
      );
    }

    app.post(
      '/api/v1/reports/:id/sealed/:sealedId/reveal',
      {
        config: { access: 'report.reveal_sealed' },
        schema: {
          tags,
          params: SealedParams,
          body: RevealSealed,
          response: { 200: RevealedWords, ...refusals },
        },
      },
      async (request, reply) => {
        const key = { reportId: idOf(request.params.id), id: idOf(request.params.sealedId) };
        void reply.header('cache-control', 'no-store');
        return revealSealed(deps, viewerOf(request), key, request.body);
      },
    );
  };
}
