// The end of a board's socket, as its client and our counters are told of it.
import type { WebSocket } from 'ws';
import type { CloseReason } from '../contract/board-protocol.ts';
import { BOARD_PROTOCOL, CLOSE_CODES } from '../contract/board-protocol.ts';

/** `noPong` and `gone` are ends without a close frame of ours. */
export type EndReason = CloseReason | 'noPong' | 'gone';

const CLOSE_WORDS: Readonly<Record<CloseReason, string>> = {
  binaryFrame: 'text frames only',
  frameTooLarge: 'frame too large',
  badMessage: 'not the protocol',
  sessionEnded: 'signed out',
  wrongProtocol: `protocol ${BOARD_PROTOCOL} only`,
  noHello: 'no hello',
  tooManySockets: 'too many boards of one session',
  tooSlow: 'read too slowly; come back with lastSeq',
  tooManyMessages: 'too many messages',
  restarting: 'try again soon',
};

export function closeSocket(socket: Pick<WebSocket, 'close'>, reason: CloseReason): void {
  socket.close(CLOSE_CODES[reason], CLOSE_WORDS[reason]);
}
