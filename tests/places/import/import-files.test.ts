import { readFile, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removePlaces } from '../../../src/places/import/remove-places.ts';
import { replaceZips } from '../../../src/records/place-data/zip-store.ts';
import { listZones } from '../../../src/records/place-data/zone-store.ts';
import type { ImportFixture } from './import-fixture.ts';
import { openImportFixture } from './import-fixture.ts';
import type { OsmNode, OsmWay } from './write-osm.ts';
import { writeOsm } from './write-osm.ts';
import { writeShapefile } from './write-shapefile.ts';

let fixture: ImportFixture;

beforeAll(async () => {
  fixture = await openImportFixture();
  await replaceZips(fixture.sql, [
    {
      code: '92701',
      postalCity: 'Santa Ana',
      countyFips: '06059',
      state: 'CA',
      lat: 33.748,
      lng: -117.859,
      hasArea: true,
    },
    {
      code: '90057',
      postalCity: 'Los Angeles',
      countyFips: '06037',
      state: 'CA',
      lat: 34.061,
      lng: -118.277,
      hasArea: true,
    },
    {
      code: '90099',
      postalCity: 'Nowhere',
      countyFips: '06037',
      state: 'CA',
      lat: 33.7481,
      lng: -117.8591,
      hasArea: false,
    },
  ]);
});
afterAll(() => fixture.close());

const road = (FULLNAME: string, ...points: [number, number][]) => ({
  columns: { FULLNAME },
  parts: [points],
});
const square = (west: number, south: number, side = 0.01): [number, number][][] => [
  [
    [west, south],
    [west, south + side],
    [west + side, south + side],
    [west + side, south],
    [west, south],
  ],
];

describe('roads of the Census', () => {
  const roads = [
    road('W 4th St', [-117.87, 33.748], [-117.868, 33.748], [-117.866, 33.748]),
    road('N Main St', [-117.868, 33.747], [-117.868, 33.748], [-117.868, 33.749]),
    // A bridge: the lines cross, but have no vertex in common.
    road('I- 5', [-117.867, 33.7475], [-117.867, 33.7485]),
    road('', [-117.868, 33.748], [-117.868, 33.7482]),
  ];

  it('cross where they share a vertex, in the nearest ZIP that has an area', async () => {
    await writeShapefile(fixture.file('roads.shp'), 'line', roads);
    expect(await fixture.import(fixture.file('roads.shp'))).toMatchObject({
      kind: 'tiger',
      read: 4,
      crossings: 1,
    });
    expect(await fixture.corner('4', 'main')).toMatchObject([
      { zip: '92701', zipSource: 'inferred', city: 'Santa Ana', citySource: 'zip', lat: 33.748 },
    ]);
    expect(await fixture.corner('4', 'fwy 5')).toEqual([]);
  });

  it('learn their city and ZIP from outlines, whichever file came first, and forget them with it', async () => {
    await writeShapefile(fixture.file('place.shp'), 'polygon', [
      { columns: { NAME: 'Villa Prueba', PLACEFP: '00001' }, parts: square(-117.87, 33.745) },
    ]);
    await writeShapefile(fixture.file('zcta.shp'), 'polygon', [
      { columns: { ZCTA5CE20: '92799' }, parts: square(-117.87, 33.745) },
    ]);
    await fixture.import(fixture.file('place.shp'));
    await fixture.import(fixture.file('zcta.shp'));
    const outlined = {
      city: 'Villa Prueba',
      citySource: 'polygon',
      zip: '92799',
      zipSource: 'polygon',
    };
    expect(await fixture.corner('4', 'main')).toMatchObject([outlined]);
    await fixture.import(fixture.file('roads.shp'));
    expect(await fixture.corner('4', 'main')).toMatchObject([outlined]);
    await removePlaces(fixture.deps, 'place-shp');
    await removePlaces(fixture.deps, 'zcta-shp');
    expect(await fixture.corner('4', 'main')).toMatchObject([{ city: 'Santa Ana', zip: '92701' }]);
  });

  it('outside the counties asked for are left out', async () => {
    await writeShapefile(fixture.file('two-counties.shp'), 'line', [
      road('Alvarado St', [-118.277, 34.06], [-118.277, 34.061]),
      road('W 6th St', [-118.278, 34.061], [-118.277, 34.061]),
      road('Bristol St', [-117.86, 33.74], [-117.86, 33.741]),
      road('Edinger Ave', [-117.861, 33.741], [-117.86, 33.741]),
    ]);
    const done = await fixture.import(fixture.file('two-counties.shp'), ['06037']);
    expect(done).toMatchObject({ crossings: 1, outside: 1 });
    expect(await fixture.corner('6', 'alvarado')).toHaveLength(1);
  });

  it('cut short or without their table keep the old data', async () => {
    const shp = fixture.file('roads.shp');
    const whole = await readFile(shp);
    await writeFile(shp, whole.subarray(0, whole.length - 60));
    await expect(fixture.import(shp)).rejects.toThrow();
    expect(await fixture.corner('4', 'main')).toHaveLength(1);
    await rm(fixture.file('roads.dbf'));
    await expect(fixture.import(shp)).rejects.toThrow('.dbf');
    expect(await fixture.corner('4', 'main')).toHaveLength(1);
  });

  it('of unknown columns are refused', async () => {
    await writeShapefile(fixture.file('rivers.shp'), 'line', [
      { columns: { RIVER: 'LA' }, parts: square(0, 0) },
    ]);
    await expect(fixture.import(fixture.file('rivers.shp'))).rejects.toThrow('columns');
  });
});

