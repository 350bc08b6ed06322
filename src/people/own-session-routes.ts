// Where somebody is signed in, and ending it from afar.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SessionPage } from '../contract/account.ts';
import { ErrorBody } from '../contract/errors.ts';
import { ProveWithPassword } from '../contract/second-factor.ts';
import type { Deps } from '../deps.ts';
import { idOf } from '../platform/http/id-of.ts';
import { viewerOf } from '../platform/http/route-access.ts';
import { acceptDevice, endOtherSessions, endOwnSession, showSessions } from './own-sessions.ts';
import { unlockSession } from './unlock-session.ts';

const tags = ['session'];
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody };
const config = { access: 'signed_in' } as const;
const params = z.object({ id: z.string() });

export function ownSessionRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/sessions',
      { config, schema: { tags, response: { 200: SessionPage, ...refusals } } },
      async (request) => {
        const items = await showSessions(deps, viewerOf(request));
        return { items, nextCursor: null };
      },
    );
    app.post(
      '/api/v1/session/unlock',
      {
        config,
        schema: {
          tags,
          body: ProveWithPassword,
          response: { 204: z.null(), ...refusals, 422: ErrorBody, 429: ErrorBody },
        },
      },
      async (request, reply) => {
        await unlockSession(deps, viewerOf(request), request.body);
        return reply.status(204).send(null);
      },
    );
    app.post(
      '/api/v1/sessions/end-others',
      { config, schema: { tags, response: { 200: z.object({ ended: z.int() }), ...refusals } } },
      async (request) => ({ ended: await endOtherSessions(deps, viewerOf(request)) }),
    );
    app.post(
      '/api/v1/sessions/:id/accept-device',
      { config, schema: { tags, params, response: { 204: z.null(), ...refusals } } },
      async (request, reply) => {
        await acceptDevice(deps, viewerOf(request), idOf(request.params.id));
        return reply.status(204).send(null);
      },
    );
    app.delete(
      '/api/v1/sessions/:id',
      { config, schema: { tags, params, response: { 204: z.null(), ...refusals } } },
      async (request, reply) => {
        await endOwnSession(deps, viewerOf(request), idOf(request.params.id));
        return reply.status(204).send(null);
      },
    );
  };
}
