// One board's socket, from the hello to the end. A board that is live has got every event up to its
// `seq`, once and in order; one that cannot keep up is cut off, never skipped.
import type { RawData, WebSocket } from 'ws';
import type { CloseReason, LookedAt, Presence, ServerMessage } from '../contract/board-protocol.ts';
import type { Role } from '../contract/statuses.ts';
import { assertNever } from '../platform/errors.ts';
import type { Viewer } from '../contract/viewer.ts';
import { isAllowed } from '../security/permissions.ts';
import type { BoardSurroundings } from './board-surroundings.ts';
import type { EndReason } from './close-socket.ts';
import { closeSocket } from './close-socket.ts';
import type { FeedItem } from './feed-item.ts';
import type { Heartbeat } from './heartbeat.ts';
import { startHeartbeat } from './heartbeat.ts';
import { createMessageLimits } from './message-limits.ts';
import { readClientMessage } from './read-client-message.ts';
import type { Cancel } from './timers.ts';

export type BoardSocket = Pick<
  WebSocket,
  'bufferedAmount' | 'send' | 'close' | 'terminate' | 'ping' | 'on'
>;

type Open = { heartbeat: Heartbeat };
type State =
  | ({ phase: 'awaiting_hello'; cancelWait: Cancel } & Open)
  | ({ phase: 'joining' } & Open)
  | ({ phase: 'live'; seq: number } & Open)
  | { phase: 'closed' };

export const HELLO_WITHIN_MS = 5_000;
/** Waiting to be read, beyond what a board that joins is sent at once. */
export const UNREAD_BYTES_MAX = 1024 * 1024;

const AS_TEXT = { binary: false } as const;

export class BoardSession {
  readonly viewer: Viewer;
  private readonly socket: BoardSocket;
  private readonly around: BoardSurroundings;
  private readonly limits = createMessageLimits();
  private state: State;
  private roles: readonly Role[];
  private rolesKeyNow: string;
  private joinBytes = 0;

  constructor(socket: BoardSocket, viewer: Viewer, around: BoardSurroundings) {
    this.socket = socket;
    this.viewer = viewer;
    this.around = around;
    this.roles = viewer.account.roles;
    this.rolesKeyNow = rolesKey(this.roles);
    this.state = {
      phase: 'awaiting_hello',
      cancelWait: around.timers.after(HELLO_WITHIN_MS, () => this.close('noHello')),
      heartbeat: startHeartbeat(around.timers, {
        ping: () => socket.ping(),
        silence: () => this.cutOff(),
      }),
    };
    socket.on('message', (data, isBinary) => this.hear(data, isBinary));
    socket.on('ping', () => this.countFrame());
    socket.on('pong', () => this.hearPong());
    socket.on('error', (error) => this.hearError(error));
    socket.on('close', () => this.end('gone'));
  }

  get phase(): State['phase'] {
    return this.state.phase;
  }

  get rolesInForce(): readonly Role[] {
    return this.roles;
  }

  get rolesKey(): string {
    return this.rolesKeyNow;
  }

  /** Somebody looks at it who could take a report now. */
  get isWatched(): boolean {
    return isAllowed(this.roles, 'report.claim');
  }

  close(reason: CloseReason): void {
    if (this.end(reason)) closeSocket(this.socket, reason);
  }

  /** The same person with other roles: what the board shows is no longer what it may show. */
  changeRoles(roles: readonly Role[]): void {
    this.roles = roles;
    this.rolesKeyNow = rolesKey(roles);
    this.startOver();
  }

  /** Sends a snapshot in place of what would have come next. */
  startOver(): void {
    if (this.state.phase === 'live' || this.state.phase === 'joining') this.join(undefined);
  }

  /** @param items rising by one; those that this board already has are left out */
  receive(items: readonly FeedItem[]): void {
    const { state, socket, roles, rolesKeyNow } = this;
    const first = items[0];
    if (state.phase !== 'live' || !first) return;
    const known = state.seq + 1 - first.seq;
    if (known < 0) return this.startOver();
    for (let position = known; position < items.length; position += 1) {
      socket.send(items[position]!.frameFor(roles, rolesKeyNow), AS_TEXT);
      state.seq += 1;
    }
    if (socket.bufferedAmount > UNREAD_BYTES_MAX + this.joinBytes) this.close('tooSlow');
  }

  /** Beside the log: a board that is not live, or does not read, goes without. */
  tell(presence: Presence): void {
    if (this.state.phase !== 'live' || this.socket.bufferedAmount > UNREAD_BYTES_MAX) return;
    this.socket.send(JSON.stringify(presence), AS_TEXT);
  }

