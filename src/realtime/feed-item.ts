// An entry of the log with what it is about, read once and shared by all boards. What is read is the
// subject as it stands now, at least as new as the entry: a board keeps the newer of two versions.
import type { Role } from '../contract/statuses.ts';
import type { Deps } from '../deps.ts';
import type { DbClient } from '../platform/db.ts';
import type { FeedEntry } from '../platform/feed-log.ts';
import { optedOutAmong } from '../records/consent/consent-store.ts';
import type { ReportRow } from '../records/report/report-row.ts';
import { findReports } from '../records/report/report-store.ts';
import { viewReport } from '../records/report/report-view.ts';
import type { BoardEvent } from '../contract/board-protocol.ts';

/** A report and whether its sender may be answered. */
export type Subject = { report: ReportRow; hasOptedOut: boolean };

export type FeedItem = {
  seq: number;
  /** The frame as the holder of these roles may see it, made once for each set of roles. */
  frameFor(roles: readonly Role[], rolesKey: string): Buffer;
};

export async function loadFeedItems(
  deps: Pick<Deps, 'db' | 'keyring'>,
  entries: readonly FeedEntry[],
): Promise<FeedItem[]> {
  const ids = [...new Set(entries.map((entry) => entry.subjectId))];
  const subjects: Subject[] = await findReports(deps.db, deps.keyring, ids);
  const byId = new Map(subjects.map((subject) => [subject.report.id, subject]));
  return entries.map((entry) => createFeedItem(entry, byId.get(entry.subjectId)));
}

export async function withOptOuts(db: DbClient, rows: readonly ReportRow[]): Promise<Subject[]> {
  const indexes = rows.flatMap((row) => (row.phoneIndex ? [row.phoneIndex] : []));
  const optedOut = await optedOutAmong(db, indexes, 'hotline');
  return rows.map((report) => ({ report, hasOptedOut: optedOut.has(hexOf(report.phoneIndex)) }));
}

function createFeedItem(entry: FeedEntry, subject: Subject | undefined): FeedItem {
  const frames = new Map<string, Buffer>();
  return {
    seq: entry.seq,
    frameFor: (roles, rolesKey) => {
      const known = frames.get(rolesKey);
      if (known) return known;
      const frame = Buffer.from(JSON.stringify(eventFor(entry, subject, roles)));
      frames.set(rolesKey, frame);
      return frame;
    },
  };
}

function eventFor(
  { seq, kind, at }: FeedEntry,
  subject: Subject | undefined,
  roles: readonly Role[],
): BoardEvent {
  const report = subject ? viewReport(subject.report, roles, subject.hasOptedOut) : null;
  if (!report) return { type: 'event', seq, kind: 'withheld' };
  return { type: 'event', seq, kind, at: at.toISOString(), report };
}

function hexOf(bytes: Uint8Array | null): string {
  return bytes ? Buffer.from(bytes).toString('hex') : '';
}
