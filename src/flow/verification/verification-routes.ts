// The board's JSON routes for findings and verdicts: parse, call the use case, answer with the incident
// and its evidence.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { ErrorBody } from '../../contract/errors.ts';
import { AddFinding, DecideVerdict, OverrideVerdict } from '../../contract/finding.ts';
import { VerifiedIncident } from '../../contract/incident.ts';
import { viewerOf } from '../../platform/http/route-access.ts';
import { idOf } from '../../platform/http/id-of.ts';
import { addFinding } from './add-finding.ts';
import { decideVerdict } from './decide-verdict.ts';
import { answerOverride, askOverride } from './override-verdict.ts';
import { reviewVerdict } from './review-verdict.ts';
import { showVerified } from './show-verified.ts';
import { takeFindingBack } from './withdraw-finding.ts';

const tags = ['verification'];
const params = z.object({ id: z.string() });
const refusals = {
  401: ErrorBody,
  403: ErrorBody,
  404: ErrorBody,
  409: ErrorBody,
  422: ErrorBody,
  503: ErrorBody,
};
const answers = { 200: VerifiedIncident, ...refusals };
const toVerify = { access: 'incident.verify' } as const;
const toOverride = { access: 'incident.override' } as const;
const Answer = z.strictObject({ agrees: z.boolean() });

export function verificationRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.post(
      '/api/v1/incidents/:id/findings',
      {
        config: toVerify,
        schema: {
          tags,
          params,
          body: AddFinding,
          response: { ...refusals, 201: VerifiedIncident },
        },
      },
      async (request, reply) => {
        const id = idOf(request.params.id);
        await addFinding(deps, viewerOf(request), id, request.body);
        reply.code(201);
        return showVerified(deps, viewerOf(request), id);
      },
    );

    app.delete(
      '/api/v1/findings/:id',
      { config: toVerify, schema: { tags, params, response: answers } },
      async (request) => {
        const id = await takeFindingBack(deps, viewerOf(request), idOf(request.params.id));
        return showVerified(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/incidents/:id/verdict',
      {
        config: toVerify,
        schema: {
          tags,
          params,
          body: DecideVerdict,
          response: answers,
          description:
            'Refused with `evidence_missing`: `details.missing` lists, for each way that would do, what it lacks.',
        },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await decideVerdict(deps, viewerOf(request), id, request.body);
        return showVerified(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/incidents/:id/override',
      {
        config: toOverride,
        schema: {
          tags,
          params,
          body: OverrideVerdict,
          response: answers,
          description: 'Asks the second person; nothing is decided until they agree.',
        },
      },
      async (request) => {
        const id = idOf(request.params.id);
        await askOverride(deps, viewerOf(request), id, request.body);
        return showVerified(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/incidents/:id/override/answer',
      { config: toVerify, schema: { tags, params, body: Answer, response: answers } },
      async (request) => {
        const id = idOf(request.params.id);
        await answerOverride(deps, viewerOf(request), id, request.body.agrees);
        return showVerified(deps, viewerOf(request), id);
      },
    );

    app.post(
      '/api/v1/verdicts/:id/review',
      { config: toOverride, schema: { tags, params, response: answers } },
      async (request) => {
        const id = await reviewVerdict(deps, viewerOf(request), idOf(request.params.id));
        return showVerified(deps, viewerOf(request), id);
      },
    );
  };
}
