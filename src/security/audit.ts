// The audit log: each row's hash covers the one before, and each record names, under a key that the
// database does not hold, where the chain stood when it was written. So a changed, removed, swapped
// or invented row is found, also when every hash after it was computed anew. (What nothing came
// after yet can be cut off unseen: keep copies elsewhere of what must never be.)
import type { AuditEntry } from '../contract/audit-event.ts';
import type { Db, TxClient } from '../platform/db.ts';
import type { Keyring } from './keyring.ts';

/**
 * Appends in the caller's transaction, in the order given; number and hash come with the commit.
 * Lock: audit_head, during the commit.
 */
export function appendToAudit(
  tx: TxClient,
  keyring: Pick<Keyring, 'authenticate'>,
  entries: readonly AuditEntry[],
  at: Date,
  stand: AuditStand,
): void {
  if (entries.length === 0) return;
  const record = (entry: AuditEntry) => recordOf(keyring, entry, at, stand);
  tx.write(
    'append_to_audit',
    `insert into audit_event
       (seq, at, actor_kind, actor_id, action, subject_kind, subject_id, record, hash)
     select -nextval('log_draft'), $1::timestamptz, actor_kind, actor_id, action, subject_kind,
       subject_id, record, ''::bytea
     from unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::text[])
       as entry(actor_kind, actor_id, action, subject_kind, subject_id, record)`,
    [
      at,
      entries.map((entry) => entry.actor.kind),
      entries.map((entry) => ('id' in entry.actor ? entry.actor.id : null)),
      entries.map((entry) => entry.action),
      entries.map((entry) => entry.subject.kind),
      entries.map((entry) => entry.subject.id),
      entries.map(record),
    ],
  );
}

/** Where the chain stood: its last number and hash, hex. */
export type AuditStand = { seq: number; hash: string };

const ORIGIN: AuditStand = { seq: 0, hash: '' };

/** Where the chain stands now, for the records of this transaction to name. No lock. */
export async function readAuditStand(tx: Pick<TxClient, 'sql'>): Promise<AuditStand> {
  const [stand] = await tx.sql<AuditStand>(
    'read_audit_head',
    `select seq::int, encode(hash, 'hex') as hash from audit_head where id = 1`,
    [],
  );
  return stand ?? ORIGIN;
}

function recordOf(
  keyring: Pick<Keyring, 'authenticate'>,
  entry: AuditEntry,
  at: Date,
  after: AuditStand,
): string {
  const content = JSON.stringify({
    after: [after.seq, after.hash],
    at: at.toISOString(),
    actor: entry.actor,
    action: entry.action,
    subject: entry.subject,
    detail: entry.detail ?? {},
  });
  return JSON.stringify({ content, mac: keyring.authenticate(content) });
}

export type AuditRow = {
  seq: string;
  at: Date;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  record: string;
  hash: Buffer;
};

/** In order; no lock. */
export async function readAuditRows(
  db: Pick<Db, 'pool'>,
  afterSeq: number,
  limit: number,
): Promise<AuditRow[]> {
  const { rows } = await db.pool.query<AuditRow>(
    `select seq, at, actor_kind, actor_id, action, subject_kind, subject_id, record, hash
     from audit_event where seq > $1 order by seq limit $2`,
    [afterSeq, limit],
  );
  return rows;
}

export async function readAuditHead(
  db: Pick<Db, 'pool'>,
): Promise<{ seq: string; hash: Buffer } | null> {
  const { rows } = await db.pool.query<{ seq: string; hash: Buffer }>(
    'select seq, hash from audit_head',
  );
  return rows[0] ?? null;
}
