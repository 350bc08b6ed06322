// The board's JSON routes for looking back: search, history, and what may be the same event.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { ErrorBody } from '../../../contract/errors.ts';
import { MatchList } from '../../../contract/match.ts';
import {
  HistoryAnswer,
  HistoryQuery,
  SearchAnswer,
  SearchQuery,
} from '../../../contract/search.ts';
import { idOf } from '../../../platform/http/id-of.ts';
import { viewerOf } from '../../../platform/http/route-access.ts';
import { suggestMatches } from '../incident/suggest-matches.ts';
import { readHistory, searchAll } from './search-all.ts';

const tags = ['search'];
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 422: ErrorBody };

export function searchRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/search',
      {
        config: { access: 'report.read' },
        schema: { tags, querystring: SearchQuery, response: { 200: SearchAnswer, ...refusals } },
      },
      (request) => searchAll(deps, viewerOf(request), request.query),
    );

    app.get(
      '/api/v1/history',
      {
        config: { access: 'incident.read' },
        schema: { tags, querystring: HistoryQuery, response: { 200: HistoryAnswer, ...refusals } },
      },
      (request) => readHistory(deps, request.query),
    );

    app.get(
      '/api/v1/reports/:id/matches',
      {
        config: { access: 'incident.change' },
        schema: {
          tags,
          params: z.object({ id: z.string() }),
          response: { 200: MatchList, ...refusals },
        },
      },
      (request) => suggestMatches(deps, viewerOf(request), idOf(request.params.id)),
    );
  };
}
