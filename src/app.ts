// The table of contents: security first, then each stage's doors in the order of the story.
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import Fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Deps } from './deps.ts';
import { briefRoutes } from './flow/dispatch/brief/brief-routes.ts';
import { callOutRoutes } from './flow/dispatch/call-out-routes.ts';
import { formRoutes } from './flow/intake/form/form-routes.ts';
import { smsRoutes } from './flow/intake/sms-routes.ts';
import { factsRoutes } from './flow/triage/facts-routes.ts';
import { floodRoutes } from './flow/triage/flood-routes.ts';
import { alarmRoutes } from './flow/triage/alarm/alarm-routes.ts';
import { claimRoutes } from './flow/triage/claims/claim-routes.ts';
import { incidentRoutes } from './flow/triage/incident/incident-routes.ts';
import { legalLogRoutes } from './flow/verification/legal-log/legal-log-routes.ts';
import { recordRoutes } from './flow/verification/record/record-routes.ts';
import { verificationRoutes } from './flow/verification/verification-routes.ts';
import { mediaRoutes } from './flow/triage/media-routes.ts';
import { placeRoutes } from './flow/triage/place-routes.ts';
import { reportRoutes } from './flow/triage/report-routes.ts';
import { searchRoutes } from './flow/triage/search/search-routes.ts';
import { shiftRoutes } from './flow/triage/shift/shift-routes.ts';
import { openCarrierScope } from './messaging/carrier-scope.ts';
import { statusRoutes } from './messaging/status-routes.ts';
import { operationsRoutes } from './operations-routes.ts';
import { pagesRoutes } from './pages-routes.ts';
import { authenticate } from './people/authenticate.ts';
import { ownSessionRoutes } from './people/own-session-routes.ts';
import { secondFactorRoutes } from './people/second-factor/second-factor-routes.ts';
import { sessionRoutes } from './people/session-routes.ts';
import { setupRoutes } from './people/setup-routes.ts';
import { documentApi } from './platform/http/api-document.ts';
import { answerErrors, answerUnusableAddress } from './platform/http/error-answers.ts';
import { readJsonBodies } from './platform/http/json-body.ts';
import { keepOutOfCaches } from './platform/http/keep-out-of-caches.ts';
import { measureRequests } from './platform/http/measure-requests.ts';
import {
  SECURE_SESSION_COOKIE,
  SESSION_COOKIE,
  requireAccess,
} from './platform/http/route-access.ts';
import { securityHeaders } from './platform/http/security-headers.ts';
import { requestId } from './platform/ids.ts';
import { WEBSOCKET_OPTIONS, boardSocketRoutes } from './realtime/board-socket-routes.ts';
import type { Boards } from './realtime/boards.ts';
import { accountRoutes } from './people/accounts/account-routes.ts';
import { auditRefusedAccess } from './people/audit-refused-access.ts';
import { joinRoutes } from './people/join/join-routes.ts';
import { volunteerActRoutes } from './people/volunteers/volunteer-act-routes.ts';
import { volunteerRoutes } from './people/volunteers/volunteer-routes.ts';

const JSON_BODY_LIMIT_BYTES = 256 * 1024;

/** Made by `createDeps` and `createBoards`; the caller starts and stops what runs beside it. */
export async function buildApp(deps: Deps, boards: Boards): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    // One logger for all requests: what is logged of one names its id.
    childLoggerFactory: (logger) => logger,
    genReqId: requestId,
    bodyLimit: JSON_BODY_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    trustProxy: deps.config.TRUSTED_PROXY ?? false,
    frameworkErrors: answerUnusableAddress,
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  readJsonBodies(app);
  measureRequests(app, deps.metrics);
  keepOutOfCaches(app);
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, securityHeaders(deps.config.PUBLIC_URL.startsWith('https://')));
  await app.register(fastifyWebsocket, { options: WEBSOCKET_OPTIONS });
  const cookieName = sessionCookieName(deps);
  requireAccess(app, {
    publicOrigin: new URL(deps.config.PUBLIC_URL).origin,
    cookieName,
    authenticate: (token) => authenticate(deps, token),
    onRefused: (request, viewer, reason) => auditRefusedAccess(deps, request, viewer, reason),
  });
  await documentApi(app);

  await app.register(async (scope) => {
    openCarrierScope(scope, deps, carrierTokens(deps));
    smsRoutes(scope, deps);
    statusRoutes(scope, deps);
  });
  await app.register((scope) => formRoutes(scope, deps));
  await app.register(reportRoutes(deps));
  await app.register(placeRoutes(deps));
  await app.register(mediaRoutes(deps));
  await app.register(claimRoutes(deps));
  await app.register(alarmRoutes(deps));
  await app.register(incidentRoutes(deps));
  await app.register(callOutRoutes(deps));
  await app.register(verificationRoutes(deps));
  await app.register(legalLogRoutes(deps));
  await app.register((scope) => recordRoutes(scope, deps));
  await app.register((scope) => briefRoutes(scope, deps));
  await app.register(searchRoutes(deps));
  await app.register(shiftRoutes(deps));
  await app.register(floodRoutes(deps));
  await app.register(factsRoutes(deps));
  await app.register((scope) => boardSocketRoutes(scope, deps, boards));
  await app.register(sessionRoutes(deps, cookieName));
  await app.register(ownSessionRoutes(deps));
  await app.register(secondFactorRoutes(deps));
  await app.register((scope) => setupRoutes(scope, deps));
  await app.register((scope) => joinRoutes(scope, deps));
  await app.register(volunteerRoutes(deps));
  await app.register(volunteerActRoutes(deps));
  await app.register(accountRoutes(deps));
  await app.register(operationsRoutes(deps));
  await app.register(pagesRoutes);
  return app;
}

function sessionCookieName(deps: Pick<Deps, 'config'>): string {
  return deps.config.PUBLIC_URL.startsWith('https://') ? SECURE_SESSION_COOKIE : SESSION_COOKIE;
}

function carrierTokens(deps: Pick<Deps, 'config'>): string[] {
  const { TWILIO_AUTH_TOKEN, TWILIO_AUTH_TOKEN_PREVIOUS } = deps.config;
  return [TWILIO_AUTH_TOKEN, TWILIO_AUTH_TOKEN_PREVIOUS].filter((token) => token !== undefined);
}
