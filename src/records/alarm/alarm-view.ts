// An alarm as one viewer may see it: whoever may not read what it is about hears nothing. Pure.
import type { AlarmView } from '../../contract/alarm.ts';
import type { Role } from '../../contract/statuses.ts';
import { incidentSight, reportSight } from '../../security/permissions.ts';
import { returnsAt } from './alarm-rules.ts';
import type { AlarmRow } from './alarm-row.ts';

/** @returns null where the viewer may not know that it exists */
export function viewAlarm(row: AlarmRow, roles: readonly Role[]): AlarmView | null {
  const { ownedAt } = row;
  const about = aboutReport(row, roles) ?? aboutField(row, roles);
  if (!about) return null;
  return {
    ...about,
    id: row.id,
    kind: row.kind,
    raisedAt: row.raisedAt.toISOString(),
    ownedBy: row.ownedBy,
    ownedAt: ownedAt && ownedAt.toISOString(),
    returnsAt: ownedAt && returnsAt(ownedAt).toISOString(),
    textedAt: row.textedAt && row.textedAt.toISOString(),
    endedAt: row.endedAt && row.endedAt.toISOString(),
    version: row.version,
  };
}

type About = Pick<AlarmView, 'subject' | 'assignment' | 'priority'>;

function aboutReport({ report }: AlarmRow, roles: readonly Role[]): About | null {
  if (!report || reportSight(roles, report.kind) !== 'full') return null;
  const subject = { kind: 'report' as const, id: report.id, code: `R-${report.number}` };
  return { subject, assignment: null, priority: report.priority };
}

/** Nothing is more urgent than our own people. */
function aboutField({ field }: AlarmRow, roles: readonly Role[]): About | null {
  if (!field || incidentSight(roles) !== 'full') return null;
  const { incidentId, code, assignmentId, name } = field;
  const subject = { kind: 'incident' as const, id: incidentId, code };
  return { subject, assignment: { id: assignmentId, name }, priority: 'P1' };
}
