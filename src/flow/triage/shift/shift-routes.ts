// The board's JSON routes for coming, going, and passing on.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Deps } from '../../../deps.ts';
import {
  HandOver,
  HandedOver,
  HandoverView,
  SetShift,
  ShiftView,
} from '../../../contract/claims.ts';
import { ErrorBody } from '../../../contract/errors.ts';
import { viewerOf } from '../../../platform/http/route-access.ts';
import { handOverClaims } from './hand-over-claims.ts';
import { setShift, showShift } from './set-shift.ts';
import { showHandover } from './show-handover.ts';

const tags = ['shift'];
const refusals = { 401: ErrorBody, 403: ErrorBody, 409: ErrorBody, 422: ErrorBody };
const toClaim = { access: 'report.claim' } as const;

export function shiftRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/api/v1/shift',
      {
        // Who is off shift has no permission of the role that begins with it.
        config: { access: 'signed_in' },
        schema: { tags, body: SetShift, response: { 200: ShiftView, ...refusals } },
      },
      async (request) => {
        await setShift(deps, viewerOf(request), request.body);
        return showShift(deps, viewerOf(request));
      },
    );

    app.get(
      '/api/v1/shift',
      {
        config: { access: 'signed_in' },
        schema: { tags, response: { 200: ShiftView, ...refusals } },
      },
      (request) => showShift(deps, viewerOf(request)),
    );

    app.get(
      '/api/v1/handover',
      { config: toClaim, schema: { tags, response: { 200: HandoverView, ...refusals } } },
      (request) => showHandover(deps, viewerOf(request)),
    );

    app.post(
      '/api/v1/handover',
      {
        config: toClaim,
        schema: { tags, body: HandOver, response: { 200: HandedOver, ...refusals } },
      },
      (request) => handOverClaims(deps, viewerOf(request), request.body.to),
    );
  };
}
