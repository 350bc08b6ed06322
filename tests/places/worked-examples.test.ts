import { beforeAll, describe, expect, it } from 'vitest';
import { findPlace } from '../../src/places/find-place.ts';
import type { PlaceCandidate, PlaceContext, PlaceIndex } from '../../src/places/place-types.ts';
import { takePlace } from '../../src/places/take-place.ts';
import { CONTEXT, crossing, knownPlaces } from './known-places.ts';

let index: PlaceIndex;
beforeAll(async () => {
  index = await knownPlaces();
});

async function look(words: string, more: Partial<PlaceContext> = {}) {
  const candidates = await findPlace(words, { ...CONTEXT, ...more }, index);
  return { candidates, ...takePlace(candidates) };
}

const TAKEN: [words: string, expected: Partial<PlaceCandidate>][] = [
  [
    'Home Depot on Wilshire and Union',
    { streets: ['union', 'wilshire'], landmark: 'Home Depot', precision: 'intersection' },
  ],
  ['la 4ta y Main en Santa Ana', { streets: ['4', 'main'], city: 'Santa Ana', citySource: 'text' }],
  [
    '4th and main santa ana by the northgate',
    { streets: ['4', 'main'], city: 'Santa Ana', landmark: 'northgate' },
  ],
  ['la 9 y santee', { streets: ['9', 'santee'], kind: 'intersection' }],
  ['9th and Santee', { streets: ['9', 'santee'], words: '9th St & Santee St' }],
  ['wilshire/union', { streets: ['union', 'wilshire'], words: 'Union Ave & Wilshire Blvd' }],
  [
    'minnie st santa ana',
    { kind: 'street', streets: ['minnie'], city: 'Santa Ana', precision: 'landmark' },
  ],
  ['Garey and Holt in Pomona', { streets: ['garey', 'holt'], city: 'Pomona' }],
  [
    'entre la 6 y la 7 por alvarado',
    { kind: 'block', precision: 'block', words: 'Alvarado St from 6th St to 7th St' },
  ],
  [
    '1400 block of s standard ave santa ana',
    { kind: 'block', precision: 'block', streets: ['standard'], direction: 's', number: 1400 },
  ],
  [
    'pacific y florence huntington park',
    { streets: ['florence', 'pacific'], city: 'Huntington Park' },
  ],
  [
    'East LA not city of LA, whittier bl x arizona',
    { streets: ['arizona', 'whittier'], city: 'East Los Angeles', isOutOfArea: false },
  ],
  [
    'telegraph rd x santa paula',
    { kind: 'street', streets: ['telegraph'], city: 'Santa Paula', isOutOfArea: true },
  ],
  [
    'el parking del Northgate de Lincoln y Euclid',
    {
      streets: ['euclid', 'lincoln'],
      landmark: 'Northgate',
      city: 'Anaheim',
      citySource: 'inferred',
    },
  ],
  ['Perris Blvd & Nuevo Rd', { streets: ['nuevo', 'perris'], isOutOfArea: true }],
  [
    'la Cesar Chavez y la avenida 52 en Coachella',
    { streets: ['ave 52', 'cesar chavez'], city: 'Coachella', isOutOfArea: true },
  ],
  [
    '605 south, Firestone exit in Norwalk',
    {
      kind: 'landmark',
      landmark: 'Firestone Blvd exit',
      streets: ['firestone', 'fwy 605'],
      city: 'Norwalk',
    },
  ],
  [
    'in front of our house in Pico Rivera',
    { kind: 'city', city: 'Pico Rivera', precision: 'city', isHomeLike: true },
  ],
  ['B-18', { words: '300 N Los Angeles St', landmark: 'B-18', reasons: ['alias'] }],
  ['adelanto', { kind: 'city', city: 'Adelanto', isOutOfArea: true }],
  ['alvardo and 6th', { streets: ['6', 'alvarado'] }],
  ['Magnolia va Hazard', { streets: ['hazard', 'magnolia'] }],
  ['Magnolia esq con Edinger', { streets: ['edinger', 'magnolia'] }],
  ['metro station at Soto', { kind: 'landmark', landmark: 'Soto Station' }],
];

