// An entry of the log with what it is about, read once and shared by all boards. What is read is the
// subject as it stands now, at least as new as the entry: a board keeps the newer of two versions.
import type { Role } from '../contract/statuses.ts';
import { REPORT_KINDS } from '../contract/statuses.ts';
import type { Deps } from '../deps.ts';
import type { DbClient } from '../platform/db.ts';
import { assertNever } from '../platform/errors.ts';
import type { FeedEntry } from '../platform/feed-log.ts';
import type { AlarmRow } from '../records/alarm/alarm-row.ts';
import { findAlarms } from '../records/alarm/alarm-store.ts';
import { viewAlarm } from '../records/alarm/alarm-view.ts';
import { optedOutAmong } from '../records/consent/consent-store.ts';
import type { IncidentRow } from '../records/incident/incident-row.ts';
import { findIncidents } from '../records/incident/incident-store.ts';
import { viewIncident } from '../records/incident/incident-view.ts';
import type { ReportRow } from '../records/report/report-row.ts';
import type { ReportSubject } from '../records/report/report-feed-store.ts';
import { viewReport } from '../records/report/report-view.ts';
import { reportSight } from '../security/permissions.ts';
import type { BoardEvent } from '../contract/board-protocol.ts';

/** What an entry is about. */
type Told =
  | { about: 'report'; subject: ReportSubject }
  | { about: 'incident'; incident: IncidentRow }
  | { about: 'alarm'; alarm: AlarmRow }
  | { about: 'nothing_left' };

export type FeedItem = {
  seq: number;
  /** The frame as the holder of these roles may see it, made once for each set of roles. */
  frameFor(roles: readonly Role[], rolesKey: string): Buffer;
};

/** @param reports those that the entries are about; the rest is read here */
export async function loadFeedItems(
  deps: Pick<Deps, 'db' | 'keyring'>,
  entries: readonly FeedEntry[],
  reports: readonly ReportSubject[],
): Promise<FeedItem[]> {
  const told = new Map<string, Told>();
  for (const subject of reports) told.set(subject.report.id, { about: 'report', subject });
  const reading: Promise<void>[] = [];
  const incidentIds = idsOf(entries, 'incident.');
  if (incidentIds.length > 0) reading.push(readIncidents(deps, incidentIds, told));
  const alarmIds = idsOf(entries, 'alarm.');
  if (alarmIds.length > 0) reading.push(readAlarms(deps, alarmIds, told));
  await Promise.all(reading);
  return entries.map((entry) =>
    createFeedItem(entry, told.get(entry.subjectId) ?? { about: 'nothing_left' }),
  );
}

function idsOf(entries: readonly FeedEntry[], prefix: string): string[] {
  const ids = entries.filter(({ kind }) => kind.startsWith(prefix)).map((each) => each.subjectId);
  return [...new Set(ids)];
}

async function readIncidents(
  deps: Pick<Deps, 'db' | 'keyring'>,
  ids: readonly string[],
  told: Map<string, Told>,
): Promise<void> {
  const incidents = await findIncidents(deps.db.prisma, deps.keyring, ids);
  for (const incident of incidents) told.set(incident.id, { about: 'incident', incident });
}

async function readAlarms(
  deps: Pick<Deps, 'db' | 'keyring'>,
  ids: readonly string[],
  told: Map<string, Told>,
): Promise<void> {
  const alarms = await findAlarms(deps.db, deps.keyring, ids);
  for (const alarm of alarms) told.set(alarm.id, { about: 'alarm', alarm });
}

export async function withOptOuts(
  db: DbClient,
  rows: readonly ReportRow[],
): Promise<ReportSubject[]> {
  const indexes = rows.flatMap((row) => (row.phoneIndex ? [row.phoneIndex] : []));
  const optedOut = await optedOutAmong(db, indexes, 'hotline');
  return rows.map((report) => ({ report, hasOptedOut: optedOut.has(hexOf(report.phoneIndex)) }));
}

function createFeedItem(entry: FeedEntry, told: Told): FeedItem {
  const frames = new Map<string, Buffer>();
  return {
    seq: entry.seq,
    frameFor: (roles, rolesKey) => {
      const known = frames.get(rolesKey);
      if (known) return known;
      const frame = Buffer.from(JSON.stringify(eventFor(entry, told, roles)));
      frames.set(rolesKey, frame);
      return frame;
    },
  };
}

function eventFor(entry: FeedEntry, told: Told, roles: readonly Role[]): BoardEvent {
  const shown = tellOf(entry, told, roles);
  return shown ?? { type: 'event', seq: entry.seq, kind: 'withheld' };
}

function tellOf(entry: FeedEntry, told: Told, roles: readonly Role[]): BoardEvent | null {
  switch (told.about) {
    case 'report':
      return reportEvent(entry, told.subject, roles);
    case 'incident':
      return incidentEvent(entry, told.incident, roles);
    case 'alarm':
      return alarmEvent(entry, told.alarm, roles);
    case 'nothing_left':
      return reportEvent(entry, null, roles);
    default:
      return assertNever(told);
  }
}

function reportEvent(
  { seq, kind, at, subjectId }: FeedEntry,
  subject: ReportSubject | null,
  roles: readonly Role[],
): BoardEvent | null {
  const report = subject && viewReport(subject.report, roles, subject.hasOptedOut);
  if (report) {
    const shown = kind === 'report.received' ? kind : 'report.changed';
    return { type: 'event', seq, kind: shown, at: at.toISOString(), report };
  }
  if (kind !== 'report.withdrawn' || !mayHaveSeen(roles)) return null;
  return { type: 'event', seq, kind, at: at.toISOString(), reportId: subjectId };
}

function incidentEvent(
  { seq, kind, at }: FeedEntry,
  row: IncidentRow,
  roles: readonly Role[],
): BoardEvent | null {
  const incident = viewIncident(row, roles);
  if (!incident) return null;
  const shown = kind === 'incident.opened' ? kind : 'incident.changed';
  return { type: 'event', seq, kind: shown, at: at.toISOString(), incident };
}

function alarmEvent(
  { seq, at }: FeedEntry,
  row: AlarmRow,
  roles: readonly Role[],
): BoardEvent | null {
  const alarm = viewAlarm(row, roles);
  return alarm && { type: 'event', seq, kind: 'alarm.changed', at: at.toISOString(), alarm };
}

/** Whether there are reports that these roles see: to all others it stays unknown that this one is. */
function mayHaveSeen(roles: readonly Role[]): boolean {
  return REPORT_KINDS.some((kind) => reportSight(roles, kind) !== 'none');
}

function hexOf(bytes: Uint8Array | null): string {
  return bytes ? Buffer.from(bytes).toString('hex') : '';
}
