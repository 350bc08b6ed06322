import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removePlaces } from '../../../src/places/import/remove-places.ts';
import { listPlaceSources } from '../../../src/records/place-data/place-source-store.ts';
import type { ImportFixture } from './import-fixture.ts';
import { openImportFixture } from './import-fixture.ts';

let fixture: ImportFixture;
const HEADER = 'name_a,name_b,city,zip,lat,lng';

beforeAll(async () => {
  fixture = await openImportFixture();
});
afterAll(() => fixture.close());

const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `Row ${n} St,Cross Ave,Norwalk,90650,33.9,${-118 + n / 100}`,
  );

describe('crossings by hand', () => {
  it('are found by either order, with the city and ZIP that the file says', async () => {
    const file = await fixture.write(
      'corners.csv',
      `${HEADER}\nWilshire Blvd,Union Ave,Los Angeles,90017,34.0533,-118.2698\n"Los Angeles St, North",Temple St,,,34.055,-118.24\n`,
    );
    const done = await fixture.import(file);
    expect(done).toMatchObject({
      sourceId: 'corners-csv',
      read: 2,
      skipped: 0,
      crossings: 2,
      streets: 4,
    });
    expect(await fixture.corner('union', 'wilshire')).toMatchObject([
      { city: 'Los Angeles', citySource: 'text', zip: '90017', zipSource: 'text', lat: 34.0533 },
    ]);
    expect(await fixture.corner('wilshire', 'union')).toHaveLength(1);
  });

  it('of one pair within 40 m are one corner at the middle; farther apart they stay two', async () => {
    const file = await fixture.write(
      'carriageways.csv',
      [
        HEADER,
        'Grand Ave,Hill St,,,34,-118',
        'Grand Ave,Hill St,,,34.0003,-118',
        'Grand Ave,Hill St,,,34.01,-118',
      ].join('\n'),
    );
    expect((await fixture.import(file)).crossings).toBe(2);
    const corners = (await fixture.corner('grand', 'hill')).toSorted((a, b) => a.lat - b.lat);
    expect(corners.map((corner) => corner.lat)).toEqual([expect.closeTo(34.00015, 5), 34.01]);
  });

  it('of a file imported again take the place of its own, and of no other', async () => {
    const others = await fixture.count('intersection');
    const file = await fixture.write('again.csv', [HEADER, ...rows(3)].join('\n'));
    await fixture.import(file);
    await fixture.write('again.csv', [HEADER, ...rows(2)].join('\n'));
    await fixture.import(file);
    expect(await fixture.count('intersection')).toBe(others + 2);
    const sources = await listPlaceSources(fixture.sql);
    expect(sources.filter(({ id }) => id === 'again-csv')).toMatchObject([
      { recordCount: 2, kind: 'csv' },
    ]);
  });

  it('are forgotten with their source', async () => {
    const file = await fixture.write('gone.csv', `${HEADER}\nForgotten St,Lost Ave,,,34,-118`);
    await fixture.import(file);
    expect(await fixture.corner('forgotten', 'lost')).toHaveLength(1);
    expect(await removePlaces(fixture.deps, 'gone-csv')).toBe(true);
    expect(await fixture.corner('forgotten', 'lost')).toEqual([]);
    expect(await removePlaces(fixture.deps, 'gone-csv')).toBe(false);
  });
});

describe('a file with faults', () => {
  it('is imported without the lines that cannot be used, each named', async () => {
    const lines = [HEADER, ...rows(39), 'Bad St,Worse Ave,,,ninety,-118'];
    const done = await fixture.import(await fixture.write('faults.csv', lines.join('\n')));
    expect(done).toMatchObject({
      read: 39,
      skipped: 1,
      problems: ['line 41: lat and lng are not degrees'],
    });
  });

  it.each([
    [
      'too many bad lines',
      [HEADER, ...rows(18), 'x,y', ',,,,,', 'a,b,,abc,34,-118'],
      /3 of 21 records/,
    ],
    ['no known header', ['street,other', 'a,b'], /first line names neither/],
    ['nothing in it', [''], /empty/],
    ['a header alone', [HEADER], /nothing to import/],
  ])('%s: the old data stays as it was', async (_, lines, problem) => {
    const file = await fixture.write('kept.csv', `${HEADER}\nKept St,Safe Ave,,,34,-118`);
    await fixture.import(file);
    const before = await fixture.count('intersection');
    await fixture.write('kept.csv', lines.join('\n'));
    await expect(fixture.import(file)).rejects.toThrow(problem);
    expect(await fixture.corner('kept', 'safe')).toHaveLength(1);
    expect(await fixture.count('intersection')).toBe(before);
  });

  it('is refused where it is not there or of another kind', async () => {
    await expect(fixture.import(fixture.file('absent.csv'))).rejects.toThrow('there is no file');
    await expect(fixture.import(await fixture.write('notes.txt', 'x'))).rejects.toThrow(
      '.osm.pbf, .shp',
    );
  });
});

it('landmarks by hand are found by their name and by how it begins', async () => {
  const file = await fixture.write(
    'landmarks.csv',
    'landmark,kind,city,lat,lng\nHome Depot Wilshire,store,Los Angeles,34.0557,-118.2735\nMcDepot,store,,34,-118\n',
  );
  await fixture.import(file);
  expect(await fixture.index.landmarksNamed(['home depot'])).toMatchObject([
    { name: 'Home Depot Wilshire', city: 'Los Angeles', kind: 'store' },
  ]);
  expect(await fixture.index.landmarksNamed(['home depo'])).toEqual([]);
  const farAway = { south: 33, west: -118, north: 33.5, east: -117 };
  expect(await fixture.index.landmarksNamed(['home depot'], farAway)).toEqual([]);
});
