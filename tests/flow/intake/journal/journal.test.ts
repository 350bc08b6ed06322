import { mkdir, rm, writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DatabaseLine } from '../../../harness/database-line.ts';
import { openDatabaseLine } from '../../../harness/database-line.ts';
import type { TestDatabase } from '../../../harness/test-database.ts';
import { createTestDatabase } from '../../../harness/test-database.ts';
import type { Node } from './journal-fixture.ts';
import { newEntry, startNode } from './journal-fixture.ts';

let database: TestDatabase;
let line: DatabaseLine;
let near: Node;
let far: Node;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  line = await openDatabaseLine(database.url);
  near = await startNode(line.url);
  far = await startNode(database.url, { beside: near });
});
afterEach(async () => {
  await Promise.all([near.stop(), far.stop()]);
  await line.close();
});

const rowOf = (sourceKey: string) =>
  far.deps.db.prisma.inboundMessage.findUnique({
    where: { sourceKey },
    include: { conflicts: true },
  });

async function storedKeys(keys: readonly string[]): Promise<string[]> {
  const rows = await far.deps.db.prisma.inboundMessage.findMany({
    where: { sourceKey: { in: [...keys] } },
    orderBy: { seq: 'asc' },
  });
  return rows.map((row) => row.sourceKey);
}

describe('one key, one row', () => {
  it('[CAR3] fifty at once by two nodes: one is stored, the others are known', async () => {
    const first = newEntry(near.deps);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const { deps } = index % 2 === 0 ? near : far;
        return deps.journal.append(
          newEntry(deps, { sourceKey: first.sourceKey, digest: first.digest }),
        );
      }),
    );
    expect(outcomes.filter((each) => each === 'stored')).toHaveLength(1);
    expect(outcomes.filter((each) => each === 'known')).toHaveLength(49);
    expect((await rowOf(first.sourceKey))?.conflicts).toEqual([]);
  });

  it('rows stand in the order in which they were given', async () => {
    const entries = Array.from({ length: 200 }, () => newEntry(near.deps));
    await Promise.all(entries.map((entry) => near.deps.journal.append(entry)));
    const keys = entries.map((entry) => entry.sourceKey);
    expect(await storedKeys(keys)).toEqual(keys);
  });

  it('the same key with other content: the first stays, the other is kept beside it and audited once', async () => {
    const first = newEntry(near.deps);
    const other = newEntry(near.deps, { sourceKey: first.sourceKey, digest: Buffer.alloc(16, 7) });
    const again = newEntry(near.deps, { sourceKey: first.sourceKey, digest: Buffer.alloc(16, 7) });
    const outcomes = await Promise.all(
      [first, other, again].map((each) => near.deps.journal.append(each)),
    );
    expect(outcomes).toEqual(['stored', 'conflict', 'conflict']);
    const row = await rowOf(first.sourceKey);
    expect(row).toMatchObject({ id: first.id, state: 'pending' });
    expect(row?.conflicts.map((each) => each.id)).toEqual([other.id]);
    const audits = await far.deps.db.prisma.auditEvent.findMany({ where: { subjectId: first.id } });
    expect(audits.map((each) => each.action)).toEqual(['inbound.conflict']);
  });

  it('[CAR4] of an erased message nothing is kept again, whatever comes under its name', async () => {
    const first = newEntry(near.deps);
    await near.deps.journal.append(first);
    await far.deps.db.prisma.inboundMessage.update({
      where: { id: first.id },
      data: { state: 'erased', rawSealed: null, senderIndex: null },
    });
    const same = newEntry(near.deps, { sourceKey: first.sourceKey, digest: first.digest });
    const other = newEntry(near.deps, { sourceKey: first.sourceKey, digest: Buffer.alloc(16, 7) });
    expect(await near.deps.journal.append(same)).toBe('known');
    expect(await near.deps.journal.append(other)).toBe('known');
    expect(await rowOf(first.sourceKey)).toMatchObject({ rawSealed: null, conflicts: [] });
  });
});

