import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlacesGeocoder } from '../../../src/contract/places.ts';
import { createLog } from '../../../src/platform/log.ts';
import { createGeocoder } from '../../../src/places/geocoder/geocoder.ts';
import { geocoderProblems, isRefusedHost } from '../../../src/places/geocoder/refused-hosts.ts';
import { lookUpPlace } from '../../../src/places/look-up-place.ts';
import { createMemoryIndex } from '../../../src/places/memory-index.ts';
import { streetRecordOf } from '../../../src/places/memory-tables.ts';
import { createKeyring } from '../../../src/security/keyring.ts';
import { parseConfig } from '../../../src/config.ts';
import type { OwnGeocoder } from './own-geocoder.ts';
import { startOwnGeocoder } from './own-geocoder.ts';

const BOX = { south: 33, west: -119, north: 35, east: -117 };
let server: OwnGeocoder;
let nowMs = 0;
let logged: string[] = [];

beforeEach(async () => {
  server = await startOwnGeocoder();
  nowMs = Date.parse('2026-11-24T12:00:00Z');
  logged = [];
});
afterEach(() => server.close());

function geocoder(kind: PlacesGeocoder = 'pelias') {
  const made = createGeocoder(
    { PLACES_GEOCODER: kind, PLACES_GEOCODER_URL: server.url },
    {
      clock: { now: () => new Date(nowMs) },
      log: createLog('debug', { write: (line) => logged.push(line) }),
      keyring: createKeyring([new Uint8Array(32).fill(1)], new Uint8Array(32).fill(2)),
    },
    async () => BOX,
  );
  if (!made) throw new Error('no geocoder');
  return made;
}

const feature = (properties: object, lng = -118.2, lat = 34) => ({
  geometry: { type: 'Point', coordinates: [lng, lat] },
  properties,
});

describe('each kind is asked and read in its own way', () => {
  it('pelias, also for a corner of two streets', async () => {
    const properties = {
      name: 'Elm St & Oak St',
      layer: 'intersection',
      locality: 'Norwalk',
      postalcode: '90650',
    };
    server.answer = { status: 200, body: { features: [feature(properties)] } };
    expect(await geocoder().find('Elm and Oak', 'Norwalk')).toMatchObject([
      {
        words: 'Elm St & Oak St',
        city: 'Norwalk',
        zip: '90650',
        lat: 34,
        lng: -118.2,
        precision: 'intersection',
        radiusMetres: 30,
        reasons: ['geocoder'],
      },
    ]);
    const [asked] = server.asked;
    expect(asked?.pathname).toBe('/geo/v1/search');
    expect(Object.fromEntries(asked?.searchParams ?? [])).toEqual({
      text: 'Elm and Oak, Norwalk',
      size: '5',
      'boundary.rect.min_lat': '33',
      'boundary.rect.min_lon': '-119',
      'boundary.rect.max_lat': '35',
      'boundary.rect.max_lon': '-117',
    });
  });

  it('nominatim, whose coordinates are words', async () => {
    const address = { road: 'Elm St', city: 'Norwalk', postcode: '90650' };
    server.answer = {
      status: 200,
      body: [
        {
          lat: '34.01',
          lon: '-118.21',
          name: 'Zopilote Market',
          display_name: 'Zopilote Market, Elm St',
          addresstype: 'shop',
          address,
        },
      ],
    };
    expect(await geocoder('nominatim').find('Zopilote market', null)).toMatchObject([
      {
        words: 'Zopilote Market',
        city: 'Norwalk',
        zip: '90650',
        lat: 34.01,
        lng: -118.21,
        precision: 'landmark',
      },
    ]);
    expect(server.asked[0]?.pathname).toBe('/geo/search');
    expect(Object.fromEntries(server.asked[0]?.searchParams ?? [])).toMatchObject({
      q: 'Zopilote market',
      format: 'jsonv2',
      viewbox: '-119,33,-117,35',
      bounded: '1',
    });
  });

  it('photon', async () => {
    const house = {
      street: 'Elm St',
      housenumber: '12',
      city: 'Norwalk',
      postcode: '90650',
      type: 'house',
    };
    server.answer = { status: 200, body: { features: [feature(house)] } };
    expect(await geocoder('photon').find('12 Elm St', null)).toMatchObject([
      { words: '12 Elm St', precision: 'exact' },
    ]);
    expect(server.asked[0]?.pathname).toBe('/geo/api');
    expect(server.asked[0]?.searchParams.get('bbox')).toBe('-119,33,-117,35');
  });

  it.each(['nominatim', 'photon'] as const)('%s is not asked for a corner', async (kind) => {
    expect(await geocoder(kind).find('Elm and Oak', null)).toEqual([]);
    expect(server.asked).toEqual([]);
  });
});

describe('what it says is not trusted blindly', () => {
  it.each([
    ['nothing of the kind', { status: 200, body: { hello: 1 } }],
    ['an array of nonsense', { status: 200, body: [{ lat: 'x' }] }],
    ['an error', { status: 500, body: {} }],
    ['another address', { status: 302, body: {} }],
    [
      'a place outside the counties',
      { status: 200, body: { features: [feature({ name: 'Far' }, -80)] } },
    ],
  ])('%s is nothing', async (_, answer) => {
    server.answer = answer;
    expect(await geocoder().find('Zopilote market', null)).toEqual([]);
  });

  it('is never sure enough to be taken unseen', async () => {
    server.answer = {
      status: 200,
      body: { features: [feature({ name: 'Zopilote Market', layer: 'venue' })] },
    };
    const deps = { index: createMemoryIndex({}), geocoder: geocoder() };
    const { taken, shown } = await lookUpPlace(deps, 'Zopilote market', {
      counties: [],
      isHome: false,
    });
    expect(taken).toBeNull();
    expect(shown[0]).toMatchObject({ words: 'Zopilote Market', reasons: ['geocoder'] });
  });
});

