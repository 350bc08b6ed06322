import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../src/platform/db.ts';
import { createDb } from '../../src/platform/db.ts';
import type { TestDatabase } from './test-database.ts';
import { createTestDatabase } from './test-database.ts';

let databases: TestDatabase[];
let dbs: Db[];

beforeAll(async () => {
  databases = await Promise.all([createTestDatabase(), createTestDatabase()]);
  dbs = databases.map((each) => createDb(each.url));
});
afterAll(async () => {
  await Promise.all(dbs.map((db) => db.close()));
  await Promise.all(databases.map((each) => each.drop()));
});

test('two databases are migrated and know nothing of each other', async () => {
  const [one, other] = dbs;
  await one!.prisma.$executeRaw`update feed_head set seq = 7`;
  expect(await one!.prisma.feedHead.findMany()).toEqual([{ id: 1, seq: 7n }]);
  expect(await other!.prisma.feedHead.findMany()).toEqual([{ id: 1, seq: 0n }]);
});
