// Every route says who may use it, or the app does not start. Refusal is the default.
import type { FastifyInstance, FastifyRequest, RouteOptions, onRequestHookHandler } from 'fastify';
import type { Permission, WithheldReason } from '../../contract/account.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { AppError } from '../errors.ts';

/** public: anybody; twilio: signed by the carrier; signed_in: any session; else the permission. */
export type Access = 'public' | 'twilio' | 'signed_in' | Permission;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** Who has the permission on shift is let in off shift too, and is shown nothing live. */
    isOpenOffShift?: boolean;
  }
  interface FastifyRequest {
    viewer: Viewer | null;
  }
  interface FastifyInstance {
    /** Every route of the app with its access, for the permission walk. */
    accessTable: { method: string; url: string; access: Access }[];
  }
}

export const SESSION_COOKIE = 'testigo_session';
/** Behind https the browser itself then refuses to send it anywhere else. */
export const SECURE_SESSION_COOKIE = '__Host-testigo_session';

export type AccessRules = {
  /** Origin of PUBLIC_URL: what a browser of ours says. */
  publicOrigin: string;
  cookieName: string;
  authenticate(token: string | undefined): Promise<Viewer | null>;
  onRefused(request: FastifyRequest, viewer: Viewer | null, reason: string): Promise<void>;
};

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export function requireAccess(app: FastifyInstance, rules: AccessRules): void {
  const routes: RouteOptions[] = [];
  app.decorateRequest('viewer', null);
  app.decorate('accessTable', []);
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.addHook('onReady', async () => {
    for (const route of routes) app.accessTable.push(...describe(route));
  });
  app.addHook('onRequest', accessHook(rules));
}

/** For routes that a library makes and that cannot say it themselves: all of this scope. */
export function grantAccess(scope: FastifyInstance, access: Access): void {
  scope.addHook('onRoute', (route) => {
    route.config = { ...route.config, access };
  });
}

function describe(route: RouteOptions): { method: string; url: string; access: Access }[] {
  const { url } = route;
  const access = route.config?.access;
  const methods = [route.method].flat();
  if (!access) throw new Error(`${methods.join(',')} ${url} does not say who may use it`);
  return methods.map((method) => ({ method, url, access }));
}

/** Open doors are let through without a promise: the carrier's must be quick. */
function accessHook(rules: AccessRules): onRequestHookHandler {
  return (request, _reply, done) => {
    const access = request.routeOptions.config.access;
    if (request.is404 || access === 'public' || access === 'twilio') done();
    else admit(rules, request, access).then(() => done(), done);
  };
}

async function admit(
  rules: AccessRules,
  request: FastifyRequest,
  access: Access | undefined,
): Promise<void> {
  const viewer = await rules.authenticate(request.cookies[rules.cookieName]);
  if (!viewer) throw new AppError('not_signed_in', 'Please sign in.');
  request.viewer = viewer;
  const permissions: readonly (Access | undefined)[] = viewer.permissions;
  if (access !== 'signed_in' && !permissions.includes(access)) {
    const withheld = withheldReason(viewer, access);
    if (withheld === 'off_shift' && request.routeOptions.config.isOpenOffShift) {
      return refuseForeignOrigin(rules, request, viewer);
    }
    await rules.onRefused(request, viewer, withheld ?? access ?? 'undeclared');
    throw refusal(withheld);
  }
  await refuseForeignOrigin(rules, request, viewer);
}

/** Why a permission that somebody's roles have is not theirs now; null when none of them has it. */
function withheldReason({ withheld }: Viewer, access: Access | undefined): WithheldReason | null {
  const permissions: readonly (Access | undefined)[] = withheld?.permissions ?? [];
  return permissions.includes(access) ? (withheld?.reason ?? null) : null;
}

function refusal(withheld: WithheldReason | null): AppError {
  if (withheld === 'second_factor_missing') {
    return new AppError(withheld, 'Your role needs a second factor. Set up a code app first.');
  }
  if (withheld === 'off_shift') {
    return new AppError(withheld, 'You are off shift. Start your shift first.');
  }
  return new AppError('forbidden', 'Your role does not allow this.');
}

/** A change, or a socket, asked for by another site's page in the browser of somebody signed in. */
async function refuseForeignOrigin(
  rules: AccessRules,
  request: FastifyRequest,
  viewer: Viewer,
): Promise<void> {
  const isUpgrade = request.headers.upgrade !== undefined;
  if (!CHANGING.has(request.method) && !isUpgrade) return;
  const origin = request.headers.origin;
  if (origin === undefined || origin === rules.publicOrigin) return;
  await rules.onRefused(request, viewer, 'foreign_origin');
  throw new AppError('foreign_origin', 'This page does not belong to Testigo.');
}

/** The person behind a request whose route asks for one. */
export function viewerOf(request: FastifyRequest): Viewer {
  if (!request.viewer) throw new AppError('not_signed_in', 'Please sign in.');
  return request.viewer;
}
