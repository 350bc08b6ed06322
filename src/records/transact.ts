// One decision, one transaction: the change, its audit rows, what it queues and what it announces
// commit together or not at all. Nothing leaves the process inside it.
import type { AuditEntry } from '../contract/audit-event.ts';
import type { Deps } from '../deps.ts';
import type { TxClient } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import type { Announcement } from '../platform/feed-log.ts';
import { appendToFeed } from '../platform/feed-log.ts';
import { appendToAudit, readAuditStand } from '../security/audit.ts';

export type TransactDeps = Pick<Deps, 'db' | 'clock' | 'keyring' | 'signals'>;

export type Tx = {
  db: TxClient;
  /** The instant of this decision: one for all its rows. */
  at: Date;
  audit(entry: AuditEntry): void;
  announce(entry: Announcement): void;
  /** Wakes the sender after the commit. */
  queued(): void;
};

const TRIES = 4;

/**
 * Runs `work`, then writes the audit rows and the feed entries it collected, always in this order,
 * so that two decisions never wait for each other's log. A deadlock is tried again, so `work` must
 * change nothing but the database.
 */
export async function transact<T>(deps: TransactDeps, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(deps, work);
    } catch (error) {
      if (attempt >= TRIES || !isLostRace(error)) throw error;
    }
  }
}

async function once<T>(deps: TransactDeps, work: (tx: Tx) => Promise<T>): Promise<T> {
  const audits: AuditEntry[] = [];
  const announcements: Announcement[] = [];
  let hasQueued = false;
  const at = deps.clock.now();
  const result = await inTransaction(deps.db, async (db) => {
    // Asked at once and needed at the end: nobody waits for it.
    const stand = readAuditStand(db);
    stand.catch(() => undefined);
    const done = await work({
      db,
      at,
      audit: (entry) => audits.push(entry),
      announce: (entry) => announcements.push(entry),
      queued: () => {
        hasQueued = true;
      },
    });
    appendToAudit(db, deps.keyring, audits, at, await stand);
    appendToFeed(db, withoutRepeats(announcements), at);
    return done;
  });
  // Readers of the log wait for the disk themselves, while this waits for it too.
  if (announcements.length > 0) deps.signals.emit('feed');
  await deps.db.flush();
  if (hasQueued) deps.signals.emit('outbox');
  return result;
}

/** A thing changed three times in one decision is announced once, by its most telling kind. */
function withoutRepeats(entries: readonly Announcement[]): Announcement[] {
  const bySubject = new Map<string, Announcement>();
  for (const entry of entries) {
    const known = bySubject.get(entry.subjectId);
    if (!known || known.kind.endsWith('.changed')) bySubject.set(entry.subjectId, entry);
  }
  return [...bySubject.values()];
}

/** Deadlock or serialization failure: Postgres 40P01 and 40001, Prisma P2034. */
function isLostRace(error: unknown): boolean {
  const code = (error as { code?: unknown })?.code;
  return code === 'P2034' || code === '40P01' || code === '40001';
}
