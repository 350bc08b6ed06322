// The audit log under somebody who may write to the database: whatever they change is found, also
// when they compute every hash anew, since they have not our key.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/contract/audit-event.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { Db } from '../../src/platform/db.ts';
import { createDb } from '../../src/platform/db.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { createSignals } from '../../src/platform/signals.ts';
import { transact } from '../../src/records/transact.ts';
import { createKeyring } from '../../src/security/keyring.ts';
import { verifyAudit } from '../../src/security/verify-audit.ts';
import type { TestDatabase } from '../harness/test-database.ts';
import { createTestDatabase } from '../harness/test-database.ts';

const keyring = createKeyring([Buffer.alloc(32, 1)], Buffer.alloc(32, 9));
const stranger = createKeyring([Buffer.alloc(32, 1)], Buffer.alloc(32, 8));

let database: TestDatabase;
let db: Db;
let intruder: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  db = createDb(database.url);
  intruder = new pg.Client({ connectionString: database.url });
  await intruder.connect();
});
afterAll(async () => {
  await intruder.end();
  await db.close();
  await database.drop();
});

const entry = (detail: AuditEntry['detail'] = {}): AuditEntry => ({
  actor: { kind: 'person', id: systemIds.uuid() },
  action: 'report.claimed',
  subject: { kind: 'report', id: systemIds.uuid() },
  detail,
});

const deps = () => ({ db, clock: systemClock, keyring, signals: createSignals() });

async function write(...entries: AuditEntry[]): Promise<void> {
  await transact(deps(), async (tx) => entries.forEach((each) => tx.audit(each)));
}

/** As the owner of the database may: without the triggers. */
async function intrude(...statements: string[]): Promise<void> {
  await intruder.query('set session_replication_role = replica');
  for (const statement of statements) await intruder.query(statement);
  await intruder.query('set session_replication_role = origin');
}

/** Every number and hash computed anew over the rows that are there now. */
async function rechain(): Promise<void> {
  const { rows } = await intruder.query('select seq, record from audit_event order by seq');
  let hash: Buffer = Buffer.alloc(0);
  await intruder.query('set session_replication_role = replica');
  for (const [position, row] of rows.entries()) {
    hash = createHash('sha256').update(hash).update(row.record, 'utf8').digest();
    await intruder.query('update audit_event set seq = $1, hash = $2 where seq = $3', [
      position + 1,
      hash,
      row.seq,
    ]);
  }
  await intruder.query('update audit_head set seq = $1, hash = $2', [rows.length, hash]);
  await intruder.query('set session_replication_role = origin');
}

async function startAnew(): Promise<void> {
  await intrude('delete from audit_event', `update audit_head set seq = 0, hash = ''::bytea`);
}

beforeEach(async () => {
  await startAnew();
  for (let n = 0; n < 6; n += 1) await write(entry({ n }));
  await write(entry({ n: 6 }), entry({ n: 7 }));
});
afterEach(startAnew);

const verify = () => verifyAudit(db, keyring);

describe('an audit log that nobody touched', () => {
  it('is intact, also when it is empty', async () => {
    expect(await verify()).toEqual({ verdict: 'intact', count: 8 });
    await startAnew();
    expect(await verify()).toEqual({ verdict: 'intact', count: 0 });
  });

  it('is not intact under another key', async () => {
    expect(await verifyAudit(db, stranger)).toMatchObject({
      verdict: 'broken',
      atSeq: 1,
      reason: 'mac',
    });
  });

  it('stays one chain under 50 writers at once, without gaps', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => write(entry({ n }), entry({ n }))));
    expect(await verify()).toEqual({ verdict: 'intact', count: 108 });
  });

  it('has no trace of a decision that was rolled back', async () => {
    const failing = transact(deps(), async (tx) => {
      tx.audit(entry());
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await write(entry());
    expect(await verify()).toEqual({ verdict: 'intact', count: 9 });
  });

  it('is verified in batches', async () => {
    for (let n = 0; n < 5; n += 1) await write(...Array.from({ length: 400 }, () => entry()));
    expect(await verify()).toEqual({ verdict: 'intact', count: 2_008 });
  });
});

