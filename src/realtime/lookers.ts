// Who looks at which report or incident now, and who writes a reply there, on every node. Kept in
// memory alone and believed for a few seconds, so that two people do not answer one person.
import { LookedAt, PRESENCE_LASTS_MS, type Presence } from '../contract/board-protocol.ts';
import type { Deps } from '../deps.ts';
import { errorForLog } from '../platform/log.ts';
import { findPerson } from '../records/account/account-store.ts';
import type { BoardSession } from './board-session.ts';
import { mayLook } from './may-look.ts';
import type { Nudges } from './nudges.ts';
import { readNote, writeNote, type LookNote } from './look-note.ts';
import type { Cancel, Timers } from './timers.ts';

const SWEEP_EVERY_MS = 1_000;

export type Lookers = {
  start(): void;
  stop(): void;
  look(board: BoardSession, at: LookedAt | null, isTyping: boolean): void;
  /** It is closed. */
  forget(board: BoardSession): void;
};

type Look = LookNote & { name: string; heardAtMs: number };
type Mine = { id: string; at: LookedAt; rolesKey: string; told: string };

export function createLookers(
  deps: Pick<Deps, 'db' | 'ids' | 'keyring' | 'log'>,
  nudges: Nudges,
  timers: Timers,
): Lookers {
  /** By board, of this node and of others. */
  const looks = new Map<string, Look>();
  const mine = new Map<BoardSession, Mine>();
  /** The last thing each board said: an answer that comes late is of no use. */
  const asked = new Map<BoardSession, object>();
  const names = new Map<string, Promise<string | null>>();
  let cancelSweep: Cancel | null = null;

  async function hear(board: BoardSession, at: LookedAt, isTyping: boolean): Promise<void> {
    const ask = {};
    asked.set(board, ask);
    const known = mine.get(board);
    const isSame = known !== undefined && keyOf(known.at) === keyOf(at);
    if (!isSame || known.rolesKey !== board.rolesKey) {
      if (known) remove(known.id, true);
      mine.delete(board);
      const isAllowed = await mayLook(deps, at, board.rolesInForce);
      if (asked.get(board) !== ask || !isAllowed) return;
      const id = known?.id ?? deps.ids.uuid();
      mine.set(board, { id, at, rolesKey: board.rolesKey, told: '' });
    }
    const { id } = mine.get(board)!;
    const note: LookNote = { boardId: id, accountId: board.viewer.account.id, at, isTyping };
    nudges.post(writeNote(note));
    put({ ...note, name: board.viewer.account.name, heardAtMs: timers.nowMs() });
  }

  function leave(board: BoardSession): void {
    asked.delete(board);
    const known = mine.get(board);
    mine.delete(board);
    if (known) remove(known.id, true);
  }

  function put(look: Look): void {
    const before = looks.get(look.boardId);
    looks.set(look.boardId, look);
    if (before?.at && keyOf(before.at) !== keyOf(look.at)) tellOf(before.at);
    tellOf(look.at);
  }

  function remove(boardId: string, isOurs: boolean): void {
    const look = looks.get(boardId);
    if (!look) return;
    looks.delete(boardId);
    if (isOurs) nudges.post(writeNote({ ...look, at: null }));
    tellOf(look.at);
  }

  /** To the boards here that show it, where it is news to them. */
  function tellOf(at: LookedAt | null): void {
    if (at === null) return;
    const key = keyOf(at);
    for (const [board, own] of mine) {
      if (keyOf(own.at) !== key || own.rolesKey !== board.rolesKey) continue;
      const people = othersAt(key, board.viewer.account.id);
      const told = JSON.stringify(people);
      if (told === own.told || (own.told === '' && people.length === 0)) continue;
      own.told = told;
      board.tell({ type: 'presence', at, people });
    }
  }

  function othersAt(key: string, accountId: string): Presence['people'] {
    const people = new Map<string, Presence['people'][number]>();
    for (const look of looks.values()) {
      if (look.accountId === accountId || keyOf(look.at) !== key) continue;
      const isTyping = look.isTyping || (people.get(look.accountId)?.isTyping ?? false);
      people.set(look.accountId, { id: look.accountId, name: look.name, isTyping });
    }
    return [...people.values()].toSorted((a, b) => a.id.localeCompare(b.id));
  }

  async function hearNote(text: string): Promise<void> {
    const note = readNote(text);
    if (note === null) return;
    if (note.at === null) return remove(note.boardId, false);
    const heardAtMs = timers.nowMs();
    const name = await nameOf(note.accountId);
    if (name !== null && cancelSweep) put({ ...note, name, heardAtMs });
  }

  function nameOf(accountId: string): Promise<string | null> {
    const known = names.get(accountId);
    if (known) return known;
    const asking = findPerson(deps.db.prisma, deps.keyring, accountId).then(
      (person) => person?.name ?? null,
      (error: unknown) => {
        names.delete(accountId);
        warn(error);
        return null;
      },
    );
    names.set(accountId, asking);
    return asking;
  }

  function sweep(): void {
    const oldestMs = timers.nowMs() - PRESENCE_LASTS_MS;
    for (const [id, { heardAtMs }] of looks) if (heardAtMs < oldestMs) remove(id, false);
  }

  function warn(error: unknown): void {
    deps.log.warn({ err: errorForLog(error) }, 'who else looks is not known');
  }

  nudges.onNote((note) => void hearNote(note));
  return {
    start: () => {
      cancelSweep ??= timers.every(SWEEP_EVERY_MS, sweep);
    },
    stop: () => {
      cancelSweep?.();
      cancelSweep = null;
    },
    look: (board, at, isTyping) => {
      if (at === null) leave(board);
      else hear(board, at, isTyping).catch(warn);
    },
    forget: leave,
  };
}

function keyOf(at: LookedAt | null): string {
  return at === null ? '' : `${at.kind} ${at.id}`;
}