describe('the worked examples', () => {
  it.each(TAKEN)('%s', async (words, expected) => {
    expect((await look(words)).taken).toMatchObject(expected);
  });

  it('a swap meet may be several and is asked about', async () => {
    const { taken, shown } = await look('el swap meet');
    expect(taken).toBeNull();
    expect(shown.map((each) => each.landmark)).toEqual(['Swap Meet El Gallo', 'Swap Meet Alameda']);
  });

  it('300 N Los Angeles st is Los Angeles St, and no Angeles St', async () => {
    const { candidates } = await look('300 N Los Angeles st');
    expect(candidates).toHaveLength(1);
    expect(candidates[0]).toMatchObject({ streets: ['los angeles'], number: 300, direction: 'n' });
  });

  it('somebody held in Adelanto is at the facility', async () => {
    const { taken } = await look('adelanto', { isSomeoneHeld: true });
    expect(taken).toMatchObject({ landmark: 'Adelanto ICE Processing Center', isOutOfArea: true });
  });

  it('a misspelled street says so', async () => {
    expect((await look('alvardo and 6th')).taken?.reasons).toContain('spelling');
  });

  it('a correction stands in the place of the thread, and a person confirms it', async () => {
    const [threadPlace] = await findPlace('7th and Central', CONTEXT, index);
    const { candidates, taken } = await look('its 17th not 7th', { threadPlace });
    expect(candidates[0]).toMatchObject({ streets: ['17', 'central'], needsConfirmation: true });
    expect(taken).toBeNull();
  });
});

describe('what is not certain', () => {
  it('two corners of one name stay two', async () => {
    const { taken, shown } = await look('4th and Main');
    expect(taken).toBeNull();
    expect(shown.map((each) => each.city)).toEqual(['Santa Ana', 'Los Angeles']);
  });

  it.each([
    ['the city named elsewhere', { cityNamed: 'Santa Ana' }],
    ['the place of the thread', { threadPlace: { ...placed(33.75, -117.87) } }],
  ])('%s tells which', async (_, more) => {
    expect((await look('4th and Main', more)).taken).toMatchObject({ city: 'Santa Ana' });
  });

  it('a corner that the map has only in another city stays in the city named', async () => {
    const { taken } = await look('4th & Main in Compton');
    expect(taken).toMatchObject({
      city: 'Compton',
      precision: 'city',
      reasons: ['not_on_map', 'city_in_text'],
    });
  });

  it('a corner of a town without a map is known by its streets, and as near as its town', async () => {
    const { taken } = await look('Sierra and Valley in Fontana');
    expect(taken).toMatchObject({
      streets: ['sierra', 'valley'],
      precision: 'city',
      radiusMetres: 5000,
    });
  });

  it('streets that never cross are a question', async () => {
    const { taken, candidates } = await look('Florence and Vermont, Los Angeles');
    expect(taken).toBeNull();
    expect(candidates.some((each) => each.reasons.includes('streets_never_cross'))).toBe(true);
  });

  it('one street without a city has no point', async () => {
    const { taken, candidates } = await look('Minnie street apts');
    expect(taken).toBeNull();
    expect(candidates[0]).toMatchObject({
      streets: ['minnie'],
      precision: 'unknown',
      isHomeLike: true,
    });
    expect(candidates[0]?.lat).toBeUndefined();
  });

  it('a street named like a city is a street where a second street is found', async () => {
    expect((await look('santa ana and state')).taken).toMatchObject({
      streets: ['santa ana', 'state'],
    });
  });

  it('Cypress Park is not in Cypress', async () => {
    const { candidates } = await look('Cypress Park home depot');
    expect(candidates.map((each) => each.city)).toEqual([undefined]);
  });

  it('a home is never kept finer than its block', async () => {
    const { taken } = await look('my house at 4th and Main in Santa Ana');
    expect(taken).toMatchObject({ precision: 'block', radiusMetres: 120, isHomeLike: true });
  });

  it("post-office boxes are nobody's place", async () => {
    expect((await look('90086')).taken).toMatchObject({ kind: 'city', city: 'Los Angeles' });
    expect((await look('92701')).taken).toMatchObject({
      kind: 'zip',
      zip: '92701',
      city: 'Santa Ana',
    });
  });

  it('other scripts are unknown', async () => {
    expect((await look('올림픽이랑 버몬트 코너')).candidates).toMatchObject([
      { kind: 'unknown', score: 0.2 },
    ]);
  });
});