it('address ranges of the Census are kept for each side', async () => {
  const columns = {
    FULLNAME: 'S Standard Ave',
    LFROMHN: '1499',
    LTOHN: '1401',
    RFROMHN: '1400',
    RTOHN: '1498',
    ZIPL: '92707',
    ZIPR: '92707',
  };
  const line: [number, number][] = [
    [-117.85, 33.73],
    [-117.85, 33.731],
    [-117.85, 33.732],
  ];
  await writeShapefile(fixture.file('addr.shp'), 'line', [{ columns, parts: [line] }]);
  await fixture.import(fixture.file('addr.shp'));
  const [street] = await fixture.index.streetsByKey(['standard']);
  const found = await fixture.index.addressRanges([street?.id ?? '0'], 1_420);
  expect(found.map(({ low, high }) => [low, high])).toEqual([
    [1_401, 1_499],
    [1_400, 1_498],
  ]);
  expect(found[0]).toMatchObject({ zip: '92707', lat: 33.731, lng: -117.85 });
  expect(await fixture.index.addressRanges([street?.id ?? '0'], 1_500)).toEqual([]);
});

describe('an extract of OpenStreetMap', () => {
  const nodes: OsmNode[] = [
    { id: 1, lat: 34.05, lng: -118.27 },
    { id: 2, lat: 34.051, lng: -118.27 },
    {
      id: 3,
      lat: 34.052,
      lng: -118.27,
      tags: { amenity: 'school', name: 'Escuela Prueba', 'addr:city': 'Los Angeles' },
    },
    { id: 4, lat: 34.051, lng: -118.271 },
    { id: 5, lat: 34.053, lng: -118.27 },
    { id: 6, lat: 34.051, lng: -118.269, tags: { amenity: 'bench' } },
  ];
  const ways: OsmWay[] = [
    {
      id: 10,
      nodes: [1, 2, 5],
      tags: { highway: 'residential', name: 'Pico Boulevard', ref: 'CA 1;US 9' },
    },
    {
      id: 11,
      nodes: [4, 2, 6],
      tags: { highway: 'primary', name: 'South Union Avenue', alt_name: 'Calle Antigua' },
    },
    { id: 12, nodes: [2, 4], tags: { highway: 'footway', name: 'Paseo' } },
    {
      id: 13,
      nodes: [5, 1, 5],
      tags: { shop: 'supermarket', name: 'Northgate Market', building: 'yes' },
    },
  ];

  it('gives crossings under every name, and landmarks', async () => {
    await writeOsm(fixture.file('town.osm.pbf'), nodes, ways);
    const done = await fixture.import(fixture.file('town.osm.pbf'));
    expect(done).toMatchObject({ kind: 'osm', skipped: 0, landmarks: 2 });
    const [corner] = await fixture.corner('pico', 'union');
    expect(corner?.lat).toBeCloseTo(34.051, 6);
    expect(corner?.lng).toBeCloseTo(-118.27, 6);
    expect(await fixture.corner('fwy 9', 'union')).toHaveLength(1);
    expect(await fixture.corner('pico', 'antigua')).toHaveLength(1);
    expect(await fixture.index.streetsByKey(['paseo'])).toEqual([]);
    expect(await fixture.index.landmarksNamed(['northgate'])).toMatchObject([
      { kind: 'store', lat: expect.closeTo(34.053, 5) },
    ]);
    expect(await fixture.index.landmarksNamed(['escuela prueba'])).toMatchObject([
      { city: 'Los Angeles' },
    ]);
  });

  it('that is broken keeps the old data', async () => {
    const file = fixture.file('town.osm.pbf');
    const whole = await readFile(file);
    await writeFile(file, Buffer.concat([whole.subarray(0, 60), Buffer.alloc(whole.length)]));
    await expect(fixture.import(file)).rejects.toThrow();
    expect(await fixture.corner('pico', 'union')).toHaveLength(1);
  });
});

