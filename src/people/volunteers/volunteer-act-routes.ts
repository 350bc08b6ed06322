// What is done about one volunteer, as a table: the path, who may, what is said, what happens. Each
// answers with the volunteer as the roster shows them.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Permission } from '../../contract/account.ts';
import { ErrorBody } from '../../contract/errors.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { VolunteerView } from '../../contract/volunteer.ts';
import {
  DecideVolunteer,
  GiveVouch,
  GrantRole,
  LinkAccount,
  PauseVolunteer,
  RecordStep,
  RemoveVolunteer,
  SetAvailability,
} from '../../contract/volunteer-acts.ts';
import type { Deps } from '../../deps.ts';
import { idOf } from '../../platform/http/id-of.ts';
import { languageOf } from '../../platform/http/language.ts';
import { viewerOf } from '../../platform/http/route-access.ts';
import { decideVolunteer } from './decide-volunteer.ts';
import { giveVouch } from './give-vouch.ts';
import { grantRole } from './grant-role.ts';
import { linkAccount } from './link-account.ts';
import { pauseVolunteer, resumeVolunteer } from './pause-volunteer.ts';
import { recordStep } from './record-step.ts';
import { removeVolunteer, restoreVolunteer } from './remove-volunteer.ts';
import { setAvailability } from './set-availability.ts';
import { showOnRoster } from './show-volunteers.ts';

const Params = z.object({ id: z.string() });
const Nothing = z.unknown();
const refusals = { 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 409: ErrorBody, 422: ErrorBody };

type Act = {
  path: string;
  access: Permission;
  body: z.ZodType;
  run(deps: Deps, viewer: Viewer, id: string, said: unknown): Promise<void>;
};

/** The route has parsed what was said before it comes here. */
function act<Body extends z.ZodType>(
  path: string,
  access: Permission,
  body: Body,
  run: (deps: Deps, viewer: Viewer, id: string, said: z.output<Body>) => Promise<void>,
): Act {
  return {
    path,
    access,
    body,
    run: (deps, viewer, id, said) => run(deps, viewer, id, said as z.output<Body>),
  };
}

export const VOLUNTEER_ACTS: readonly Act[] = [
  act('decision', 'volunteer.manage', DecideVolunteer, decideVolunteer),
  act('steps', 'volunteer.manage', RecordStep, recordStep),
  act('vouches', 'volunteer.vouch', GiveVouch, giveVouch),
  act('roles', 'volunteer.manage', GrantRole, grantRole),
  act('account', 'volunteer.manage', LinkAccount, linkAccount),
  act('pause', 'volunteer.manage', PauseVolunteer, pauseVolunteer),
  act('resume', 'volunteer.manage', Nothing, resumeVolunteer),
  act('availability', 'volunteer.manage', SetAvailability, setAvailability),
  act('remove', 'volunteer.remove', RemoveVolunteer, removeVolunteer),
  act('restore', 'volunteer.remove', Nothing, restoreVolunteer),
];

export function volunteerActRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    for (const { path, access, body, run } of VOLUNTEER_ACTS) {
      const schema = {
        tags: ['volunteers'],
        params: Params,
        response: { 200: VolunteerView, ...refusals },
      };
      app.post(
        `/api/v1/volunteers/:id/${path}`,
        { config: { access }, schema: body === Nothing ? schema : { ...schema, body } },
        async (request) => {
          const id = idOf(request.params.id);
          await run(deps, viewerOf(request), id, request.body);
          return showOnRoster(deps, viewerOf(request), id, languageOf(request));
        },
      );
    }
  };
}
