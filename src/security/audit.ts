// The audit log: each record is authenticated by a key the database does not hold, and its hash
// covers the one before, so that a changed, removed or invented row is found.
import { createHash } from 'node:crypto';
import type { AuditEntry } from '../contract/audit-event.ts';
import type { Db, TxClient } from '../platform/db.ts';
import type { Keyring } from './keyring.ts';

/**
 * Appends in the caller's transaction, in the order given; number and hash come with the commit.
 * Lock: audit_head, during the commit.
 */
export async function appendToAudit(
  tx: TxClient,
  keyring: Pick<Keyring, 'authenticate'>,
  entries: readonly AuditEntry[],
  at: Date,
): Promise<void> {
  if (entries.length === 0) return;
  await tx.sql(
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
      entries.map((entry) => (entry.actor.kind === 'person' ? entry.actor.id : null)),
      entries.map((entry) => entry.action),
      entries.map((entry) => entry.subject.kind),
      entries.map((entry) => entry.subject.id),
      entries.map((entry) => recordOf(keyring, entry, at)),
    ],
  );
}

function recordOf(keyring: Pick<Keyring, 'authenticate'>, entry: AuditEntry, at: Date): string {
  const content = JSON.stringify({
    at: at.toISOString(),
    actor: entry.actor,
    action: entry.action,
    subject: entry.subject,
    detail: entry.detail ?? {},
  });
  return JSON.stringify({ content, mac: keyring.authenticate(content) });
}

export type AuditVerdict =
  | { verdict: 'intact'; count: number }
  | { verdict: 'broken'; atSeq: number; reason: 'hash' | 'mac' | 'gap' | 'head' };

const VERIFY_BATCH = 1_000;

/** Recomputes the whole chain. Reads a batch at a time; no lock. */
export async function verifyAudit(
  db: Pick<Db, 'pool'>,
  keyring: Pick<Keyring, 'authenticate'>,
): Promise<AuditVerdict> {
  let hash: Buffer = Buffer.alloc(0);
  let seq = 0;
  for (;;) {
    const batch = await db.pool.query<{ seq: string; record: string; hash: Buffer }>(
      'select seq, record, hash from audit_event where seq > $1 order by seq limit $2',
      [seq, VERIFY_BATCH],
    );
    for (const row of batch.rows) {
      const expected = seq + 1;
      if (Number(row.seq) !== expected)
        return { verdict: 'broken', atSeq: expected, reason: 'gap' };
      hash = createHash('sha256').update(hash).update(row.record, 'utf8').digest();
      if (!hash.equals(row.hash)) return { verdict: 'broken', atSeq: expected, reason: 'hash' };
      if (!isAuthentic(keyring, row.record)) {
        return { verdict: 'broken', atSeq: expected, reason: 'mac' };
      }
      seq = expected;
    }
    if (batch.rows.length < VERIFY_BATCH) break;
  }
  const head = await db.pool.query<{ seq: string; hash: Buffer }>(
    'select seq, hash from audit_head',
  );
  const isHead = Number(head.rows[0]?.seq) === seq && (head.rows[0]?.hash.equals(hash) ?? false);
  return isHead
    ? { verdict: 'intact', count: seq }
    : { verdict: 'broken', atSeq: seq, reason: 'head' };
}

function isAuthentic(keyring: Pick<Keyring, 'authenticate'>, record: string): boolean {
  const { content, mac } = JSON.parse(record) as { content: string; mac: string };
  return keyring.authenticate(content) === mac;
}
