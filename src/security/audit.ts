// The audit log: each record is authenticated by a key the database does not hold, and its hash
// covers the one before, so that a changed, removed or invented row is found.
import { createHash } from 'node:crypto';
import type { AuditEntry } from '../contract/audit-event.ts';
import type { Db, TxClient } from '../platform/db.ts';
import type { Keyring } from './keyring.ts';

/**
 * Appends in the caller's transaction. Lock: the row of audit_head, until the transaction ends; so
 * this comes last, before the feed.
 */
export async function appendToAudit(
  tx: TxClient,
  keyring: Pick<Keyring, 'authenticate'>,
  entry: AuditEntry,
  at: Date,
): Promise<void> {
  const record = recordOf(keyring, entry, at);
  const actorId = entry.actor.kind === 'person' ? entry.actor.id : null;
  await tx.sql(
    'append_to_audit',
    `with head as (
       update audit_head
       set seq = seq + 1, hash = sha256(hash || convert_to($1::text, 'UTF8'))
       where id = 1 returning seq, hash
     )
     insert into audit_event
       (seq, at, actor_kind, actor_id, action, subject_kind, subject_id, record, hash)
     select seq, $2::timestamptz, $3, $4::uuid, $5, $6, $7::uuid, $1, hash from head`,
    [
      record,
      at,
      entry.actor.kind,
      actorId,
      entry.action,
      entry.subject.kind,
      entry.subject.id,
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
      if (Number(row.seq) !== expected) return { verdict: 'broken', atSeq: expected, reason: 'gap' };
      hash = createHash('sha256').update(hash).update(row.record, 'utf8').digest();
      if (!hash.equals(row.hash)) return { verdict: 'broken', atSeq: expected, reason: 'hash' };
      if (!isAuthentic(keyring, row.record)) {
        return { verdict: 'broken', atSeq: expected, reason: 'mac' };
      }
      seq = expected;
    }
    if (batch.rows.length < VERIFY_BATCH) break;
  }
  const head = await db.pool.query<{ seq: string; hash: Buffer }>('select seq, hash from audit_head');
  const isHead = Number(head.rows[0]?.seq) === seq && (head.rows[0]?.hash.equals(hash) ?? false);
  return isHead
    ? { verdict: 'intact', count: seq }
    : { verdict: 'broken', atSeq: seq, reason: 'head' };
}

function isAuthentic(keyring: Pick<Keyring, 'authenticate'>, record: string): boolean {
  const { content, mac } = JSON.parse(record) as { content: string; mac: string };
  return keyring.authenticate(content) === mac;
}
