// Everything open, and the sequence number at which it is all of it: both from one snapshot of the
// database, so that the events after that number are exactly what is missing.
import type { z } from 'zod';
import type { Snapshot } from '../contract/board-protocol.ts';
import type { Role } from '../contract/statuses.ts';
import type { Deps } from '../deps.ts';
import { feedHead } from '../platform/feed-log.ts';
import { listOpenAlarms } from '../records/alarm/alarm-store.ts';
import { viewAlarm } from '../records/alarm/alarm-view.ts';
import { listOpenIncidents } from '../records/incident/incident-store.ts';
import { viewIncident } from '../records/incident/incident-view.ts';
import { listOpenReports } from '../records/report/report-store.ts';
import { viewReport } from '../records/report/report-view.ts';
import { withOptOuts } from './feed-item.ts';

export type BoardSnapshot = {
  seq: number;
  /** The frame as the holder of these roles may see it, made once for each set of roles. */
  frameFor(roles: readonly Role[], rolesKey: string): Buffer;
};

/** One repeatable-read transaction; takes no lock. Resolves when what was read is on disk. */
export async function takeSnapshot(deps: Pick<Deps, 'db' | 'keyring'>): Promise<BoardSnapshot> {
  const { seq, subjects, rows, ringing } = await deps.db.prisma.$transaction(
    async (tx) => {
      const head = await feedHead(tx);
      const reports = await listOpenReports(tx, deps.keyring);
      const subjects = await withOptOuts(tx, reports);
      const rows = await listOpenIncidents(tx, deps.keyring);
      const ringing = await listOpenAlarms(tx, deps.keyring);
      return { seq: head, subjects, rows, ringing };
    },
    { isolationLevel: 'RepeatableRead' },
  );
  await deps.db.flush();
  const frames = new Map<string, Buffer>();
  return {
    seq,
    frameFor: (roles, rolesKey) => {
      const known = frames.get(rolesKey);
      if (known) return known;
      const reports = subjects.flatMap((subject) => {
        const view = viewReport(subject.report, roles, subject.hasOptedOut);
        return view ? [view] : [];
      });
      const incidents = rows.flatMap((row) => {
        const view = viewIncident(row, roles);
        return view ? [view] : [];
      });
      const alarms = ringing.flatMap((row) => viewAlarm(row, roles) ?? []);
      const shown = { type: 'snapshot' as const, seq, reports, incidents, alarms };
      // Boards without a role in force are open for one reason alone.
      const reason = roles.length === 0 ? { reason: 'off_shift' as const } : {};
      const snapshot: z.infer<typeof Snapshot> = { ...shown, ...reason };
      const frame = Buffer.from(JSON.stringify(snapshot));
      frames.set(rolesKey, frame);
      return frame;
    },
  };
}
