// Pure. What is to be heard when the board moves from one state to the next: the worst thing alone.
import type { AlarmView } from '../../../contract/alarm.ts';
import type { ReportView } from '../../../contract/report.ts';
import { isOpenReport, type BoardState } from '../state/board-state.ts';
import { isSlow } from '../state/report-order.ts';
import type { ToneName } from './tones.ts';

export function whatSounds(before: BoardState, after: BoardState): ToneName | null {
  const started = [...after.alarms.values()].filter(
    (alarm) => rings(alarm) && !rings(before.alarms.get(alarm.id)),
  );
  if (started.some(({ kind }) => kind === 'sos')) return 'sos';
  if (started.length > 0) return 'alarm';
  // What waited already when the board was opened is not news.
  if (before.seq === 0) return null;
  const fresh = [...after.reports.values()].filter((report) =>
    isNews(report, before.reports.get(report.id)),
  );
  if (fresh.some(({ priority }) => priority === 'P1')) return 'report_p1';
  return fresh.some(({ priority }) => priority === 'P2') ? 'report_p2' : null;
}

/** Somebody asks for help and nobody has said `I have it`. */
export function hasRingingSos({ alarms }: Pick<BoardState, 'alarms'>): boolean {
  return [...alarms.values()].some((alarm) => alarm.kind === 'sos' && rings(alarm));
}

function rings(alarm: AlarmView | undefined): boolean {
  return alarm !== undefined && alarm.ownedBy === null && alarm.endedAt === null;
}

/** New, or become a P1 since; not what somebody has in hand, nor what waits in the slow lane. */
function isNews(report: ReportView, known: ReportView | undefined): boolean {
  if (!isOpenReport(report) || report.claimedBy !== null || isSlow(report)) return false;
  return known === undefined || (report.priority === 'P1' && known.priority !== 'P1');
}
