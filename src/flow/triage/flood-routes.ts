// The board's doors for floods: lanes, blocked senders, and how newcomers are treated.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ErrorBody } from '../../contract/errors.ts';
import { BlockSender, IntakeModeView, SetIntakeMode, SetLane } from '../../contract/flood.ts';
import { ReportView } from '../../contract/report.ts';
import type { Deps } from '../../deps.ts';
import { idOf } from '../../platform/http/id-of.ts';
import { viewerOf } from '../../platform/http/route-access.ts';
import { blockSender, unblockSender } from './block-sender.ts';
import { setIntakeMode, showIntakeMode } from './intake-mode.ts';
import { setLane } from './set-lane.ts';
import { showReport } from './show-report.ts';

const tags = ['floods'];
const Params = z.object({ id: z.string() });
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 409: ErrorBody, 422: ErrorBody };
const ofReport = { tags, params: Params, response: { 200: ReportView, ...refusals } };
const ofMode = { tags, response: { 200: IntakeModeView, ...refusals } };

export function floodRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/api/v1/reports/:id/lane',
      { config: { access: 'report.prioritise' }, schema: { ...ofReport, body: SetLane } },
      async (request) => {
        const id = idOf(request.params.id);
        await setLane(deps, viewerOf(request), id, request.body);
        return showReport(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/reports/:id/block-sender',
      { config: { access: 'sender.block' }, schema: { ...ofReport, body: BlockSender } },
      async (request) => {
        const id = idOf(request.params.id);
        await blockSender(deps, viewerOf(request), id, request.body);
        return showReport(deps, viewerOf(request), id);
      },
    );

    app.delete(
      '/api/v1/reports/:id/block-sender',
      { config: { access: 'sender.block' }, schema: ofReport },
      async (request) => {
        const id = idOf(request.params.id);
        await unblockSender(deps, viewerOf(request), id);
        return showReport(deps, viewerOf(request), id);
      },
    );

    app.get('/api/v1/intake-mode', { config: { access: 'report.read' }, schema: ofMode }, () =>
      showIntakeMode(deps),
    );

    app.put(
      '/api/v1/intake-mode',
      { config: { access: 'intake.set_mode' }, schema: { ...ofMode, body: SetIntakeMode } },
      async (request) => {
        await setIntakeMode(deps, viewerOf(request), request.body);
        return showIntakeMode(deps);
      },
    );
  };
}
