// Wakes the other nodes after a commit here, and this one after a commit there. A nudge is never
// the truth: one that is lost costs its listener the delay of a poll and nothing else.
import pg from 'pg';
import type { Deps } from '../deps.ts';
import { errorForLog } from '../platform/log.ts';
import { rerunWhenAsked } from './rerun-when-asked.ts';
import type { Cancel, Timers } from './timers.ts';

export const NUDGE_KINDS = ['feed', 'session-ended'] as const;
export type NudgeKind = (typeof NUDGE_KINDS)[number];

export type Nudges = {
  start(): void;
  stop(): Promise<void>;
  /** Tells the other nodes: the first call at once, those of the next milliseconds together. */
  send(kind: NudgeKind): void;
  /** A few words of ids for the other nodes, which may be lost. */
  post(note: string): void;
  onNote(listener: (note: string) => void): void;
  /** @param listener hears of other nodes' nudges, and of every reconnection: some may be lost */
  on(kind: NudgeKind, listener: () => void): void;
};

const CHANNEL = 'testigo_nudge';
/** A commit that notifies takes a lock across the whole database, so each node does it sparingly. */
const GATHER_MS = 5;
const RETRY_FIRST_MS = 100;
const RETRY_MAX_MS = 5_000;

type Connection =
  | { phase: 'stopped' }
  | { phase: 'connecting'; client: pg.Client }
  | { phase: 'listening'; client: pg.Client }
  | { phase: 'waiting'; cancel: Cancel };

export function createNudges(deps: Pick<Deps, 'db' | 'ids' | 'log'>, timers: Timers): Nudges {
  const nodeId = deps.ids.uuid();
  const listeners = new Map(NUDGE_KINDS.map((kind) => [kind, new Set<() => void>()]));
  const noteListeners = new Set<(note: string) => void>();
  const unsent = new Set<NudgeKind>();
  let notes: string[] = [];
  let connection: Connection = { phase: 'stopped' };
  let failures = 0;
  let cancelSend: Cancel | null = null;
  let sentAtMs = -GATHER_MS;

  const hear = (kind: NudgeKind) => listeners.get(kind)?.forEach((listener) => listener());

  async function connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: deps.db.url,
      connectionTimeoutMillis: 4_000,
      keepAlive: true,
      application_name: 'testigo-nudges',
    });
    connection = { phase: 'connecting', client };
    client.on('error', (error) => lose(client, error));
    client.on('end', () => lose(client, null));
    client.on('notification', ({ payload = '' }) => {
      const [kind, sender, ...words] = payload.split(' ');
      if (sender === nodeId) return;
      if (isNudgeKind(kind)) hear(kind);
      else if (kind === 'note') noteListeners.forEach((listener) => listener(words.join(' ')));
    });
    try {
      await client.connect();
      // A nudge survives nothing, so its commit need not wait for the disk.
      await client.query(`set synchronous_commit = off; listen ${CHANNEL}`);
    } catch (error) {
      return lose(client, error);
    }
    if (!isCurrent(client)) return;
    connection = { phase: 'listening', client };
    failures = 0;
    NUDGE_KINDS.forEach(hear);
  }

  function lose(client: pg.Client, error: unknown): void {
    if (!isCurrent(client)) return;
    if (failures === 0) deps.log.warn({ err: errorForLog(error) }, 'nudges are lost: polling');
    failures += 1;
    const pauseMs = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** (failures - 1));
    const cancel = timers.after(pauseMs * (0.5 + Math.random() / 2), () => void connect());
    connection = { phase: 'waiting', cancel };
    client.end().catch(() => undefined);
  }

  function isCurrent(client: pg.Client): boolean {
    return 'client' in connection && connection.client === client;
  }

  const flush = rerunWhenAsked(
    async () => {
      const payloads = [
        ...[...unsent].map((kind) => `${kind} ${nodeId}`),
        ...notes.map((note) => `note ${nodeId} ${note}`),
      ];
      unsent.clear();
      notes = [];
      if (connection.phase !== 'listening') return;
      await connection.client.query({
        name: 'nudge',
        text: 'select pg_notify($1, payload) from unnest($2::text[]) as payload',
        values: [CHANNEL, payloads],
      });
    },
    (error) => deps.log.debug({ err: errorForLog(error) }, 'a nudge was not sent'),
  );

  function sendSoon(): void {
    if (connection.phase === 'stopped') return;
    const pauseMs = Math.max(0, sentAtMs + GATHER_MS - timers.nowMs());
    cancelSend ??= timers.after(pauseMs, () => {
      cancelSend = null;
      sentAtMs = timers.nowMs();
      void flush();
    });
  }

  return {
    start: () => void connect(),
    stop: async () => {
      const last = connection;
      connection = { phase: 'stopped' };
      cancelSend?.();
      cancelSend = null;
      if (last.phase === 'waiting') last.cancel();
      if ('client' in last) await last.client.end().catch(() => undefined);
    },
    send: (kind) => {
      unsent.add(kind);
      sendSoon();
    },
    post: (note) => {
      notes.push(note);
      sendSoon();
    },
    onNote: (listener) => void noteListeners.add(listener),
    on: (kind, listener) => void listeners.get(kind)?.add(listener),
  };
}

function isNudgeKind(kind: string | undefined): kind is NudgeKind {
  return NUDGE_KINDS.some((each) => each === kind);
}
