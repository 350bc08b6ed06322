// The board's JSON routes for alarms: parse, call the use case, answer with the view.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { AlarmList, AlarmView } from '../../../contract/alarm.ts';
import { ErrorBody } from '../../../contract/errors.ts';
import { idOf } from '../../../platform/http/id-of.ts';
import { viewerOf } from '../../../platform/http/route-access.ts';
import { listAlarms, takeAlarm } from './own-alarm.ts';

const tags = ['alarms'];
const Params = z.object({ id: z.string() });
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 409: ErrorBody };

export function alarmRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/alarms',
      {
        config: { access: 'report.read' },
        schema: { tags, response: { 200: AlarmList, ...refusals } },
      },
      (request) => listAlarms(deps, viewerOf(request)),
    );

    app.post(
      '/api/v1/alarms/:id/own',
      {
        config: { access: 'report.claim' },
        schema: { tags, params: Params, response: { 200: AlarmView, ...refusals } },
      },
      (request) => takeAlarm(deps, viewerOf(request), idOf(request.params.id)),
    );
  };
}
