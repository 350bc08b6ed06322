// The board's JSON routes for places: where a report is, and what people call a place.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { ErrorBody } from '../../contract/errors.ts';
import { CorrectPlace, PlaceAliasList } from '../../contract/places.ts';
import { ReportView } from '../../contract/report.ts';
import { idOf } from '../../platform/http/id-of.ts';
import { viewerOf } from '../../platform/http/route-access.ts';
import { correctReportPlace } from './correct-report-place.ts';
import { showReport } from './show-report.ts';
import { showAliases, withdrawPlaceAlias } from './teach-alias.ts';

const tags = ['places'];
const Params = z.object({ id: z.string() });
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 409: ErrorBody, 422: ErrorBody };

export function placeRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/api/v1/reports/:id/place',
      {
        config: { access: 'report.correct' },
        schema: {
          tags,
          params: Params,
          body: CorrectPlace,
          response: { 200: ReportView, ...refusals },
        },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await correctReportPlace(deps, viewerOf(request), id, request.body);
        return showReport(deps, viewerOf(request), id);
      },
    );

    app.get(
      '/api/v1/place-aliases',
      {
        config: { access: 'place.aliases' },
        schema: { tags, response: { 200: PlaceAliasList, ...refusals } },
      },
      async () => ({ items: await showAliases(deps), nextCursor: null }),
    );

    app.delete(
      '/api/v1/place-aliases/:id',
      {
        config: { access: 'place.aliases' },
        schema: { tags, params: Params, response: { 204: z.null(), ...refusals } },
      },
      async (request, reply) => {
        await withdrawPlaceAlias(deps, viewerOf(request), idOf(request.params.id));
        return reply.code(204).send(null);
      },
    );
  };
}