describe('append-only', () => {
  it.each([
    ['a change', `update audit_event set action = 'report.closed' where seq = 3`],
    ['a change of the hash', `update audit_event set hash = ''::bytea`],
    ['a removal', 'delete from audit_event where seq = 3'],
    ['a removal of the last', 'delete from audit_event where seq = 8'],
  ])('%s is refused to everybody who uses the tables as they are', async (_, statement) => {
    await expect(intruder.query(statement)).rejects.toMatchObject({ code: '23001' });
    expect(await verify()).toEqual({ verdict: 'intact', count: 8 });
  });
});

describe('past the triggers', () => {
  it.each([
    [
      'a changed record',
      [`update audit_event set record = replace(record, 'claimed', 'closed') where seq = 3`],
      3,
      'hash',
    ],
    ['a changed hash', [`update audit_event set hash = sha256('x') where seq = 3`], 3, 'hash'],
    ['a removed row', ['delete from audit_event where seq = 3'], 3, 'gap'],
    ['the first row removed', ['delete from audit_event where seq = 1'], 1, 'gap'],
    ['a tail cut off', ['delete from audit_event where seq > 5'], 5, 'head'],
    ['everything cut off', ['delete from audit_event'], 0, 'head'],
    ['a head set back', [`update audit_head set seq = 7`], 8, 'head'],
    [
      'two records swapped',
      [
        'update audit_event as one set record = other.record from audit_event as other where (one.seq, other.seq) in ((3, 4), (4, 3))',
      ],
      3,
      'hash',
    ],
    [
      'two rows swapped',
      [
        'update audit_event set seq = 99 where seq = 3',
        'update audit_event set seq = 3 where seq = 4',
        'update audit_event set seq = 4 where seq = 99',
      ],
      3,
      'hash',
    ],
    [
      'a row put at the end',
      [
        'insert into audit_event select 9, at, actor_kind, actor_id, action, subject_kind, subject_id, record, hash from audit_event where seq = 8',
      ],
      9,
      'hash',
    ],
    [
      'another actor in the column',
      [`update audit_event set actor_id = subject_id where seq = 3`],
      3,
      'row',
    ],
    [
      'another action in the column',
      [`update audit_event set action = 'report.closed' where seq = 3`],
      3,
      'row',
    ],
    [
      'another time in the column',
      [`update audit_event set at = at - interval '1 day' where seq = 3`],
      3,
      'row',
    ],
    [
      'a record that is no JSON',
      [`update audit_event set record = 'x', hash = sha256('x') where seq = 1`],
      1,
      'mac',
    ],
  ])('%s is found', async (_, statements, atSeq, reason) => {
    await intrude(...statements);
    expect(await verify()).toEqual({ verdict: 'broken', atSeq, reason });
  });
});

describe('past the triggers, with every hash computed anew', () => {
  it('a removed row is found', async () => {
    await intrude('delete from audit_event where seq = 3');
    await rechain();
    expect(await verify()).toMatchObject({ verdict: 'broken', reason: 'past' });
  });

  it('two swapped rows are found', async () => {
    await intrude(
      'update audit_event set seq = 99 where seq = 3',
      'update audit_event set seq = 3 where seq = 4',
      'update audit_event set seq = 4 where seq = 99',
    );
    await rechain();
    expect(await verify()).toMatchObject({ verdict: 'broken', reason: 'past' });
  });

  it('a row repeated in the middle is found', async () => {
    await intrude(
      'update audit_event set seq = -seq where seq > 3',
      'update audit_event set seq = 1 - seq where seq < 0',
      'insert into audit_event select 4, at, actor_kind, actor_id, action, subject_kind, subject_id, record, hash from audit_event where seq = 3',
    );
    await rechain();
    expect(await verify()).toMatchObject({ verdict: 'broken', reason: 'past' });
  });

  it.each([
    ['without one', 'content'],
    ['with the mac of another record', 'mac'],
  ])('a forged record %s is found', async (_, how) => {
    const { rows } = await intruder.query(
      'select record from audit_event where seq in (3, 4) order by seq',
    );
    const [third, fourth] = rows.map((row) => JSON.parse(row.record));
    const content = third.content.replace('report.claimed', 'report.closed');
    const forged = how === 'mac' ? { content, mac: fourth.mac } : { content };
    await intruder.query('set session_replication_role = replica');
    await intruder.query(
      `update audit_event set record = $1, action = 'report.closed' where seq = 3`,
      [JSON.stringify(forged)],
    );
    await rechain();
    expect(await verify()).toEqual({ verdict: 'broken', atSeq: 3, reason: 'mac' });
  });
});
