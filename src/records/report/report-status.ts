// How a report may move, and who may move it. Pure.
import type { ReportStatus } from '../../contract/statuses.ts';

export type ReportMove =
  'ask' | 'claim' | 'release' | 'link' | 'close' | 'close_keyword' | 'reopen' | 'purge';

type Rule = {
  from: readonly ReportStatus[];
  to: ReportStatus;
  by: readonly ('system' | 'dispatcher' | 'coordinator')[];
};

/** Networks' practice: one owner at a time; what is closed opens again when its sender writes. */
export const REPORT_MOVES: Readonly<Record<ReportMove, Rule>> = {
  ask: { from: ['new'], to: 'collecting', by: ['system'] },
  claim: { from: ['new', 'collecting'], to: 'in_review', by: ['dispatcher'] },
  release: { from: ['in_review'], to: 'new', by: ['dispatcher', 'system'] },
  link: { from: ['in_review'], to: 'linked', by: ['dispatcher'] },
  close: { from: ['in_review', 'linked'], to: 'closed', by: ['dispatcher'] },
  close_keyword: { from: ['new'], to: 'closed', by: ['system'] },
  reopen: { from: ['closed', 'linked'], to: 'in_review', by: ['system', 'dispatcher'] },
  purge: {
    from: ['new', 'collecting', 'in_review', 'linked', 'closed'],
    to: 'purged',
    by: ['system', 'coordinator'],
  },
};

/** After this long a closed thread is over: the sender's next words open a new report. */
export const REOPEN_WITHIN_MS = 6 * 60 * 60 * 1000;

export function mayMove(status: ReportStatus, move: ReportMove): boolean {
  return REPORT_MOVES[move].from.includes(status);
}
