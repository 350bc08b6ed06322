import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '../../src/platform/db.ts';
import { createDb } from '../../src/platform/db.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import type { TestDatabase } from '../harness/test-database.ts';
import { createTestDatabase } from '../harness/test-database.ts';

let database: TestDatabase;
let db: Db;

beforeAll(async () => {
  database = await createTestDatabase();
  db = createDb(database.url);
});
afterAll(async () => {
  await db.close();
  await database.drop();
});

const mark = (tx: Parameters<Parameters<typeof inTransaction>[1]>[0], name: string) =>
  tx.sql('mark', 'insert into sign_in_throttle values ($1, 1, now(), now())', [Buffer.from(name)]);

async function marks(): Promise<string[]> {
  const found = await db.pool.query<{ username_index: Buffer }>(
    'select username_index from sign_in_throttle order by username_index',
  );
  return found.rows.map((row) => row.username_index.toString());
}

it('a transaction that outlives its limit leaves nothing, not even what it says afterwards', async () => {
  const holder = await db.pool.connect();
  await holder.query('begin');
  await holder.query('select 1 from feed_head for update');
  const slow = inTransaction(
    db,
    async (tx) => {
      await mark(tx, 'before');
      await tx.sql('wait', 'select 1 from feed_head for update', []);
      await mark(tx, 'after');
    },
    300,
  );
  const ended = expect(slow).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 600));
  await holder.query('commit');
  holder.release();
  await ended;
  expect(await marks()).toEqual([]);
});

it('what is done in time stands whole, and what throws leaves nothing', async () => {
  await inTransaction(db, async (tx) => {
    await mark(tx, 'one');
    await mark(tx, 'two');
  });
  const thrown = inTransaction(db, async (tx) => {
    await mark(tx, 'three');
    throw new Error('no');
  });
  await expect(thrown).rejects.toThrow('no');
  expect(await marks()).toEqual(['one', 'two']);
});

it('a write that fails undoes what came before and after it, and says why', async () => {
  const failed = inTransaction(db, async (tx) => {
    await mark(tx, 'four');
    tx.write('twice', 'insert into sign_in_throttle values ($1, 1, now(), now())', [
      Buffer.from('one'),
    ]);
    tx.write('mark', 'insert into sign_in_throttle values ($1, 1, now(), now())', [
      Buffer.from('five'),
    ]);
  });
  await expect(failed).rejects.toMatchObject({ code: '23505' });
  expect(await marks()).toEqual(['one', 'two']);
});
