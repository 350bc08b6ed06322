// The connection as a browser has it: the socket beside this page, and the signs that the line or
// the machine went away.
import { readSession } from '../api/board-api.ts';
import { useBoard } from '../state/board-store.ts';
import { heardPresence, speakThrough } from '../presence/presence-store.ts';
import { BoardConnection } from './board-connection.ts';
import { createBoardFeed } from './board-feed.ts';
import type { BoardSocket, ConnectionParts } from './connection-parts.ts';

const browserParts: ConnectionParts = {
  openSocket: () => new WebSocket(socketUrl()) as BoardSocket,
  askServer,
  now: () => Date.now(),
  random: () => Math.random(),
  setTimer: (run, delayMs) => window.setTimeout(run, delayMs),
  clearTimer: (timer) => window.clearTimeout(timer),
};

export interface BoardLine {
  hurry(): void;
  close(): void;
}

export function openBoardLine(openReportId: () => string | null): BoardLine {
  const feed = createBoardFeed(openReportId);
  const connection = new BoardConnection(browserParts, {
    ...feed,
    onPresence: heardPresence,
    onSnapshot(snapshot) {
      feed.onSnapshot(snapshot);
      // A snapshot out of turn may mean other roles: what may be done is asked anew.
      void askServer();
    },
  });
  const isOnline = () => connection.hurry();
  const isDoubtful = () => connection.doubt();
  const isSeen = () => {
    if (document.visibilityState === 'visible') connection.doubt();
  };
  window.addEventListener('online', isOnline);
  window.addEventListener('offline', isDoubtful);
  document.addEventListener('visibilitychange', isSeen);
  speakThrough((message) => connection.tell(message));
  connection.start();
  return {
    hurry: () => connection.hurry(),
    close() {
      window.removeEventListener('online', isOnline);
      window.removeEventListener('offline', isDoubtful);
      document.removeEventListener('visibilitychange', isSeen);
      speakThrough(null);
      connection.stop();
    },
  };
}

function socketUrl(): string {
  const url = new URL('/board/socket', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

async function askServer(): Promise<'reached' | 'signed_out' | 'unreachable'> {
  const answer = await readSession();
  if (answer.kind === 'no_answer') return 'unreachable';
  if (answer.kind === 'ok') {
    const isSignedIn = useBoard.getState().session.phase === 'signed_in';
    if (isSignedIn) useBoard.setState({ session: { phase: 'signed_in', view: answer.value } });
    return 'reached';
  }
  return answer.error.code === 'not_signed_in' ? 'signed_out' : 'reached';
}
