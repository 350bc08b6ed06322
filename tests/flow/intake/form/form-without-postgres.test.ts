import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp } from '../../../harness/test-app.ts';
import { startTestApp } from '../../../harness/test-app.ts';
import type { TestDatabase } from '../../../harness/test-database.ts';
import { createTestDatabase } from '../../../harness/test-database.ts';
import type { DatabaseLine } from '../../../harness/database-line.ts';
import { openDatabaseLine } from '../../../harness/database-line.ts';
import {
  SIGHTING,
  allProcessed,
  createVisitor,
  mediaOf,
  reportOf,
  textsOf,
} from './form-visitor.ts';

let database: TestDatabase;
let line: DatabaseLine;
let app: TestApp;
let visitor: ReturnType<typeof createVisitor>;

beforeAll(async () => {
  database = await createTestDatabase();
  line = await openDatabaseLine(database.url);
  app = await startTestApp({ env: { DATABASE_URL: line.url } });
  visitor = createVisitor(app);
});
afterAll(async () => {
  await app.stop();
  await line.close();
  await database.drop();
});

describe('while Postgres does not answer', () => {
  test('a report with a photo is kept, once, and is on the board when Postgres is back', async () => {
    const earlier = await visitor.send({ ...SIGHTING, what: 'before the outage' });
    await allProcessed(app);
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#777' } })
      .png()
      .toBuffer();
    await line.cut();

    const token = await visitor.open();
    const sent = await visitor.post('/report', { ...SIGHTING, token, what: 'in the outage' }, [
      { bytes },
    ]);
    expect(sent.status).toBe(303);
    const again = await visitor.post('/report', { ...SIGHTING, token, what: 'in the outage' }, [
      { bytes },
    ]);
    expect(again.receipt).toBe(sent.receipt);
    const edited = await visitor.post(
      '/report',
      { ...SIGHTING, token, what: 'edited in the outage' },
      [{ bytes }],
    );
    expect(edited.receipt).toBe(sent.receipt);

    const page = await visitor.get(sent.location!);
    expect([page.status, page.html.includes('Your report is kept.')]).toEqual([200, true]);
    expect(page.html).toContain('We cannot show how far it is right now');
    const added = await visitor.post(`/report/${sent.receipt}`, { words: 'they left' });
    expect(added.status).toBe(303);

    const known = await visitor.get(`/report/${earlier.receipt}`);
    expect([known.status, known.html.includes('your report is kept')]).toEqual([503, true]);
    const addedToKnown = await visitor.post(`/report/${earlier.receipt}`, { words: 'still here' });
    expect([addedToKnown.status, addedToKnown.html.includes('We added it to your report')]).toEqual(
      [200, true],
    );
    const sentBack = await visitor.post('/report', { when: 'now' }, [{ bytes }]);
    expect([sentBack.status, sentBack.html.includes('Please choose them again')]).toEqual([
      422,
      true,
    ]);

    await line.mend();
    const report = await app.eventually(
      () => reportOf(app, sent.receipt).catch(() => null),
      20_000,
    );
    await allProcessed(app);
    const texts = await textsOf(app, report.id);
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain('in the outage');
    expect(texts[1]).toContain('edited in the outage');
    expect(texts[2]).toBe('they left');
    expect(await mediaOf(app, report.id, 1)).toMatchObject([{ state: 'ready' }]);
    const before = await reportOf(app, earlier.receipt);
    expect((await textsOf(app, before.id))[1]).toBe('still here');
    expect((await visitor.get(sent.location!)).html).toMatch(/aria-current="step">Received/);
    expect(await app.deps.db.prisma.report.count()).toBe(2);
    expect(await app.deps.db.prisma.inboundConflict.count()).toBe(0);
  }, 60_000);

  test('a database that hangs holds nobody up: the report goes to disk, photos and all', async () => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#555' } })
      .png()
      .toBuffer();
    const token = await visitor.open();
    line.hold();
    const sent = await visitor.post('/report', { ...SIGHTING, token, what: 'it hangs' }, [
      { bytes },
    ]);
    expect(sent.status).toBe(303);
    const page = await visitor.get(sent.location!);
    expect([page.status, page.html.includes('Your report is kept.')]).toEqual([200, true]);
    await line.mend();
    const report = await app.eventually(
      () => reportOf(app, sent.receipt).catch(() => null),
      30_000,
    );
    expect(await mediaOf(app, report.id, 1)).toMatchObject([{ state: 'ready' }]);
    expect(await app.deps.db.prisma.report.count()).toBe(3);
  }, 60_000);
});
