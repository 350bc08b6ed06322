// Accounts and roles: who has which, inviting, giving and taking, and what each role means in words.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  AccountPage,
  DecideGrant,
  InvitationView,
  InviteVolunteer,
  RoleGrantPage,
  RolesInWords,
  SetRole,
} from '../../contract/account-acts.ts';
import { ErrorBody } from '../../contract/errors.ts';
import type { Deps } from '../../deps.ts';
import { idOf } from '../../platform/http/id-of.ts';
import { languageOf } from '../../platform/http/language.ts';
import { viewerOf } from '../../platform/http/route-access.ts';
import { inviteVolunteer } from './invite-volunteer.ts';
import { decideGrant, resetSecondFactor, setRole } from './set-role.ts';
import { rolesInWords, showAccounts, showGrants } from './show-accounts.ts';

const tags = ['accounts'];
const params = z.object({ id: z.string() });
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 409: ErrorBody, 422: ErrorBody };
const toInvite = { access: 'account.invite' } as const;
const toManage = { access: 'account.manage' } as const;

export function accountRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/roles',
      {
        config: { access: 'signed_in' },
        schema: { tags, response: { 200: RolesInWords, ...refusals } },
      },
      async (request) => rolesInWords(languageOf(request)),
    );
    app.get(
      '/api/v1/accounts',
      { config: toInvite, schema: { tags, response: { 200: AccountPage, ...refusals } } },
      async () => ({ items: await showAccounts(deps), nextCursor: null }),
    );
    app.get(
      '/api/v1/role-grants',
      { config: toManage, schema: { tags, response: { 200: RoleGrantPage, ...refusals } } },
      async () => ({ items: await showGrants(deps), nextCursor: null }),
    );
    app.post(
      '/api/v1/volunteers/:id/invite',
      {
        config: toInvite,
        schema: {
          tags,
          params,
          body: InviteVolunteer,
          response: { 201: InvitationView, ...refusals },
        },
      },
      async (request, reply) => {
        const id = idOf(request.params.id);
        const view = await inviteVolunteer(deps, viewerOf(request), id, request.body);
        return reply.status(201).send(view);
      },
    );
    app.post(
      '/api/v1/accounts/:id/roles',
      {
        config: toInvite,
        schema: { tags, params, body: SetRole, response: { 200: AccountPage, ...refusals } },
      },
      async (request) => {
        await setRole(deps, viewerOf(request), idOf(request.params.id), request.body);
        return { items: await showAccounts(deps), nextCursor: null };
      },
    );
    app.post(
      '/api/v1/accounts/:id/reset-second-factor',
      { config: toManage, schema: { tags, params, response: { 204: z.null(), ...refusals } } },
      async (request, reply) => {
        await resetSecondFactor(deps, viewerOf(request), idOf(request.params.id));
        return reply.status(204).send(null);
      },
    );
    app.post(
      '/api/v1/role-grants/:id/decision',
      {
        config: toManage,
        schema: { tags, params, body: DecideGrant, response: { 204: z.null(), ...refusals } },
      },
      async (request, reply) => {
        await decideGrant(deps, viewerOf(request), idOf(request.params.id), request.body);
        return reply.status(204).send(null);
      },
    );
  };
}
