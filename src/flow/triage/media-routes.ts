// What a dispatcher does about a photo or voice note that did not come.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { ErrorBody } from '../../contract/errors.ts';
import { ReportView } from '../../contract/report.ts';
import { viewerOf } from '../../platform/http/route-access.ts';
import { idOf } from '../../platform/http/id-of.ts';
import { retryMedia } from './retry-media.ts';
import { showReport } from './show-report.ts';

const tags = ['reports'];
const Params = z.object({ id: z.string(), mediaId: z.string() });
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 409: ErrorBody };

export function mediaRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/api/v1/reports/:id/media/:mediaId/retry',
      {
        config: { access: 'report.reply' },
        schema: { tags, params: Params, response: { 200: ReportView, ...refusals } },
      },
      async (request) => {
        const reportId = idOf(request.params.id);
        const key = { reportId, id: idOf(request.params.mediaId) };
        await retryMedia(deps, viewerOf(request), key);
        return showReport(deps, viewerOf(request), reportId);
      },
    );
  };
}
