// One board's socket, kept alive: says hello with what it has, proves that the sequence rises by
// exactly one, asks again from scratch after a gap, and never claims to be live when it is not.
import {
  BOARD_PROTOCOL,
  CLOSE_CODES,
  type BoardEvent,
  type ClientMessage,
} from '../../../contract/board-protocol.ts';
import { backoffMs } from './backoff.ts';
import {
  parseFrame,
  type BoardSocket,
  type ConnectionListener,
  type ConnectionParts,
  type ConnectionStatus,
} from './connection-parts.ts';

const ANSWER_TIMEOUT_MS = 10_000;
const WATCH_EVERY_MS = 5_000;
/** A laptop whose timers stood still for this long was asleep; a hidden tab's run once a minute. */
const SLEPT_MS = 75_000;
const QUIET_MS = 25_000;

export class BoardConnection {
  private readonly parts: ConnectionParts;
  private readonly listener: ConnectionListener;
  private socket: BoardSocket | null = null;
  private status: ConnectionStatus = { phase: 'stopped', freshAt: null, reason: null };
  private seq: number | null = null;
  /** Not while something is kept back: what comes after it does not complete it. */
  private hasWhole = true;
  private attempt = 0;
  private unreadable = 0;
  private heardAt = 0;
  private watchedAt = 0;
  private retryTimer: number | null = null;
  private answerTimer: number | null = null;
  private watchTimer: number | null = null;

  constructor(parts: ConnectionParts, listener: ConnectionListener) {
    this.parts = parts;
    this.listener = listener;
  }

  start(): void {
    if (this.watchTimer !== null) return;
    this.watchedAt = this.parts.now();
    this.watch();
    this.connect();
  }

  /** Closes for good; the instance is not used again. */
  stop(): void {
    this.finish('stopped');
  }

  /** Tries at once instead of waiting out the pause, as after `online` or a press of the button. */
  hurry(): void {
    if (this.status.phase === 'waiting') this.connect();
    else if (this.status.phase === 'live') void this.probe();
  }

  /** Says something that may be lost; only while the line is live. */
  tell(message: ClientMessage): void {
    if (this.status.phase === 'live') this.socket?.send(JSON.stringify(message));
  }

  /** Asks the server whether the line still stands, as after `offline` or a return to the tab. */
  doubt(): void {
    if (this.hasSlept()) this.drop(this.heardAt);
    else if (this.status.phase === 'live') void this.probe();
  }

  private connect(): void {
    this.clearTimers();
    this.say({ phase: 'connecting', reason: null });
    const socket = this.parts.openSocket();
    this.socket = socket;
    let wasOpen = false;
    socket.onopen = () => {
      wasOpen = true;
      if (this.socket === socket) this.sayHello(socket);
    };
    socket.onmessage = ({ data }) => {
      if (this.socket === socket) this.read(data);
    };
    socket.onclose = ({ code }) => {
      if (this.socket === socket) this.closed(code, wasOpen);
    };
    this.answerTimer = this.parts.setTimer(() => this.drop(this.heardAt), ANSWER_TIMEOUT_MS);
  }

  private sayHello(socket: BoardSocket): void {
    const lastSeq = this.seq === null || !this.hasWhole ? {} : { lastSeq: this.seq };
    socket.send(JSON.stringify({ type: 'hello', protocol: BOARD_PROTOCOL, ...lastSeq }));
  }

  private read(data: unknown): void {
    this.heardAt = this.parts.now();
    const message = parseFrame(data);
    if (message === null) return this.refuseFrame();
    if (message.type === 'snapshot') {
      this.hasWhole = message.reason === undefined;
      this.begin(message.seq, () => this.listener.onSnapshot(message));
    } else if (message.type === 'resumed') {
      this.resume(message.seq);
    } else if (message.type === 'presence') {
      this.listener.onPresence?.(message);
    } else if (message.type === 'event') {
      this.take(message);
    }
  }

  private begin(seq: number, announce: () => void): void {
    this.seq = seq;
    this.attempt = 0;
    if (this.answerTimer !== null) this.parts.clearTimer(this.answerTimer);
    this.answerTimer = null;
    announce();
    this.say({ phase: 'live', freshAt: this.heardAt, reason: null });
  }

