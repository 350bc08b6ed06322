// A board's connection on a bench: sockets that say what they are told to, and a clock that moves only
// when it is asked to.
import { BoardConnection } from '../../src/web/board/feed/board-connection.ts';
import type { BoardSocket, ConnectionStatus } from '../../src/web/board/feed/connection-parts.ts';

type Answer = 'reached' | 'signed_out' | 'unreachable';

export class FakeSocket implements BoardSocket {
  onopen: BoardSocket['onopen'] = null;
  onmessage: BoardSocket['onmessage'] = null;
  onclose: BoardSocket['onclose'] = null;
  sent: unknown[] = [];
  isClosed = false;
  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }
  close(): void {
    this.isClosed = true;
  }
  open(): void {
    this.onopen?.();
  }
  says(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  closes(code: number): void {
    this.onclose?.({ code });
  }
}

/** One board on a clock that moves only by `advance`. */
export class Bench {
  nowMs = 1_000_000;
  answer: Answer = 'reached';
  sockets: FakeSocket[] = [];
  heard: string[] = [];
  status: ConnectionStatus | undefined;
  private timers = new Map<number, { at: number; run: () => void }>();
  private lastTimer = 0;
  readonly connection = new BoardConnection(
    {
      openSocket: () => {
        const socket = new FakeSocket();
        this.sockets.push(socket);
        return socket;
      },
      askServer: () => Promise.resolve(this.answer),
      now: () => this.nowMs,
      random: () => 0.5,
      setTimer: (run, delayMs) => {
        this.lastTimer += 1;
        this.timers.set(this.lastTimer, { at: this.nowMs + delayMs, run });
        return this.lastTimer;
      },
      clearTimer: (timer) => this.timers.delete(timer),
    },
    {
      onSnapshot: ({ seq }) => this.heard.push(`snapshot ${seq}`),
      onResumed: () => this.heard.push('resumed'),
      onEvent: ({ seq }) => this.heard.push(`event ${seq}`),
      onStatus: (status) => {
        this.status = status;
      },
    },
  );

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error('no socket was opened');
    return socket;
  }
  get openTimers(): number {
    return this.timers.size;
  }

  /** Runs every timer that falls due, in order, letting promises settle between. */
  async advance(ms: number): Promise<void> {
    const until = this.nowMs + ms;
    for (;;) {
      const due = [...this.timers]
        .filter(([, { at }]) => at <= until)
        .sort(([, a], [, b]) => a.at - b.at)[0];
      if (due === undefined) break;
      this.timers.delete(due[0]);
      this.nowMs = Math.max(this.nowMs, due[1].at);
      due[1].run();
      await settled();
    }
    this.nowMs = until;
    await settled();
  }

  /** The machine sleeps: time passes and no timer runs. */
  sleep(ms: number): void {
    this.nowMs += ms;
  }

  goLive(seq = 5): this {
    this.connection.start();
    this.socket.open();
    this.socket.says(snapshot(seq));
    return this;
  }
}

export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

export const snapshot = (seq: number) => ({ type: 'snapshot', seq, reports: [], incidents: [] });
export const withheld = (seq: number) => ({ type: 'event', seq, kind: 'withheld' });
export const hello = (lastSeq?: number) => ({
  type: 'hello',
  protocol: 1,
  ...(lastSeq === undefined ? {} : { lastSeq }),
});
