import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Db } from '../../src/platform/db.ts';
import { createDb, isDatabaseGone } from '../../src/platform/db.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import type { DatabaseLine } from '../harness/database-line.ts';
import { openDatabaseLine } from '../harness/database-line.ts';
import type { TestDatabase } from '../harness/test-database.ts';
import { createTestDatabase } from '../harness/test-database.ts';

let database: TestDatabase;
let line: DatabaseLine;
let db: Db;

beforeEach(async () => {
  database = await createTestDatabase();
  line = await openDatabaseLine(database.url);
  db = createDb(line.url, { silentMs: 400 });
});
afterEach(async () => {
  await db.close();
  await line.close();
  await database.drop();
});

const gone = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => (isDatabaseGone(error) ? 'gone' : error),
  );

it('a connection that falls silent in the middle of its work is given up, and another found', async () => {
  await db.pool.query('select 1');
  await db.prisma.feedHead.findMany();
  const inTheMiddle = inTransaction(db, async (tx) => {
    await tx.sql('one', 'select 1 from feed_head for update', []);
    line.strand();
    await tx.sql('two', 'select 2', []);
  });
  expect(await gone(inTheMiddle)).toBe('gone');
  await gone(db.pool.query('select 1'));
  expect(await db.prisma.feedHead.findMany()).toHaveLength(1);
  await inTransaction(db, (tx) => tx.sql('one', 'select 1 from feed_head for update nowait', []));
}, 10_000);

it('a server that goes and comes back is found again', async () => {
  await db.pool.query('select 1');
  await line.cut();
  expect(await gone(db.pool.query('select 1'))).toBe('gone');
  expect(await gone(db.prisma.feedHead.findMany())).toBe('gone');
  await line.mend();
  expect(await gone(db.pool.query('select 1'))).toBe('answered');
  expect(await gone(db.prisma.feedHead.findMany())).toBe('answered');
});
