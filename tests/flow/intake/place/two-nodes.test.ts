// Two nodes look at the same reports: each is settled once, and words that come meanwhile are not lost.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resolveReportPlaces } from '../../../../src/flow/intake/place/resolve-report-place.ts';
import type { PlaceIndex } from '../../../../src/places/place-types.ts';
import type { TestApp } from '../../../harness/test-app.ts';
import { startTestApp } from '../../../harness/test-app.ts';

let app: TestApp;
const pendingCount = async () => {
  const rows = await app.deps.db.pool.query(
    `select count(*)::int as count from report where place_state = 'pending'`,
  );
  return rows.rows[0].count as number;
};

beforeAll(async () => {
  app = await startTestApp();
  const phone = app.phone('ana');
  await phone.texts('ICE agents at 6th and Alvarado');
  await app.eventually(async () => (await eventsOf()) > 0 && (await pendingCount()) === 0);
});
afterAll(() => app.stop());

const eventsOf = async () => {
  const rows = await app.deps.db.pool.query(`select count(*)::int as count from feed_event`);
  return rows.rows[0].count as number;
};

it('is settled and announced once, however many look', async () => {
  // The node's own loop is kept from it.
  await app.server.stop();
  const { createDb } = await import('../../../../src/platform/db.ts');
  const db = createDb(app.databaseUrl);
  const { createTableIndex } = await import('../../../../src/places/table-index.ts');
  const { sqlOf } = await import('../../../../src/platform/run-sql.ts');
  const index = createTableIndex(sqlOf(db));
  const deps = { ...app.deps, db, places: { index, geocoder: null } };
  const events = async () =>
    (await db.pool.query(`select count(*)::int as count from feed_event`)).rows[0].count as number;
  const state = async () =>
    (await db.pool.query('select place_state, place_sealed, version from report')).rows[0];

  await db.pool.query(`update report set place_state = 'pending', place_sealed = null`);
  const before = await events();
  await Promise.all([
    resolveReportPlaces(deps),
    resolveReportPlaces(deps),
    resolveReportPlaces(deps),
  ]);
  expect(await events()).toBe(before + 1);
  expect((await state()).place_state).toBe('done');

  // Another message arrives while the words are being looked up.
  await db.pool.query(`update report set place_state = 'pending', place_sealed = null`);
  const interrupted: PlaceIndex = {
    ...index,
    surroundings: async (points) => {
      await db.pool.query('update report set message_count = message_count + 1');
      return index.surroundings(points);
    },
  };
  await resolveReportPlaces({ ...deps, places: { index: interrupted, geocoder: null } });
  expect(await state()).toMatchObject({ place_state: 'pending', place_sealed: null });
  await resolveReportPlaces(deps);
  expect((await state()).place_state).toBe('done');

  // A person says where it is in other words while the first ones are being looked up.
  const { keyring } = app.deps;
  const { id } = (await db.pool.query('select id from report')).rows[0];
  await db.pool.query(`update report set place_state = 'pending', place_sealed = null`);
  const corrected: PlaceIndex = {
    ...index,
    surroundings: async (points) => {
      const sealed = keyring.seal('report.location', id, 'Pico and Union');
      await db.pool.query('update report set location_sealed = $1', [sealed]);
      return index.surroundings(points);
    },
  };
  await resolveReportPlaces({ ...deps, places: { index: corrected, geocoder: null } });
  expect(await state()).toMatchObject({ place_state: 'pending', place_sealed: null });
  await resolveReportPlaces(deps);
  const place = keyring.openText('report.place', id, (await state()).place_sealed);
  expect(JSON.parse(place).found.taken.words).toBe('Pico Blvd & Union Ave');

  // What cannot be looked up keeps nobody waiting, and its words are not in the log.
  await db.pool.query(`update report set place_state = 'pending', place_sealed = null`);
  const broken: PlaceIndex = {
    ...index,
    streetsByKey: async (keys) => {
      throw new Error(`no table for ${keys.join(' ')}`);
    },
  };
  await resolveReportPlaces({ ...deps, places: { index: broken, geocoder: null } });
  expect((await state()).place_state).toBe('done');
  expect(app.logLines.some((line) => line.includes('a place was not looked up'))).toBe(true);
  expect(app.logLines.join('\n')).not.toMatch(/alvarado/i);
  await db.close();
});
