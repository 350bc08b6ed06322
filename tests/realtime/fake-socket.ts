// A socket without a wire: what was sent to it, and what its client does.
import { EventEmitter } from 'node:events';
import type { BoardSocket } from '../../src/realtime/board-session.ts';
import type { ServerMessage } from '../../src/contract/board-protocol.ts';
import { ServerMessage as ServerMessageShape } from '../../src/contract/board-protocol.ts';

export class FakeSocket extends EventEmitter {
  readonly sent: (Buffer | string)[] = [];
  readonly flushes: (() => void)[] = [];
  closed: { code: number; reason: string } | null = null;
  isTerminated = false;
  pings = 0;
  /** Set for a client that does not read. */
  isStalled = false;
  bufferedAmount = 0;

  send(frame: Buffer | string, ...rest: unknown[]): void {
    this.sent.push(frame);
    const flushed = rest.find((each): each is () => void => typeof each === 'function');
    if (this.isStalled) this.bufferedAmount += Buffer.byteLength(frame);
    if (flushed && this.isStalled) this.flushes.push(flushed);
    else flushed?.();
  }

  /** The client reads all that waits. */
  drain(): void {
    this.bufferedAmount = 0;
    this.flushes.splice(0).forEach((flushed) => flushed());
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason };
  }

  terminate(): void {
    this.isTerminated = true;
  }

  ping(): void {
    this.pings += 1;
  }

  says(message: unknown): void {
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    this.emit('message', Buffer.from(text), false);
  }

  hello(lastSeq?: number): void {
    this.says({ type: 'hello', protocol: 1, ...(lastSeq === undefined ? {} : { lastSeq }) });
  }

  /** Every frame, checked against the contract. */
  get frames(): ServerMessage[] {
    return this.sent.map((frame) => ServerMessageShape.parse(JSON.parse(String(frame))));
  }

  asBoardSocket(): BoardSocket {
    return this as unknown as BoardSocket;
  }
}
