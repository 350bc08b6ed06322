// Carries what the connection hears into the store: events gathered for a few milliseconds and
// applied together, in order, each once; what was missed while the line was down is counted.
import type { BoardEvent } from '../../../contract/board-protocol.ts';
import type { ReportView } from '../../../contract/report.ts';
import {
  applyEvent,
  boardFromSnapshot,
  changedReports,
  type BoardSnapshot,
} from '../state/board-state.ts';
import { accountIdOf, useBoard, type Arrivals, type BoardStore } from '../state/board-store.ts';
import { serverNow } from '../state/server-clock.ts';
import type { ConnectionListener } from './connection-parts.ts';

const GATHER_MS = 16;

/** What the server sends at once on return was missed, whatever the two clocks say. */
const BURST_MS = 300;

export function createBoardFeed(openReportId: () => string | null): ConnectionListener {
  let waiting: BoardEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let returnedAtMs: number | null = null;

  function flush(): void {
    timer = null;
    const events = waiting;
    waiting = [];
    if (events.length > 0)
      useBoard.setState(gathered(useBoard.getState(), events, returnedAtMs, openReportId()));
  }

  return {
    onSnapshot(snapshot) {
      waiting = [];
      returnedAtMs = null;
      useBoard.setState(afterSnapshot(useBoard.getState(), snapshot));
    },
    onResumed() {
      flush();
      returnedAtMs = serverNow();
    },
    onEvent(event) {
      waiting.push(event);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    onStatus(status) {
      useBoard.setState({ status });
    },
  };
}

function afterSnapshot(store: BoardStore, snapshot: BoardSnapshot): Partial<BoardStore> {
  const board = boardFromSnapshot(snapshot);
  const isFirst = store.status.freshAt === null;
  const changed = isFirst ? [] : changedReports(store.board, board);
  return {
    board,
    isOffShift: snapshot.reason === 'off_shift',
    away: addAway(store.away, changed),
    lastReceivedAt: newest(store.lastReceivedAt, snapshot.reports),
  };
}

/** The change to the store that these events make together. */
function gathered(
  store: BoardStore,
  events: readonly BoardEvent[],
  returnedAtMs: number | null,
  openId: string | null,
): Partial<BoardStore> {
  let board = store.board;
  const away: string[] = [];
  const arrived: ReportView[] = [];
  const newText = new Set(store.newText);
  for (const event of events) {
    const applied = applyEvent(board, event);
    if (applied.verdict !== 'applied') continue;
    const before = board;
    board = applied.state;
    if (!('report' in event)) continue;
    const { report } = event;
    if (wasMissed(event, returnedAtMs)) away.push(report.id);
    if (event.kind === 'report.received') arrived.push(report);
    else if (isNewTextForMe(store, before.reports.get(report.id), report, openId))
      newText.add(report.id);
  }
  return {
    board,
    newText,
    away: addAway(store.away, away),
    arrivals: announce(store.arrivals, arrived),
    lastReceivedAt: newest(store.lastReceivedAt, arrived),
  };
}

function wasMissed(
  event: Exclude<BoardEvent, { kind: 'withheld' }>,
  returnedAtMs: number | null,
): boolean {
  if (returnedAtMs === null) return false;
  return Date.parse(event.at) < returnedAtMs || serverNow() < returnedAtMs + BURST_MS;
}

function isNewTextForMe(
  store: BoardStore,
  before: ReportView | undefined,
  after: ReportView,
  openId: string | null,
): boolean {
  if (before === undefined || after.id === openId) return false;
  if (after.claimedBy?.id !== accountIdOf(store)) return false;
  return after.messageCount > before.messageCount && after.lastMessageAt > before.lastMessageAt;
}

function addAway(away: BoardStore['away'], ids: readonly string[]): BoardStore['away'] {
  return ids.length === 0 ? away : new Set([...away, ...ids]);
}

function announce(last: Arrivals | null, arrived: readonly ReportView[]): Arrivals | null {
  const first = [...arrived].sort((a, b) => a.priority.localeCompare(b.priority))[0];
  if (first === undefined) return last;
  return { id: (last?.id ?? 0) + 1, first, count: arrived.length };
}

function newest(known: string | null, reports: readonly ReportView[]): string | null {
  return reports.reduce<string | null>(
    (latest, { receivedAt }) => (latest === null || receivedAt > latest ? receivedAt : latest),
    known,
  );
}