describe('a city is not taken from part of another name', () => {
  it.each([
    ['la lincoln', 'Lincoln'],
    ['Otay Mesa', 'Mesa'],
    ['la iglesia de santa maria reina', 'Santa Maria'],
    ['la Whittier y Atlantic', 'Whittier'],
    ['Perris Blvd', 'Perris'],
    ['la calle Pomona', 'Pomona'],
  ])('%s', async (words, city) => {
    const { candidates } = await look(words);
    expect(candidates.some((each) => each.kind === 'city' && each.city === city)).toBe(false);
    expect(candidates.every((each) => each.citySource !== 'text')).toBe(true);
  });

  it('one of another state is asked about', async () => {
    expect((await look('Mesa')).taken).toBeNull();
  });

  it("of two of a name the network's own is meant", async () => {
    expect((await look('Westminster')).taken).toMatchObject({
      city: 'Westminster',
      countyFips: '06059',
    });
  });
});

describe('streets that no map has', () => {
  it.each([
    ['Wing st in Pomona', 'Wing St', ['wing'], 'Pomona'],
    ['la calle edison en lamont', 'Edison', ['edison'], 'Lamont'],
    [
      'Mission Ave and Centre City Pkwy, Escondido',
      'Centre City Pkwy & Mission Ave',
      ['centre city', 'mission'],
      'Escondido',
    ],
    ['la fabrica de la 26 y santa fe', '26th & Santa Fe', ['26', 'santa fe'], undefined],
    ['Carson St at Elm Ave', 'Carson St & Elm Ave', ['carson', 'elm'], undefined],
    ['the 110 and Gage', '110 Fwy & Gage', ['fwy 110', 'gage'], undefined],
    ['federal bldg on Aliso st downtown LA', 'Aliso St', ['aliso'], 'Los Angeles'],
  ])('%s', async (text, words, streets, city) => {
    const { candidates } = await look(text);
    expect(candidates[0]).toMatchObject({ words, streets });
    expect(candidates[0]?.city).toBe(city);
    expect(candidates[0]?.precision).toBe(city === undefined ? 'unknown' : 'city');
    expect(candidates[0]?.lat === undefined).toBe(city === undefined);
  });
});

it('Avenue 52 is not 52nd Street', async () => {
  const both = await knownPlaces([
    crossing('Avenue 52', 'Figueroa St', 'Los Angeles', 34.104, -118.2),
    crossing('52nd St', 'Figueroa St', 'Los Angeles', 33.995, -118.2827),
  ]);
  const at = async (words: string) =>
    takePlace(await findPlace(words, CONTEXT, both)).taken?.streets;
  expect(await at('Avenue 52 and Figueroa')).toEqual(['ave 52', 'figueroa']);
  expect(await at('la avenida 52 y figueroa')).toEqual(['ave 52', 'figueroa']);
  expect(await at('52nd & Figueroa')).toEqual(['52', 'figueroa']);
  expect(await at('la 52 y figueroa')).toEqual(['52', 'figueroa']);
});

function placed(lat: number, lng: number): PlaceCandidate {
  return {
    kind: 'intersection',
    words: '',
    lat,
    lng,
    precision: 'intersection',
    radiusMetres: 30,
    score: 1,
    reasons: [],
    isOutOfArea: false,
    isHomeLike: false,
  };
}
