// What the board shows, in one place: the world as the log tells it, and what this person chose.
import { create } from 'zustand';
import type { SessionView } from '../../../contract/account.ts';
import type { CorrectableField } from '../../../contract/report-corrections.ts';
import type { ReportView } from '../../../contract/report.ts';
import type { ConnectionStatus } from '../feed/connection-parts.ts';
import type { Said } from '../words/use-words.ts';
import { EMPTY_BOARD, type BoardState } from './board-state.ts';
import type { QueueFilter } from './report-order.ts';

export type SessionState =
  | { phase: 'checking' }
  | { phase: 'signed_out'; hasEnded: boolean }
  | { phase: 'signed_in'; view: SessionView };

/** A window about the open incident or report. */
export const SUBJECT_DIALOGS = [
  'link',
  'split',
  'finding',
  'verdict',
  'call_out',
  'stand_down',
  'close_incident',
  'hand_over',
] as const;
export type SubjectDialog = (typeof SUBJECT_DIALOGS)[number];

/** A window over the board; that of a correction is about one field. */
export type OpenDialog =
  | 'close'
  | 'help'
  | 'settings'
  | 'palette'
  | SubjectDialog
  | { correct: CorrectableField }
  | { step: string }
  | null;

/** Which of the two is shown where there is room for one. */
export type Side = 'thread' | 'incident';

export interface NoticeAction {
  word: Said['word'];
  run: () => void;
}

export interface Notice {
  id: number;
  tone: 'ok' | 'danger' | 'wait';
  said: Said;
  actions: readonly NoticeAction[];
}

export interface Arrivals {
  /** Rises with every announcement, so that the same words are read out again. */
  id: number;
  first: ReportView;
  count: number;
}

export interface BoardStore {
  session: SessionState;
  board: BoardState;
  status: ConnectionStatus;
  /** The server keeps everything live back until the shift begins. */
  isOffShift: boolean;
  /** When the newest report known to this board came; for the empty queue. */
  lastReceivedAt: string | null;
  /** The reports that changed while the line was down, until they are seen. */
  away: ReadonlySet<string>;
  /** Reports of mine with words I have not opened. */
  newText: ReadonlySet<string>;
  filter: QueueFilter;
  query: string;
  cursorId: string | null;
  side: Side;
  dialog: OpenDialog;
  notices: readonly Notice[];
  arrivals: Arrivals | null;
  /** `claim:<id>` and the like, while the server has not answered. */
  pending: ReadonlySet<string>;
}

/** Everything that belongs to one session, as it is before the first snapshot. */
const FRESH = {
  board: EMPTY_BOARD,
  status: { phase: 'stopped', freshAt: null, reason: null } as ConnectionStatus,
  isOffShift: false,
  lastReceivedAt: null,
  away: new Set<string>(),
  newText: new Set<string>(),
  filter: 'all' as QueueFilter,
  query: '',
  cursorId: null,
  side: 'thread' as Side,
  dialog: null,
  notices: [],
  arrivals: null,
  pending: new Set<string>(),
};

export const useBoard = create<BoardStore>(() => ({ session: { phase: 'checking' }, ...FRESH }));

/** Takes everything of a session off the page. */
export function forgetBoard(hasEnded: boolean): void {
  useBoard.setState({ session: { phase: 'signed_out', hasEnded }, ...FRESH });
}

export function markAwaySeen(): void {
  useBoard.setState({ away: new Set() });
}

/** A report was opened: what was new in it no longer is. */
export function markReportSeen(reportId: string): void {
  const { away, newText } = useBoard.getState();
  if (away.has(reportId)) useBoard.setState({ away: without(away, reportId) });
  if (newText.has(reportId)) useBoard.setState({ newText: without(newText, reportId) });
}

/** An incident was opened: what was new in its reports no longer is. */
export function markAllSeen(reportIds: readonly string[]): void {
  for (const id of reportIds) markReportSeen(id);
}

export function setPending(key: string, isPending: boolean): void {
  const { pending } = useBoard.getState();
  useBoard.setState({ pending: isPending ? new Set([...pending, key]) : without(pending, key) });
}

/** The signed-in account's id; empty when nobody is. */
export function accountIdOf(state: Pick<BoardStore, 'session'>): string {
  return state.session.phase === 'signed_in' ? state.session.view.account.id : '';
}

function without(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  return new Set([...set].filter((each) => each !== item));
}