describe('GeoJSON', () => {
  const feature = (properties: object, type: string, coordinates: unknown) =>
    JSON.stringify({ type: 'Feature', properties, geometry: { type, coordinates } });
  const features = [
    feature({ name: 'Calle "Roble"' }, 'LineString', [
      [-117.9, 33.7],
      [-117.89, 33.7],
      [-117.88, 33.7],
    ]),
    feature({ name: 'Lincoln Ave' }, 'MultiLineString', [
      [
        [-117.89, 33.69],
        [-117.89, 33.7],
      ],
    ]),
    feature({ name: 'Plaza México', kind: 'store', city: 'Lynwood' }, 'Point', [-118.2, 33.9]),
    feature({ id: 'centro', name: 'Centro', zips: ['92701'] }, 'Polygon', square(-117.9, 33.7)),
  ];

  it.each([
    [
      'a collection',
      `{"type": "FeatureCollection",\n "bbox": [0, 1],\n "features": [\n${features.join(',\n')}\n]}`,
    ],
    ['one feature a line', features.join('\n')],
  ])('as %s brings streets, landmarks and zones', async (_, text) => {
    const done = await fixture.import(await fixture.write('town.geojson', text));
    expect(done).toMatchObject({
      read: 4,
      skipped: 0,
      streets: 2,
      crossings: 1,
      landmarks: 1,
      zones: 1,
    });
    expect(await fixture.corner('roble', 'lincoln')).toHaveLength(1);
    expect(await listZones(fixture.sql)).toMatchObject([
      { id: 'centro', zips: ['92701'], bbox: [33.7, -117.9, 33.71, -117.89] },
    ]);
  });

  it('with a bad feature names its line', async () => {
    const many = Array.from({ length: 20 }, (_, n) =>
      feature({ name: `P ${n}` }, 'Point', [-118, 33 + n / 100]),
    );
    const text = `{"features":[\n${[...many, '{"type": oops}'].join(',\n')}\n]}`;
    const done = await fixture.import(await fixture.write('bad.geojson', text));
    expect(done).toMatchObject({ read: 20, skipped: 1, problems: ['line 22: it is not JSON'] });
  });

  it('that ends in the middle keeps the old data', async () => {
    const file = fixture.file('town.geojson');
    const before = await readFile(file, 'utf8');
    await writeFile(file, before.slice(0, -40));
    await expect(fixture.import(file)).rejects.toThrow('ends in the middle');
    expect(await fixture.corner('roble', 'lincoln')).toHaveLength(1);
  });
});

describe('misspelt streets', () => {
  const alike = async () =>
    (await fixture.index.streetsSpelledLike(['alvardo'])).map((street) => street.bareKey);

  it('are found by trigrams', async () => {
    expect(await alike()).toContain('alvarado');
  });

  it('are found without the extension too', async () => {
    await fixture.db.pool.query('drop extension pg_trgm cascade');
    const { createTableIndex } = await import('../../../src/places/table-index.ts');
    fixture.index = createTableIndex(fixture.sql);
    expect(await alike()).toContain('alvarado');
  });
});
