// An alarm as one viewer may see it: whoever may not read what it is about hears nothing. Pure.
import type { AlarmView } from '../../contract/alarm.ts';
import type { Role } from '../../contract/statuses.ts';
import { reportSight } from '../../security/permissions.ts';
import { returnsAt } from './alarm-rules.ts';
import type { AlarmRow } from './alarm-store.ts';

/** @returns null where the viewer may not know that it exists */
export function viewAlarm(row: AlarmRow, roles: readonly Role[]): AlarmView | null {
  const { report, ownedAt } = row;
  if (reportSight(roles, report.kind) !== 'full') return null;
  return {
    id: row.id,
    kind: row.kind,
    subject: { kind: 'report', id: report.id, code: `R-${report.number}` },
    priority: report.priority,
    raisedAt: row.raisedAt.toISOString(),
    ownedBy: row.ownedBy,
    ownedAt: ownedAt && ownedAt.toISOString(),
    returnsAt: ownedAt && returnsAt(ownedAt).toISOString(),
    textedAt: row.textedAt && row.textedAt.toISOString(),
    endedAt: row.endedAt && row.endedAt.toISOString(),
    version: row.version,
  };
}
