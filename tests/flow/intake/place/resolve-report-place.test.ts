import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportView } from '../../../../src/contract/report.ts';
import type { Api, TestApp } from '../../../harness/test-app.ts';
import { startTestApp } from '../../../harness/test-app.ts';

let app: TestApp;
let dispatcher: Api;
let made = 0;

beforeAll(async () => {
  app = await startTestApp();
  dispatcher = await app.signIn('ana', ['dispatcher']);
  await app.eventually(
    async () => app.logLines.some((line) => line.includes('tables are loaded')),
    20_000,
  );
});
afterAll(() => app.stop());

const nextPhone = () => app.phone(`sender-${(made += 1)}`);

async function reportOf(words: string): Promise<ReportView | undefined> {
  const { body } = await dispatcher.get('/api/v1/reports');
  return (body.items as ReportView[]).find((report) => report.text?.includes(words));
}

/** The report that these words are the latest of, once its place is as wanted. */
async function placed(words: string, isWanted: (report: ReportView) => boolean = () => true) {
  return app.eventually(async () => {
    const report = await reportOf(words);
    return report?.place && isWanted(report) ? report : null;
  }, 10_000);
}

describe('the place of a text', () => {
  it('is found on the ground after the text was accepted, with its zone and its reasons', async () => {
    await nextPhone().texts('ICE agents at Wilshire and Union, two vans');
    const { place } = await placed('two vans');
    expect(place).toMatchObject({
      words: 'Union Ave & Wilshire Blvd',
      city: 'Los Angeles',
      zip: '90017',
      precision: 'intersection',
      radiusMetres: 30,
      source: 'reader',
      isOutOfArea: false,
      zoneIds: ['downtown-la'],
    });
    expect(place?.lat).toBeCloseTo(34.0549, 3);
    expect(place?.reasons).toContain('full_key');
  });

  it('stands sealed in the database, only city, ZIP and zone in the open', async () => {
    const rows = await app.deps.db.pool.query(
      `select place_sealed, place_city, place_zip, place_state from report where place_city is not null`,
    );
    expect(rows.rows[0]).toMatchObject({
      place_city: 'Los Angeles',
      place_zip: '90017',
      place_state: 'done',
    });
    expect(Buffer.from(rows.rows[0].place_sealed).toString('latin1')).not.toMatch(
      /wilshire|34\.05/i,
    );
    expect(app.logLines.join('\n')).not.toMatch(/wilshire|34\.05/i);
  });

  it('that nobody knows stays words, and is shown as unknown', async () => {
    await nextPhone().texts('migra en la esquina de Zyzzyva y Qwertyuiop');
    const { place } = await placed('Zyzzyva');
    expect(place).toMatchObject({ precision: 'unknown', source: 'reader', zoneIds: [] });
    expect(place).not.toHaveProperty('lat');
  });

  it('outside the counties is marked and not dropped', async () => {
    await nextPhone().texts('ICE vans now in Fresno');
    const { place } = await placed('Fresno');
    expect(place).toMatchObject({ city: 'Fresno', precision: 'city', isOutOfArea: true });
  });

  it('is refined by later words of the same city', async () => {
    const phone = nextPhone();
    await phone.texts('ICE raid happening in Santa Ana right now');
    await placed('Santa Ana right now', ({ place }) => place?.precision === 'city');
    await phone.texts('agents are at 4th and Main');
    const { place } = await placed(
      'agents are at 4th',
      (report) => report.place?.precision === 'intersection',
    );
    expect(place).toMatchObject({
      words: '4th St & Main St',
      city: 'Santa Ana',
      zoneIds: ['santa-ana-central'],
    });
  });

  it('is not overwritten by words that say otherwise: both are shown', async () => {
    const phone = nextPhone();
    await phone.texts('ICE agents at 6th and Alvarado');
    await placed('6th and Alvarado');
    await phone.texts('now agents are at Pico and Union too');
    const { place } = await placed(
      'Pico and Union',
      (report) => (report.place?.candidates?.length ?? 0) > 1,
    );
    expect(place?.words).toBe('6th St & Alvarado St');
    expect(place?.candidates?.map((each) => each.words)).toEqual([
      'Pico Blvd & Union Ave',
      '6th St & Alvarado St',
    ]);
  });

  it('changes the report once: a board hears of it, and words without news change nothing', async () => {
    const phone = nextPhone();
    await phone.texts('ICE agents at Pico and Union, three cars');
    const { version } = await placed('three cars');
    expect(version).toBe(2);
    await phone.texts('hurry please');
    const after = await app.eventually(async () => {
      const rows = await app.deps.db.pool.query(
        `select 1 from report where place_state = 'pending'`,
      );
      return rows.rowCount === 0 ? reportOf('hurry please') : null;
    });
    expect(after.place?.words).toBe('Pico Blvd & Union Ave');
  });
});

it('who sees a summary only sees no place', async () => {
  const admin = await app.signIn('root', ['admin']);
  const { body } = await admin.get('/api/v1/reports');
  expect(body.items.length).toBeGreaterThan(0);
  expect(body.items.every((report: ReportView) => report.place === null)).toBe(true);
});
