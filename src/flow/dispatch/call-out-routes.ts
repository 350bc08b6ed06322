// The board's JSON routes for call-outs: parse, call the use case, answer with the view.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import {
  AssignReply,
  CallOutPreview,
  CallOutView,
  PairPeople,
  PreviewCallOut,
  RequestCallOut,
  SetStep,
  StandDown,
} from '../../contract/call-out.ts';
import { ErrorBody } from '../../contract/errors.ts';
import { page } from '../../contract/primitives.ts';
import { idOf } from '../../platform/http/id-of.ts';
import { viewerOf } from '../../platform/http/route-access.ts';
import { pairPeople } from './pair-people.ts';
import { planCallOut } from './plan-call-out.ts';
import { requestCallOut } from './request-call-out.ts';
import { assignReply, setStep } from './set-step.ts';
import { listCallOuts, showCallOut } from './show-call-out.ts';
import { cancelCallOut, standDownAll } from './stand-down.ts';

const tags = ['call-outs'];
const Params = z.object({ id: z.string() });
const refusals = {
  401: ErrorBody,
  403: ErrorBody,
  404: ErrorBody,
  409: ErrorBody,
  422: ErrorBody,
  503: ErrorBody,
};
const toRead = { access: 'incident.read' } as const;
const toAsk = { access: 'call_out.request' } as const;
const answers = { 200: CallOutView, ...refusals };

export function callOutRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/incidents/:id/call-outs/preview',
      {
        config: toAsk,
        schema: {
          tags,
          params: Params,
          querystring: PreviewCallOut,
          response: { 200: CallOutPreview, ...refusals },
          description: 'Who would be texted, wave by wave, and why each other one is not.',
        },
      },
      (request) => planCallOut(deps, viewerOf(request), idOf(request.params.id), request.query),
    );

    app.get(
      '/api/v1/incidents/:id/call-outs',
      {
        config: toRead,
        schema: { tags, params: Params, response: { 200: page(CallOutView), ...refusals } },
      },
      (request) => listCallOuts(deps, viewerOf(request), idOf(request.params.id)),
    );

    app.post(
      '/api/v1/incidents/:id/call-outs',
      {
        config: toAsk,
        schema: {
          tags,
          params: Params,
          body: RequestCallOut,
          response: { 201: CallOutView, ...refusals },
        },
      },
      async (request, reply) => {
        const id = idOf(request.params.id);
        reply.code(201);
        return requestCallOut(deps, viewerOf(request), id, request.body);
      },
    );

    app.get(
      '/api/v1/call-outs/:id',
      { config: toRead, schema: { tags, params: Params, response: answers } },
      (request) => showCallOut(deps, viewerOf(request), idOf(request.params.id)),
    );

    app.post(
      '/api/v1/call-outs/:id/cancel',
      {
        config: toAsk,
        schema: { tags, params: Params, body: StandDown.nullish(), response: answers },
      },
      (request) =>
        cancelCallOut(deps, viewerOf(request), idOf(request.params.id), request.body ?? {}),
    );

    app.post(
      '/api/v1/call-outs/:id/stand-down',
      {
        config: toAsk,
        schema: { tags, params: Params, body: StandDown.nullish(), response: answers },
      },
      (request) =>
        standDownAll(deps, viewerOf(request), idOf(request.params.id), request.body ?? {}),
    );

    app.post(
      '/api/v1/call-outs/:id/pair',
      { config: toAsk, schema: { tags, params: Params, body: PairPeople, response: answers } },
      (request) => pairPeople(deps, viewerOf(request), idOf(request.params.id), request.body),
    );

    app.post(
      '/api/v1/assignments/:id/step',
      {
        config: toAsk,
        schema: {
          tags,
          params: Params,
          body: SetStep,
          response: answers,
          description: 'For somebody who calls instead of texting.',
        },
      },
      (request) => setStep(deps, viewerOf(request), idOf(request.params.id), request.body),
    );

    app.post(
      '/api/v1/reports/:id/assign-reply',
      {
        config: toAsk,
        schema: {
          tags,
          params: Params,
          body: AssignReply,
          response: answers,
          description: 'What an unclear reply in the inbox means; it is closed with that.',
        },
      },
      (request) => assignReply(deps, viewerOf(request), idOf(request.params.id), request.body),
    );
  };
}
