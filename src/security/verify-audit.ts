// Whether the audit log is what was written: recomputes the whole chain, and compares what each
// record says of itself, of its row and of the chain before it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '../platform/db.ts';
import type { AuditRow } from './audit.ts';
import { readAuditHead, readAuditRows } from './audit.ts';
import type { Keyring } from './keyring.ts';

/**
 * gap: a number is missing; hash: the chain does not fit; mac: not written with our key; row: the
 * columns say other than the record; past: the chain was another when this was written; head: the
 * end is not the last row.
 */
export type AuditFault = 'gap' | 'hash' | 'mac' | 'row' | 'past' | 'head';
export type AuditVerdict =
  { verdict: 'intact'; count: number } | { verdict: 'broken'; atSeq: number; reason: AuditFault };

const VERIFY_BATCH = 1_000;

const Record = z.object({ content: z.string(), mac: z.string() });
const Content = z.object({
  after: z.tuple([z.int().nonnegative(), z.string()]),
  at: z.string(),
  actor: z.object({ kind: z.string(), id: z.string().optional() }),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
});

/** Reads a batch at a time; no lock. Keeps 32 bytes a row in memory. */
export async function verifyAudit(
  db: Pick<Db, 'pool'>,
  keyring: Pick<Keyring, 'authenticate'>,
): Promise<AuditVerdict> {
  const chain: Buffer[] = [Buffer.alloc(0)];
  for (;;) {
    const rows = await readAuditRows(db, chain.length - 1, VERIFY_BATCH);
    for (const row of rows) {
      const reason = faultOf(keyring, chain, row);
      if (reason) return { verdict: 'broken', atSeq: chain.length, reason };
      chain.push(row.hash);
    }
    if (rows.length < VERIFY_BATCH) break;
  }
  return (await endsAt(db, chain))
    ? { verdict: 'intact', count: chain.length - 1 }
    : { verdict: 'broken', atSeq: chain.length - 1, reason: 'head' };
}

function faultOf(
  keyring: Pick<Keyring, 'authenticate'>,
  chain: readonly Buffer[],
  row: AuditRow,
): AuditFault | null {
  if (Number(row.seq) !== chain.length) return 'gap';
  const hash = createHash('sha256').update(chain.at(-1)!).update(row.record, 'utf8').digest();
  if (!hash.equals(row.hash)) return 'hash';
  const content = authenticContent(keyring, row.record);
  if (!content) return 'mac';
  if (!isOfRow(content, row)) return 'row';
  const [seq, stood] = content.after;
  return chain[seq]?.toString('hex') === stood ? null : 'past';
}

function authenticContent(keyring: Pick<Keyring, 'authenticate'>, record: string) {
  const parsed = Record.safeParse(parseJson(record));
  if (!parsed.success || keyring.authenticate(parsed.data.content) !== parsed.data.mac) return null;
  return Content.safeParse(parseJson(parsed.data.content)).data ?? null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isOfRow(content: z.infer<typeof Content>, row: AuditRow): boolean {
  return (
    content.at === row.at.toISOString() &&
    content.actor.kind === row.actor_kind &&
    (content.actor.id ?? null) === row.actor_id &&
    content.action === row.action &&
    content.subject.kind === row.subject_kind &&
    content.subject.id === row.subject_id
  );
}

async function endsAt(db: Pick<Db, 'pool'>, chain: readonly Buffer[]): Promise<boolean> {
  const head = await readAuditHead(db);
  return Number(head?.seq) === chain.length - 1 && head!.hash.equals(chain.at(-1)!);
}
