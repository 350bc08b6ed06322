// How long it takes to choose a wave among 10,000 volunteers with every rule, against one bare question
// to Postgres for the six nearest of them.
import type pg from 'pg';
import { createDb } from '../src/platform/db.ts';
import { sqlOf } from '../src/platform/run-sql.ts';
import { DEFAULT_WAVE_RULES } from '../src/flow/dispatch/choose-wave.ts';
import { loadCandidates, planWave } from '../src/flow/dispatch/plan-wave.ts';
import type { Figure } from './figures.ts';
import { median } from './figures.ts';

const VOLUNTEERS = 10_000;
const ZIPS = 400;
const TRIES = 40;
const WAVE = 6;
const SCENE = { lat: 34.0476, lng: -118.2925 };

/** @param databaseUrl of a migrated database that may be filled */
export async function measureWaves(databaseUrl: string): Promise<Figure[]> {
  const db = createDb(databaseUrl, { poolSize: 2 });
  try {
    await fill(db.pool);
    const sql = sqlOf(db);
    const now = new Date();
    const scene = { place: null, zip: null };
    const known = { ...scene, place: placeAt(SCENE) };
    const plan = {
      scene: known,
      open: [
        { skills: ['legal_observer'], languages: [], needsCar: false },
        { skills: [], languages: ['es'], needsCar: true },
      ],
      wave: 1,
      rules: { ...DEFAULT_WAVE_RULES, windowMinutes: 4 },
      offersMade: 0,
    };
    const config = { NETWORK_TIME_ZONE: 'America/Los_Angeles' };
    const choosing = await timesOf(async () => {
      const candidates = await loadCandidates(sql, known, new Set(), now);
      const { asked } = planWave(plan, candidates, now, config);
      if (asked.length !== WAVE) throw new Error(`the wave has ${asked.length}`);
    });
    const bare = await timesOf(async () => {
      const found = await db.pool.query({
        name: 'bare_nearest',
        text: BARE,
        values: [SCENE.lat, SCENE.lng],
      });
      if (found.rows.length !== WAVE) throw new Error('the nearest are not there');
    });
    const value = median(choosing);
    return [{ name: 'wave_of_10000', value, unit: 'ms', ratio: value / median(bare) }];
  } finally {
    await db.close();
  }
}

const BARE = `select volunteer.id from volunteer join zip on zip.code = volunteer.area_zip
  where status = 'active' order by (zip.lat - $1) ^ 2 + ((zip.lng - $2) * cos(radians($1))) ^ 2
  limit ${WAVE}`;

function placeAt({ lat, lng }: typeof SCENE) {
  return {
    lat,
    lng,
    kind: 'intersection',
    words: 'bench',
    precision: 'intersection' as const,
    score: 1,
    reasons: [],
    isOutOfArea: false,
    isHomeLike: false,
  };
}

async function timesOf(work: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const startedMs = performance.now();
    await work();
    times.push(performance.now() - startedMs);
  }
  return times;
}

async function fill(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into zip (code, postal_city, county_fips, state, lat, lng, has_area)
     select (10000 + n)::text, 'Bench', '06037', 'CA', 34.05 + (n % 20 - 10) * 0.02,
       -118.29 + (n / 20 - 10) * 0.02, true from generate_series(0, ${ZIPS - 1}) as n
     on conflict do nothing`,
  );
  await pool.query(
    `insert into volunteer (id, status, status_at, applied_at, language, languages, skills, tasks,
       granted_roles, has_car, area_zip, offers_per_day, on_duty_until_at, phone_verified_at,
       agreement_signed_at, interviewed_at, training_done_at, training_expires_at, last_active_at,
       phone_index, phone_sealed)
     select gen_random_uuid(), 'active', now(), now(), 'en',
       case when n % 3 = 0 then array['en', 'es'] else array['en'] end,
       case when n % 5 = 0 then array['legal_observer'] else array['observer'] end, '{}',
       array['responder'], n % 2 = 0, (10000 + n % ${ZIPS})::text, 3, now() + interval '4 hours',
       now(), now(), now(), now(), now() + interval '300 days', now(),
       decode(lpad(to_hex(n), 32, '0'), 'hex'), '\\x00'
     from generate_series(1, ${VOLUNTEERS}) as n`,
  );
  await pool.query('analyze volunteer, zip');
}
