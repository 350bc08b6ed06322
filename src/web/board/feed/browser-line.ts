// The connection as a browser has it: the socket beside this page, and the signs that the line or
// the machine went away.
import { readSession } from '../api/board-api.ts';
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
  const connection = new BoardConnection(browserParts, createBoardFeed(openReportId));
  const isOnline = () => connection.hurry();
  const isDoubtful = () => connection.doubt();
  const isSeen = () => {
    if (document.visibilityState === 'visible') connection.doubt();
  };
  window.addEventListener('online', isOnline);
  window.addEventListener('offline', isDoubtful);
  document.addEventListener('visibilitychange', isSeen);
  connection.start();
  return {
    hurry: () => connection.hurry(),
    close() {
      window.removeEventListener('online', isOnline);
      window.removeEventListener('offline', isDoubtful);
      document.removeEventListener('visibilitychange', isSeen);
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
  const isSignedOut = answer.kind === 'refused' && answer.error.code === 'not_signed_in';
  return isSignedOut ? 'signed_out' : 'reached';
}
