// The board's JSON routes for incidents: parse, call the use case, answer with the view.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { ErrorBody } from '../../../contract/errors.ts';
import {
  AttachReport,
  CloseIncident,
  IncidentDetail,
  IncidentPage,
  IncidentView,
  ListIncidents,
  MergeIncident,
  OpenIncident,
  SetIncidentActivity,
  SplitIncident,
  UndoIncidentChange,
} from '../../../contract/incident.ts';
import { viewerOf } from '../../../platform/http/route-access.ts';
import { idOf } from '../../../platform/http/id-of.ts';
import { attachReport } from './attach-report.ts';
import { closeIncident } from './close-incident.ts';
import { detachReport } from './detach-report.ts';
import { mergeIncidents } from './merge-incidents.ts';
import { openIncident } from './open-incident.ts';
import { setActivity } from './set-activity.ts';
import { listIncidents, showIncident, showTimeline } from './show-incident.ts';
import { splitIncident } from './split-incident.ts';
import { undoChange } from './undo-change.ts';

const tags = ['incidents'];
const Params = z.object({ id: z.string() });
const LinkParams = z.object({ id: z.string(), reportId: z.string() });
const refusals = {
  401: ErrorBody,
  403: ErrorBody,
  404: ErrorBody,
  409: ErrorBody,
  422: ErrorBody,
  503: ErrorBody,
};
const toRead = { access: 'incident.read' } as const;
const toChange = { access: 'incident.change' } as const;
const answers = { 200: IncidentView, ...refusals };

export function incidentRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/incidents',
      {
        config: toRead,
        schema: { tags, querystring: ListIncidents, response: { 200: IncidentPage, ...refusals } },
      },
      (request) => listIncidents(deps, viewerOf(request), request.query),
    );

    app.get(
      '/api/v1/incidents/:id',
      {
        config: toRead,
        schema: { tags, params: Params, response: { 200: IncidentDetail, ...refusals } },
      },
      (request) => showTimeline(deps, viewerOf(request), idOf(request.params.id)),
    );

    app.post(
      '/api/v1/incidents',
      {
        config: toChange,
        schema: { tags, body: OpenIncident, response: { ...answers, 201: IncidentView } },
      },
      async (request, reply) => {
        const { id, isNew } = await openIncident(deps, viewerOf(request), request.body);
        reply.code(isNew ? 201 : 200);
        return showIncident(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/incidents/:id/reports',
      { config: toChange, schema: { tags, params: Params, body: AttachReport, response: answers } },
      async (request) => {
        const id = idOf(request.params.id);
        await attachReport(deps, viewerOf(request), id, request.body.reportId);
        return showIncident(deps, viewerOf(request), id);
      },
    );

    app.delete(
      '/api/v1/incidents/:id/reports/:reportId',
      { config: toChange, schema: { tags, params: LinkParams, response: answers } },
      async (request) => {
        const id = idOf(request.params.id);
        await detachReport(deps, viewerOf(request), id, idOf(request.params.reportId));
        return showIncident(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/incidents/:id/merge',
      {
        config: toChange,
        schema: {
          tags,
          params: Params,
          body: MergeIncident,
          response: answers,
          description: 'Answers with the incident that goes on.',
        },
      },
      async (request) => {
        const id = idOf(request.params.id);
        const survivor = await mergeIncidents(deps, viewerOf(request), id, request.body.into);
        return showIncident(deps, viewerOf(request), survivor);
      },
    );

    app.post(
      '/api/v1/incidents/:id/split',
      {
        config: toChange,
        schema: {
          tags,
          params: Params,
          body: SplitIncident,
          response: { ...refusals, 201: IncidentView },
          description: 'Answers with the new incident.',
        },
      },
      async (request, reply) => {
        const id = idOf(request.params.id);
        const newId = await splitIncident(deps, viewerOf(request), id, request.body.reportIds);
        reply.code(201);
        return showIncident(deps, viewerOf(request), newId);
      },
    );

    app.post(
      '/api/v1/incidents/:id/undo',
      {
        config: toChange,
        schema: { tags, params: Params, body: UndoIncidentChange.nullish(), response: answers },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await undoChange(deps, viewerOf(request), id, request.body ?? {});
        return showIncident(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/incidents/:id/close',
      {
        config: toChange,
        schema: { tags, params: Params, body: CloseIncident.nullish(), response: answers },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await closeIncident(deps, viewerOf(request), id, request.body ?? CloseIncident.parse({}));
        return showIncident(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/incidents/:id/activity',
      {
        config: toChange,
        schema: { tags, params: Params, body: SetIncidentActivity, response: answers },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await setActivity(deps, viewerOf(request), id, request.body.activity);
        return showIncident(deps, viewerOf(request), id);
      },
    );
  };
}
