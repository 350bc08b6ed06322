// One's own second factor: what it is, setting it up, renewing the codes on paper, taking it away.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ErrorBody } from '../../contract/errors.ts';
import {
  ConfirmSecondFactor,
  ProveWithCode,
  ProveWithPassword,
  RecoveryCodes,
  SecondFactorOffer,
  SecondFactorView,
} from '../../contract/second-factor.ts';
import type { Deps } from '../../deps.ts';
import { viewerOf } from '../../platform/http/route-access.ts';
import {
  beginEnrolment,
  confirmEnrolment,
  removeSecondFactor,
  renewRecoveryCodes,
  showSecondFactor,
} from './enrol.ts';

const tags = ['session'];
const refusals = { 401: ErrorBody, 403: ErrorBody, 409: ErrorBody, 422: ErrorBody, 429: ErrorBody };
const config = { access: 'signed_in' } as const;
const PATH = '/api/v1/second-factor';

export function secondFactorRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      PATH,
      { config, schema: { tags, response: { 200: SecondFactorView, ...refusals } } },
      (request) => showSecondFactor(deps, viewerOf(request)),
    );
    app.post(
      PATH,
      {
        config,
        schema: {
          tags,
          body: ProveWithPassword,
          response: { 200: SecondFactorOffer, ...refusals },
        },
      },
      (request) => beginEnrolment(deps, viewerOf(request), request.body),
    );
    app.post(
      `${PATH}/confirm`,
      {
        config,
        schema: { tags, body: ConfirmSecondFactor, response: { 200: RecoveryCodes, ...refusals } },
      },
      (request) => confirmEnrolment(deps, viewerOf(request), request.body),
    );
    app.post(
      `${PATH}/recovery-codes`,
      {
        config,
        schema: { tags, body: ProveWithCode, response: { 200: RecoveryCodes, ...refusals } },
      },
      (request) => renewRecoveryCodes(deps, viewerOf(request), request.body),
    );
    app.post(
      `${PATH}/remove`,
      { config, schema: { tags, body: ProveWithCode, response: { 204: z.null(), ...refusals } } },
      async (request, reply) => {
        await removeSecondFactor(deps, viewerOf(request), request.body);
        return reply.status(204).send(null);
      },
    );
  };
}