  private resume(seq: number): void {
    if (seq !== this.seq) return this.startOver();
    this.begin(seq, () => this.listener.onResumed());
  }

  private take(event: BoardEvent): void {
    if (this.seq === null) return this.startOver();
    if (event.seq <= this.seq) return;
    if (event.seq !== this.seq + 1) return this.startOver();
    this.seq = event.seq;
    this.unreadable = 0;
    this.listener.onEvent(event);
  }

  /** A gap is a fault: nothing built on it can be trusted, so ask for everything anew. */
  private startOver(): void {
    this.seq = null;
    this.drop(this.parts.now());
  }

  /** A frame we cannot read: once may be a fault of the line, twice means this page is too old. */
  private refuseFrame(): void {
    this.unreadable += 1;
    if (this.unreadable > 1) return this.finish('outdated');
    this.startOver();
  }

  private closed(code: number, wasOpen: boolean): void {
    if (code === CLOSE_CODES.sessionEnded) return this.finish('ended');
    if (code === CLOSE_CODES.wrongProtocol) return this.finish('outdated');
    const isSudden = code === 1006;
    this.lose(isSudden ? this.heardAt : this.parts.now(), code);
    if (!wasOpen) void this.askWhyRefused();
  }

  /** A refused upgrade shows a browser nothing; only a plain request can tell a lost session. */
  private async askWhyRefused(): Promise<void> {
    const answer = await this.parts.askServer();
    if (answer === 'signed_out' && this.isRunning()) this.finish('ended');
  }

  private drop(freshAt: number): void {
    if (!this.isRunning() || this.status.phase === 'waiting') return;
    this.lose(freshAt, 0);
  }

  private lose(freshAt: number, code: number): void {
    this.letGo();
    const wasLive = this.status.phase === 'live';
    this.say({
      phase: 'waiting',
      freshAt: wasLive ? freshAt : this.status.freshAt,
      reason: code === CLOSE_CODES.tooManySockets ? 'too_many_sockets' : null,
    });
    const pauseMs = backoffMs(this.attempt, this.parts.random());
    this.attempt += 1;
    this.retryTimer = this.parts.setTimer(() => this.connect(), pauseMs);
  }

  private watch(): void {
    if (this.hasSlept()) this.drop(this.heardAt);
    else if (this.status.phase === 'live' && this.quietMs() > QUIET_MS) void this.probe();
    this.watchedAt = this.parts.now();
    this.watchTimer = this.parts.setTimer(() => this.watch(), WATCH_EVERY_MS);
  }

  private async probe(): Promise<void> {
    const socket = this.socket;
    const askedAt = this.parts.now();
    const answer = await this.parts.askServer();
    if (this.socket !== socket || this.status.phase !== 'live') return;
    if (answer === 'signed_out') return this.finish('ended');
    if (answer === 'unreachable') return this.drop(this.heardAt);
    this.heardAt = Math.max(this.heardAt, askedAt);
  }

  private hasSlept(): boolean {
    return this.parts.now() - this.watchedAt > SLEPT_MS && this.watchTimer !== null;
  }

  private quietMs(): number {
    return this.parts.now() - this.heardAt;
  }

  private isRunning(): boolean {
    return this.watchTimer !== null;
  }

  private finish(phase: 'ended' | 'outdated' | 'stopped'): void {
    this.letGo();
    if (this.watchTimer !== null) this.parts.clearTimer(this.watchTimer);
    this.watchTimer = null;
    this.say({ phase, reason: null });
  }

  private letGo(): void {
    this.clearTimers();
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }

  private clearTimers(): void {
    for (const timer of [this.retryTimer, this.answerTimer]) {
      if (timer !== null) this.parts.clearTimer(timer);
    }
    this.retryTimer = null;
    this.answerTimer = null;
  }

  private say(change: Partial<ConnectionStatus>): void {
    this.status = { ...this.status, ...change };
    this.listener.onStatus(this.status);
  }
}
