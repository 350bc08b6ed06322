// Whether a report or incident may be known of by these roles at all: who else looks at it is told to
// nobody else.
import type { LookedAt } from '../contract/board-protocol.ts';
import type { Role } from '../contract/statuses.ts';
import type { Deps } from '../deps.ts';
import { findIncident } from '../records/incident/incident-store.ts';
import { viewIncident } from '../records/incident/incident-view.ts';
import { findReport } from '../records/report/report-store.ts';
import { viewReport } from '../records/report/report-view.ts';

export async function mayLook(
  { db, keyring }: Pick<Deps, 'db' | 'keyring'>,
  at: LookedAt,
  roles: readonly Role[],
): Promise<boolean> {
  if (at.kind === 'incident') {
    const incident = await findIncident(db.prisma, keyring, at.id);
    return incident !== null && viewIncident(incident, roles) !== null;
  }
  const report = await findReport(db.prisma, keyring, at.id);
  return report !== null && viewReport(report, roles, false) !== null;
}
