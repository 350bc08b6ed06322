// The coordinator's JSON routes for volunteers: parse, call the use case, answer with the file.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { ErrorBody } from '../../contract/errors.ts';
import { RevealPhone, RevealedPhone } from '../../contract/report.ts';
import { VolunteerDesk, VolunteerDetail, VolunteerPage } from '../../contract/volunteer.ts';
import { AddVolunteer, ListVolunteers } from '../../contract/volunteer-acts.ts';
import { languageOf } from '../../platform/http/language.ts';
import { idOf } from '../../platform/http/id-of.ts';
import { viewerOf } from '../../platform/http/route-access.ts';
import { addVolunteer } from './add-volunteer.ts';
import { withdrawVouch } from './give-vouch.ts';
import { revealVolunteerPhone } from './reveal-volunteer-phone.ts';
import { listRoster, showDesk, showVolunteer } from './show-volunteers.ts';

const tags = ['volunteers'];
const Params = z.object({ id: z.string() });
const VouchParams = z.object({ id: z.string(), vouchId: z.string() });
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 409: ErrorBody, 422: ErrorBody };

export function volunteerRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/api/v1/volunteers',
      {
        config: { access: 'volunteer.read' },
        schema: {
          tags,
          querystring: ListVolunteers,
          response: { 200: VolunteerPage, ...refusals },
        },
      },
      (request) => {
        const asked = request.query.cursor
          ? { ...request.query, cursor: idOf(request.query.cursor) }
          : request.query;
        return listRoster(deps, viewerOf(request), asked, languageOf(request));
      },
    );

    app.get(
      '/api/v1/volunteers/desk',
      {
        config: { access: 'volunteer.manage' },
        schema: { tags, response: { 200: VolunteerDesk, ...refusals } },
      },
      (request) => showDesk(deps, viewerOf(request), languageOf(request)),
    );

    app.get(
      '/api/v1/volunteers/:id',
      {
        config: { access: 'volunteer.manage' },
        schema: { tags, params: Params, response: { 200: VolunteerDetail, ...refusals } },
      },
      (request) => showVolunteer(deps, idOf(request.params.id), languageOf(request)),
    );

    app.post(
      '/api/v1/volunteers',
      {
        config: { access: 'volunteer.manage' },
        schema: { tags, body: AddVolunteer, response: { 200: VolunteerDetail, ...refusals } },
      },
      async (request) => {
        const id = await addVolunteer(deps, viewerOf(request), request.body);
        return showVolunteer(deps, id, languageOf(request));
      },
    );

    app.delete(
      '/api/v1/volunteers/:id/vouches/:vouchId',
      {
        config: { access: 'volunteer.manage' },
        schema: { tags, params: VouchParams, response: { 200: VolunteerDetail, ...refusals } },
      },
      async (request) => {
        const volunteerId = idOf(request.params.id);
        await withdrawVouch(deps, viewerOf(request), {
          id: idOf(request.params.vouchId),
          volunteerId,
        });
        return showVolunteer(deps, volunteerId, languageOf(request));
      },
    );

    app.post(
      '/api/v1/volunteers/:id/reveal-phone',
      {
        config: { access: 'volunteer.manage' },
        schema: {
          tags,
          params: Params,
          body: RevealPhone,
          response: { 200: RevealedPhone, ...refusals },
        },
      },
      async (request) => {
        const id = idOf(request.params.id);
        return {
          id,
          phone: await revealVolunteerPhone(deps, viewerOf(request), id, request.body.reason),
        };
      },
    );
  };
}
