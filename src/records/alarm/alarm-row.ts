// An alarm as opened from the database, with what it is about.
import type { Person } from '../../contract/account.ts';
import type { AlarmKind } from '../../contract/alarm.ts';
import type { Priority, ReportKind } from '../../contract/statuses.ts';
import type { Keyring } from '../../security/keyring.ts';
import { personOf } from '../account/person-of.ts';
import { shortName } from '../volunteer/volunteer-row.ts';

export type AlarmRow = {
  id: string;
  kind: AlarmKind;
  raisedAt: Date;
  ownedBy: Person | null;
  ownedAt: Date | null;
  textedAt: Date | null;
  endedAt: Date | null;
  version: number;
  /** Null for one about somebody in the field. */
  report: { id: string; number: number; kind: ReportKind; priority: Priority } | null;
  field: { assignmentId: string; name: string; incidentId: string; code: string } | null;
};

export type StoredAlarm = Omit<AlarmRow, 'ownedBy' | 'report' | 'field'> & {
  byId: string | null;
  byUsername: string | null;
  byName: Uint8Array | null;
  reportId: string | null;
  number: number;
  reportKind: ReportKind;
  priority: Priority;
  assignmentId: string | null;
  incidentId: string;
  code: string;
  volunteerId: string;
  nameSealed: Uint8Array | null;
};

export function toAlarmRow(keyring: Keyring, row: StoredAlarm): AlarmRow {
  const { byId, byUsername, byName, id, kind, raisedAt, ownedAt, textedAt, endedAt, version } = row;
  const hasOwner = byId !== null && byUsername !== null && byName !== null;
  return {
    id,
    kind,
    raisedAt,
    ownedAt,
    textedAt,
    endedAt,
    version,
    ownedBy: hasOwner
      ? personOf(keyring, { id: byId, username: byUsername, nameSealed: byName })
      : null,
    report: reportOf(row),
    field: fieldOf(keyring, row),
  };
}

function reportOf({ reportId: id, number, reportKind: kind, priority }: StoredAlarm) {
  return id === null ? null : { id, number, kind, priority };
}

function fieldOf(keyring: Keyring, row: StoredAlarm): AlarmRow['field'] {
  const { assignmentId, incidentId, code, volunteerId, nameSealed } = row;
  if (assignmentId === null) return null;
  const name = nameSealed && keyring.openText('volunteer.name', volunteerId, nameSealed);
  return { assignmentId, name: shortName(name), incidentId, code };
}
