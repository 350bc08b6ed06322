// Routes for legal observers' logs: who writes one need not be able to read it.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { ErrorBody } from '../../../contract/errors.ts';
import { LegalLogList, LegalLogReceipt, WriteLegalLog } from '../../../contract/legal-log.ts';
import { viewerOf } from '../../../platform/http/route-access.ts';
import { idOf } from '../../../platform/http/id-of.ts';
import { readLegalLogs, takeOriginal } from './read-legal-log.ts';
import { writeLegalLog } from './write-legal-log.ts';

const tags = ['legal log'];
const params = z.object({ id: z.string() });
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 409: ErrorBody, 422: ErrorBody };

export function legalLogRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/api/v1/incidents/:id/legal-logs',
      {
        config: { access: 'legal_log.write' },
        schema: {
          tags,
          params,
          body: WriteLegalLog,
          response: { ...refusals, 201: LegalLogReceipt },
        },
      },
      async (request, reply) => {
        reply.code(201);
        return writeLegalLog(deps, viewerOf(request), idOf(request.params.id), request.body);
      },
    );

    app.get(
      '/api/v1/incidents/:id/legal-logs',
      {
        config: { access: 'legal_log.read' },
        schema: { tags, params, response: { ...refusals, 200: LegalLogList } },
      },
      async (request) => ({
        items: await readLegalLogs(deps, viewerOf(request), idOf(request.params.id)),
      }),
    );

    app.post(
      '/api/v1/legal-logs/:id/originals/:mediaId/open',
      {
        config: { access: 'legal_log.read' },
        schema: {
          tags,
          params: z.object({ id: z.string(), mediaId: z.string() }),
          response: refusals,
          description: 'The bytes as they came; that somebody opened them is written down.',
        },
      },
      async (request, reply) => {
        const key = { legalLogId: idOf(request.params.id), mediaId: idOf(request.params.mediaId) };
        const bytes = await takeOriginal(deps, viewerOf(request), key);
        return reply
          .header('content-disposition', 'attachment')
          .header('cache-control', 'no-store')
          .type('application/octet-stream')
          .send(bytes as never);
      },
    );
  };
}