describe('an answer that cannot be', () => {
  it.each([
    ['a name without end', feature({ name: 'x'.repeat(100_000), layer: 'venue' })],
    ['a point on no map', feature({ name: 'Zopilote', layer: 'venue' }, 1e300, -1e300)],
  ])('%s is none', async (_, answer) => {
    server.answer = { status: 200, body: { features: [answer] } };
    expect(await geocoder().find('Zopilote market', null)).toEqual([]);
  });
});

describe('patience', () => {
  it('ends after 800 ms', async () => {
    server.answer = null;
    const startedMs = performance.now();
    expect(await geocoder().find('Zopilote market', null)).toEqual([]);
    expect(performance.now() - startedMs).toBeGreaterThan(700);
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });

  it('is out for a minute after five failures, and a word of success begins anew', async () => {
    const asking = geocoder();
    server.answer = { status: 500, body: {} };
    for (let n = 0; n < 4; n += 1) await asking.find(`place ${n}`, null);
    server.answer = { status: 200, body: { features: [] } };
    await asking.find('a good one', null);
    server.answer = { status: 500, body: {} };
    for (let n = 10; n < 15; n += 1) await asking.find(`place ${n}`, null);
    expect(server.asked).toHaveLength(10);
    await asking.find('not asked', null);
    nowMs += 59_000;
    await asking.find('not asked', null);
    expect(server.asked).toHaveLength(10);
    nowMs += 2_000;
    await asking.find('asked again', null);
    expect(server.asked).toHaveLength(11);
  });

  it('takes words of another script for no other words', async () => {
    const asking = geocoder();
    server.answer = { status: 200, body: { features: [feature({ name: 'One', layer: 'venue' })] } };
    expect(await asking.find('북창동 순두부', null)).toMatchObject([{ words: 'One' }]);
    server.answer = { status: 200, body: { features: [feature({ name: 'Two', layer: 'venue' })] } };
    expect(await asking.find('한남체인', null)).toMatchObject([{ words: 'Two' }]);
  });

  it('asks the same once, however it is written', async () => {
    const asking = geocoder();
    await asking.find('Zopilote Market', 'Norwalk');
    await asking.find('zopilote  market!', 'Norwalk');
    expect(server.asked).toHaveLength(1);
    await asking.find('zopilote market', null);
    expect(server.asked).toHaveLength(2);
  });
});

describe('what leaves', () => {
  const look = (words: string, isHome = false) => {
    const streets = ['Elm St', 'Oak St'].map((name, at) => streetRecordOf(String(at + 1), name));
    const intersections = [
      {
        id: '1',
        streetAId: '1',
        streetBId: '2',
        city: 'Norwalk',
        citySource: 'text' as const,
        zip: '90650',
        zipSource: 'text' as const,
        lat: 33.9,
        lng: -118.1,
      },
    ];
    const index = createMemoryIndex({ streets, intersections });
    return lookUpPlace({ index, geocoder: geocoder() }, words, { counties: [], isHome });
  };

  it('is nothing that the tables know', async () => {
    await look('Elm and Oak');
    expect(server.asked).toEqual([]);
  });

  it.each([
    ['my house behind the Zopilote market', false],
    ['Zopilote market', true],
    ['apt 4 at the Zopilote', false],
    ['بيتي هنا', true],
  ])('is never a home: %s', async (words, isHome) => {
    await look(words, isHome);
    expect(server.asked).toEqual([]);
  });

  it('is not written down', async () => {
    server.answer = { status: 500, body: {} };
    await look('Zopilote market');
    expect(server.asked).toHaveLength(1);
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join('')).not.toMatch(/zopilote/i);
  });
});

describe('off', () => {
  it('there is none: nothing can open a socket', () => {
    const parts = [{ clock: { now: () => new Date() } }, async () => null] as const;
    expect(createGeocoder({}, parts[0] as never, parts[1])).toBeNull();
    expect(parseConfig({}).PLACES_GEOCODER).toBeUndefined();
  });
});

describe('servers that are never asked', () => {
  it.each([
    'nominatim.openstreetmap.org',
    'NOMINATIM.OpenStreetMap.org.',
    'photon.komoot.io',
    'api.geocode.earth',
    'geocoding.geo.census.gov',
    'maps.googleapis.com',
    'gis.fema.gov',
  ])('%s', (host) => {
    expect(isRefusedHost(host)).toBe(true);
    const settings = { PLACES_GEOCODER: 'pelias', PLACES_GEOCODER_URL: `https://${host}/v1` };
    expect(() => parseConfig(settings)).toThrow('PLACES_GEOCODER_URL');
  });

  it('but one of your own is', () => {
    for (const url of [
      'http://127.0.0.1:4000',
      'https://geo.example.org/pelias',
      'http://notcensus.example',
    ])
      expect(geocoderProblems({ PLACES_GEOCODER: 'pelias', PLACES_GEOCODER_URL: url })).toEqual([]);
  });

  it.each([
    [{ PLACES_GEOCODER: 'pelias' }, 'PLACES_GEOCODER_URL is required'],
    [{ PLACES_GEOCODER_URL: 'http://127.0.0.1:1' }, 'PLACES_GEOCODER must say'],
    [{ PLACES_GEOCODER: 'pelias', PLACES_GEOCODER_URL: 'ftp://127.0.0.1' }, 'http or https'],
    [{ PLACES_GEOCODER: 'other', PLACES_GEOCODER_URL: 'http://127.0.0.1' }, 'PLACES_GEOCODER'],
  ])('half a setting is refused: %j', (settings, problem) => {
    expect(() => parseConfig(settings)).toThrow(problem);
  });
});
