// Who writes a reply keeps the report: the server is told, at most once a minute.
import type { ReportView } from '../../../contract/report.ts';
import { keepClaim } from '../api/claim-api.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';

const AT_MOST_EVERY_MS = 60_000;

let last = { reportId: '', atMs: 0 };

export function noteWriting({ id, claimedBy }: ReportView): void {
  const nowMs = Date.now();
  const isRecent = last.reportId === id && nowMs - last.atMs < AT_MOST_EVERY_MS;
  if (isRecent || claimedBy?.id !== accountIdOf(useBoard.getState())) return;
  last = { reportId: id, atMs: nowMs };
  void keepClaim(id);
}