describe('without Postgres', () => {
  it('[CAR6] messages go to disk and from there to Postgres, once each and in order', async () => {
    await line.cut();
    const entries = Array.from({ length: 120 }, () => newEntry(near.deps));
    const outcomes = await Promise.all(entries.map((entry) => near.deps.journal.append(entry)));
    expect(new Set(outcomes)).toEqual(new Set(['spooled']));
    expect(near.deps.journal.isSpooling()).toBe(true);
    expect(near.deps.journal.isSpooled(entries[0]!.sourceKey)).toBe(true);
    expect(await near.deps.journal.replay()).toBeNull();
    await line.mend();
    expect(await near.deps.journal.replay()).toBe(120);
    const keys = entries.map((entry) => entry.sourceKey);
    expect(await storedKeys(keys)).toEqual(keys);
    expect(await near.spoolFiles()).toEqual([]);
    expect(near.deps.journal.isSpooling()).toBe(false);
    expect(near.deps.journal.isSpooled(entries[0]!.sourceKey)).toBe(false);
  });

  it('[CAR6] what comes while the disk is emptied is not left behind on it', async () => {
    await line.cut();
    const entries = [newEntry(near.deps)];
    await near.deps.journal.append(entries[0]!);
    await line.mend();
    let isOver = false;
    const arriving = (async () => {
      const appended: Promise<unknown>[] = [];
      while (!isOver) {
        const entry = newEntry(near.deps);
        entries.push(entry);
        appended.push(near.deps.journal.append(entry));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      await Promise.all(appended);
    })();
    const moved = await near.deps.journal.replay();
    const left = await near.spoolFiles();
    isOver = true;
    await arriving;
    expect(moved).toBeGreaterThan(0);
    expect(left).toEqual([]);
    const keys = entries.map((entry) => entry.sourceKey);
    expect((await storedKeys(keys)).toSorted()).toEqual(keys.toSorted());
    expect(near.deps.journal.isSpooling()).toBe(false);
  });

  it('[CAR7] and without a disk nothing is accepted; later the same message is', async () => {
    await mkdir(near.spoolDir, { recursive: true });
    await rm(near.spoolDir, { recursive: true });
    await writeFile(near.spoolDir, '');
    await line.cut();
    const entry = newEntry(near.deps);
    await expect(near.deps.journal.append(entry)).rejects.toMatchObject({ code: 'unavailable' });
    await expect(near.deps.journal.append(entry)).rejects.toMatchObject({ code: 'unavailable' });
    await line.mend();
    expect(await near.deps.journal.replay()).toBe(0);
    expect(await near.deps.journal.append(entry)).toBe('stored');
  });

  it('a connection that falls silent is given up, and the next message finds another', async () => {
    await near.deps.journal.append(newEntry(near.deps));
    line.strand();
    const entry = newEntry(near.deps);
    expect(await near.deps.journal.append(entry)).toBe('spooled');
    await near.deps.journal.replay();
    const startedMs = performance.now();
    expect(await near.deps.journal.append(newEntry(near.deps))).toBe('stored');
    expect(performance.now() - startedMs).toBeLessThan(2_000);
    expect(await storedKeys([entry.sourceKey])).toHaveLength(1);
  });
});

describe('what Postgres will never take', () => {
  it('is set aside from the disk and harms none of its neighbours', async () => {
    await line.cut();
    const [before, bad, after] = [newEntry(near.deps), newEntry(near.deps), newEntry(near.deps)];
    bad.reason = 'a NUL \u0000 in a text column';
    for (const entry of [before, bad, after]) await near.deps.journal.append(entry);
    await line.mend();
    await near.deps.journal.replay();
    expect(await storedKeys([before, bad, after].map((each) => each.sourceKey))).toEqual([
      before.sourceKey,
      after.sourceKey,
    ]);
    const [file] = await near.spoolFiles();
    expect(file).toMatch(/^refused-/);
    expect(near.deps.journal.isSpooling()).toBe(false);
  });
});
