// Who may do what, as data. Need to know: nobody reads words, places or phones whose work does not
// need them; the administrator runs the system and reads no report. Pure.
import type { Permission } from '../contract/account.ts';
import type { ReportKind, Role } from '../contract/statuses.ts';

const ON_REPORTS: readonly Permission[] = [
  'report.read',
  'report.claim',
  'report.reply',
  'report.prioritise',
  'report.close',
  'report.reveal_phone',
  'report.correct',
  'report.seal_private',
];

const AT_THE_BOARD: readonly Permission[] = [
  ...ON_REPORTS,
  'incident.read',
  'incident.change',
  'incident.verify',
  'legal_log.write',
  'call_out.request',
  'sender.block',
  'volunteer.read',
  'volunteer.vouch',
];

export const PERMISSIONS_OF_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  responder: [],
  attorney: [],
  dispatcher: AT_THE_BOARD,
  legal_intake: [...ON_REPORTS, 'report.reveal_sealed', 'legal_log.read'],
  coordinator: [
    ...AT_THE_BOARD,
    'incident.override',
    'legal_log.read',
    'report.purge',
    'intake.set_mode',
    'operations.read',
    'place.aliases',
    'volunteer.manage',
    'volunteer.remove',
    'account.invite',
  ],
  admin: [
    'account.invite',
    'account.manage',
    'report.read',
    'incident.read',
    'operations.read',
    'volunteer.read',
    'volunteer.remove',
  ],
};

/** none: not even that it exists; summary: state and times only; full: words, place, phone. */
export type Sight = 'none' | 'summary' | 'full';

type SightRule = (kind: ReportKind) => Sight;

export const SIGHT_OF_ROLE: Readonly<Record<Role, SightRule>> = {
  responder: () => 'none',
  attorney: () => 'none',
  dispatcher: () => 'full',
  coordinator: () => 'full',
  legal_intake: (kind) => (kind === 'arrest' ? 'full' : 'none'),
  admin: () => 'summary',
};

export function permissionsOf(roles: readonly Role[]): Permission[] {
  return [...new Set(roles.flatMap((role) => PERMISSIONS_OF_ROLE[role]))].toSorted();
}

export function isAllowed(roles: readonly Role[], permission: Permission): boolean {
  return roles.some((role) => PERMISSIONS_OF_ROLE[role].includes(permission));
}

const WEIGHT: Readonly<Record<Sight, number>> = { none: 0, summary: 1, full: 2 };

/** Several roles: the best sight of them. */
export function reportSight(roles: readonly Role[], kind: ReportKind): Sight {
  return bestOf(roles.map((role) => SIGHT_OF_ROLE[role](kind)));
}

function bestOf(sights: readonly Sight[]): Sight {
  return sights.reduce<Sight>((best, each) => (WEIGHT[each] > WEIGHT[best] ? each : best), 'none');
}

/** Incidents are the board's business; the administrator sees that they are there. */
const INCIDENT_SIGHT_OF_ROLE: Readonly<Record<Role, Sight>> = {
  responder: 'none',
  attorney: 'none',
  dispatcher: 'full',
  coordinator: 'full',
  legal_intake: 'none',
  admin: 'summary',
};

export function incidentSight(roles: readonly Role[]): Sight {
  return bestOf(roles.map((role) => INCIDENT_SIGHT_OF_ROLE[role]));
}
