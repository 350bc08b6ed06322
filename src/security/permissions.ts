// Who may do what, as data. Need to know: nobody reads words, places or phones whose work does not
// need them; the administrator runs the system and reads no report. Pure.
import type { Permission } from '../contract/account.ts';
import type { ReportKind, Role } from '../contract/statuses.ts';

const AT_THE_BOARD: readonly Permission[] = [
  'report.read',
  'report.claim',
  'report.reply',
  'report.prioritise',
  'report.close',
  'report.reveal_phone',
];

export const PERMISSIONS_OF_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  responder: [],
  attorney: [],
  dispatcher: AT_THE_BOARD,
  legal_intake: AT_THE_BOARD,
  coordinator: [...AT_THE_BOARD, 'report.purge', 'operations.read'],
  admin: ['report.read', 'operations.read'],
};

/** none: not even that it exists; summary: state and times only; full: words, place, phone. */
export type ReportSight = 'none' | 'summary' | 'full';

type SightRule = (kind: ReportKind) => ReportSight;

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

const WEIGHT: Readonly<Record<ReportSight, number>> = { none: 0, summary: 1, full: 2 };

/** Several roles: the best sight of them. */
export function reportSight(roles: readonly Role[], kind: ReportKind): ReportSight {
  const sights = roles.map((role) => SIGHT_OF_ROLE[role](kind));
  return sights.reduce<ReportSight>(
    (best, each) => (WEIGHT[each] > WEIGHT[best] ? each : best),
    'none',
  );
}