  private hear(data: RawData, isBinary: boolean): void {
    if (!this.countFrame()) return;
    if (isBinary) return this.close('binaryFrame');
    const message = readClientMessage(String(data));
    switch (message.verdict) {
      case 'hello':
        return this.hearHello(message.lastSeq);
      case 'looking':
        return this.hearLooking(message.at, message.isTyping);
      case 'other_protocol':
        return this.close('wrongProtocol');
      case 'forged':
        this.around.onForged(this.viewer, message.type);
        return this.refuse('unknown_type', 'Only the server says this.');
      case 'fault':
        return this.refuse(message.code, message.message);
      default:
        return assertNever(message);
    }
  }

  private hearHello(lastSeq: number | undefined): void {
    if (this.state.phase !== 'awaiting_hello') return this.close('badMessage');
    this.state.cancelWait();
    this.join(lastSeq);
  }

  private hearLooking(at: LookedAt | null, isTyping: boolean): void {
    if (this.state.phase === 'awaiting_hello') return this.refuse('unknown_type', 'Hello first.');
    if (this.limits.allowLook(this.around.timers.nowMs())) {
      this.around.onLooking(this, at, isTyping);
    }
  }

  private hearPong(): void {
    if (this.countFrame() && this.state.phase !== 'closed') this.state.heartbeat.pong();
  }

  /** A frame that breaks the protocol itself: the socket has answered with its close code. */
  private hearError(error: Error): void {
    const isTooLarge =
      (error as NodeJS.ErrnoException).code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
    this.end(isTooLarge ? 'frameTooLarge' : 'gone');
  }

  private countFrame(): boolean {
    if (this.state.phase === 'closed') return false;
    const isAllowed = this.limits.allowFrame(this.around.timers.nowMs());
    if (!isAllowed) this.close('tooManyMessages');
    return isAllowed;
  }

  private refuse(code: 'malformed' | 'unknown_type' | 'invalid_field', message: string): void {
    const answer: ServerMessage = { type: 'error', code, message };
    this.socket.send(JSON.stringify(answer));
    if (!this.limits.allowFault(this.around.timers.nowMs())) this.close('badMessage');
  }

  private join(lastSeq: number | undefined): void {
    if (this.state.phase === 'closed') return;
    const joining: State = { phase: 'joining', heartbeat: this.state.heartbeat };
    this.state = joining;
    this.catchUp(joining, lastSeq).catch((error: unknown) => {
      if (this.state !== joining) return;
      this.around.onFault(error);
      this.close('restarting');
    });
  }

  /**
   * Live from the moment it has what the others have: between that look and the change of state
   * nothing else runs. Whoever changed the state meanwhile has taken over.
   */
  private async catchUp(joining: State & Open, lastSeq: number | undefined): Promise<void> {
    const { source } = this.around;
    // Whatever a board off shift shows still is no longer for it.
    const mayResume = lastSeq !== undefined && this.roles.length > 0;
    const isResumed = mayResume && (await source.canResume(lastSeq));
    const snapshot = isResumed ? null : await source.snapshot();
    if (this.state !== joining) return;
    const answer: ServerMessage | null = isResumed ? { type: 'resumed', seq: lastSeq } : null;
    this.sendJoining([
      snapshot?.frameFor(this.roles, this.rolesKeyNow) ?? Buffer.from(JSON.stringify(answer)),
    ]);
    let seq = snapshot?.seq ?? lastSeq ?? 0;
    while (seq < source.head()) {
      const items = await source.itemsAfter(seq);
      if (this.state !== joining) return;
      if (items.length === 0) throw new Error('the log ends before its head');
      this.sendJoining(items.map((item) => item.frameFor(this.roles, this.rolesKeyNow)));
      seq += items.length;
    }
    this.state = { phase: 'live', seq, heartbeat: joining.heartbeat };
  }

  /** However slow the line, what a board must begin with is no reason to cut it off. */
  private sendJoining(frames: readonly Buffer[]): void {
    const bytes = frames.reduce((sum, frame) => sum + frame.length, 0);
    this.joinBytes += bytes;
    frames.forEach((frame, position) => {
      const isLast = position === frames.length - 1;
      if (!isLast) return this.socket.send(frame, AS_TEXT);
      this.socket.send(frame, AS_TEXT, () => {
        this.joinBytes -= bytes;
      });
    });
  }

  private cutOff(): void {
    if (this.end('noPong')) this.socket.terminate();
  }

  /** @returns false when it was over already */
  private end(reason: EndReason): boolean {
    const { state } = this;
    if (state.phase === 'closed') return false;
    state.heartbeat.cancel();
    if (state.phase === 'awaiting_hello') state.cancelWait();
    this.state = { phase: 'closed' };
    this.around.onEnded(this, reason);
    return true;
  }
}

/** Boards of equal roles are sent the same bytes. */
export function rolesKey(roles: readonly Role[]): string {
  return roles.toSorted().join(',');
}
