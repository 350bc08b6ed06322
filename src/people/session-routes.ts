// Signing in and out, and who is signed in.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { SessionView, SignIn } from '../contract/account.ts';
import { ErrorBody } from '../contract/errors.ts';
import { AppError } from '../platform/errors.ts';
import { createRateLimit } from '../platform/rate-limit.ts';
import { viewerOf } from '../platform/http/route-access.ts';
import { auditRefusedAccess } from './audit-refused-access.ts';
import { DEVICE_COOKIE_MS } from './session-life.ts';
import { signIn, viewSession } from './sign-in.ts';
import { signOut } from './sign-out.ts';

const tags = ['session'];
const TRIES_PER_SOURCE = { limit: 30, windowMs: 60_000 };

export function sessionRoutes(deps: Deps, cookieName: string): FastifyPluginAsyncZod {
  // Keyed by a secret of this process's life: an address cannot be looked up in it.
  const secret = deps.ids.token();
  const hash = (address: string) =>
    Buffer.from(deps.keyring.index('rate', `${secret} ${address}`)).toString('hex');
  const sources = createRateLimit(deps.clock, hash, TRIES_PER_SOURCE);
  return async (app) => {
    app.post(
      '/api/v1/session',
      {
        config: { access: 'public' },
        schema: {
          tags,
          body: SignIn,
          response: { 200: SessionView, 401: ErrorBody, 422: ErrorBody, 429: ErrorBody },
        },
      },
      async (request, reply) => {
        const waitSeconds = sources.take(request.ip);
        if (waitSeconds !== null) throw tooMany(waitSeconds);
        await refuseForeignPage(deps, request);
        const deviceCookie = cookieName.replace('session', 'device');
        const deviceToken = request.cookies[deviceCookie];
        const from = { deviceToken, userAgent: request.headers['user-agent'] };
        const signedIn = await signIn(deps, request.body, from);
        setCookie(reply, deps, cookieName, signedIn.token, signedIn.expiresAt);
        const knownUntil = new Date(deps.clock.now().getTime() + DEVICE_COOKIE_MS);
        setCookie(reply, deps, deviceCookie, signedIn.deviceToken, knownUntil);
        return signedIn.view;
      },
    );

    app.get(
      '/api/v1/session',
      {
        config: { access: 'signed_in' },
        schema: { tags, response: { 200: SessionView, 401: ErrorBody } },
      },
      async (request) => {
        const { sessionId, account, withheld, isOnShift } = viewerOf(request);
        return viewSession(
          sessionId,
          { ...account, isOnShift },
          { roles: account.roles, withheld },
        );
      },
    );

    app.delete(
      '/api/v1/session',
      {
        config: { access: 'signed_in' },
        schema: { tags, response: { 204: z.null(), 401: ErrorBody } },
      },
      async (request, reply) => {
        await signOut(deps, viewerOf(request));
        reply.clearCookie(cookieName, { path: '/' });
        return reply.status(204).send(null);
      },
    );
  };
}

/** Another site must not sign somebody in to an account of its own choosing. */
async function refuseForeignPage(deps: Deps, request: FastifyRequest): Promise<void> {
  const { origin } = request.headers;
  if (origin === undefined || origin === new URL(deps.config.PUBLIC_URL).origin) return;
  await auditRefusedAccess(deps, request, null, 'foreign_origin');
  throw new AppError('foreign_origin', 'This page does not belong to Testigo.');
}

function tooMany(retryAfterSeconds: number): AppError {
  return new AppError(
    'too_many_requests',
    `Please wait ${retryAfterSeconds} seconds and try again.`,
    {
      details: { retryAfterSeconds },
    },
  );
}

function setCookie(
  reply: FastifyReply,
  deps: Deps,
  name: string,
  token: string,
  expires: Date,
): void {
  const secure = deps.config.PUBLIC_URL.startsWith('https://');
  reply.setCookie(name, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, expires });
}
