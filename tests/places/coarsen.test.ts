import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACE_TYPES } from '../../src/contract/report-facts.ts';
import type { PlaceType } from '../../src/contract/report-facts.ts';
import { AUDIENCES, coarsen } from '../../src/places/coarsen.ts';
import type { Audience, PlaceToCoarsen } from '../../src/places/coarsen.ts';

const POINT = { lat: 34.05913, lng: -118.27381 };
const ROUNDED = { lat: 34.0575, lng: -118.2725 };
const ZIP_POINT = { lat: 34.0617, lng: -118.2768 };
const PLACE: PlaceToCoarsen = {
  words: '614 S Alvarado St',
  precision: 'exact',
  landmark: 'Casa Azul',
  crossStreet: 'S Alvarado St',
  neighbourhood: 'Westlake',
  city: 'Los Angeles',
  zip: '90057',
  zipSource: 'polygon',
  ...POINT,
  radiusMetres: 25,
  zipPoint: ZIP_POINT,
};
const COUNTED = { cellCount: 5 };

const ALL = 'Casa Azul, 614 S Alvarado St, Los Angeles';
const NAMED = 'Casa Azul, S Alvarado St, Los Angeles';
const STREETS = 'S Alvarado St, Los Angeles';
const AREA = 'Westlake, Los Angeles';
const OWN = { words: ALL, point: POINT };

type Row = Record<Exclude<Audience, 'case_team' | 'partner'>, ReturnType<typeof coarsen>>;
const HOME: Row = {
  dispatcher: OWN,
  assigned: { words: STREETS },
  offered: { words: AREA },
  alert: { words: AREA },
  public_feed: { words: AREA, point: ZIP_POINT },
  statistics: { words: '90057' },
};
const INSTITUTION: Row = {
  dispatcher: OWN,
  assigned: { words: NAMED },
  offered: { words: STREETS },
  alert: { words: AREA },
  public_feed: { words: AREA, point: ROUNDED },
  statistics: { words: 'Los Angeles' },
};
const WORK: Row = { ...INSTITUTION, public_feed: { words: AREA } };
const OPEN: Row = {
  dispatcher: OWN,
  assigned: OWN,
  offered: { words: STREETS },
  alert: { words: STREETS },
  public_feed: { words: STREETS, point: ROUNDED },
  statistics: { words: 'Los Angeles' },
};

const TABLE: [type: PlaceType | null, row: Row][] = [
  ['home', HOME],
  ['apartment', HOME],
  ['shelter', HOME],
  ['school', INSTITUTION],
  ['church', INSTITUTION],
  ['hospital', INSTITUTION],
  ['courthouse', INSTITUTION],
  ['workplace', WORK],
  ['car_wash', WORK],
  ['farm_field', WORK],
  ['street', OPEN],
  ['store_parking', OPEN],
  ['day_labor_site', OPEN],
  ['transit', OPEN],
  ['park', OPEN],
  ['ice_office', OPEN],
  ['jail', OPEN],
  ['other', HOME],
  [null, HOME],
];

const cells = TABLE.flatMap(([type, row]) =>
  AUDIENCES.map((audience) => {
    const like = { case_team: 'dispatcher', partner: 'alert' } as const;
    const column = audience === 'case_team' || audience === 'partner' ? like[audience] : audience;
    return [type, audience, row[column]] as const;
  }),
);

describe('what each audience is told', () => {
  it('has a cell for every type and none', () => {
    expect(new Set(TABLE.map(([type]) => type))).toEqual(new Set([...PLACE_TYPES, null]));
  });

  it.each(cells)('%s to %s', (type, audience, told) => {
    expect(coarsen(PLACE, audience, type, COUNTED)).toEqual(told);
  });

  it.each(['school', 'church', 'hospital', 'courthouse'] as const)(
    'a %s is named in an alert once a coordinator ticks it',
    (type) => {
      const ticks = { isNameTicked: true };
      expect(coarsen(PLACE, 'alert', type, ticks).words).toBe('Casa Azul, Los Angeles');
      expect(coarsen(PLACE, 'alert', type, { hasOwnerOk: true }).words).toBe(AREA);
    },
  );

  it.each(['workplace', 'car_wash', 'farm_field'] as const)(
    'a %s is named in an alert once its owner or a worker agrees',
    (type) => {
      const named = coarsen(PLACE, 'alert', type, { hasOwnerOk: true });
      expect(named.words).toBe('Casa Azul, Westlake, Los Angeles');
      expect(coarsen(PLACE, 'alert', type, { isNameTicked: true }).words).toBe(AREA);
    },
  );

  it('ticks name no home', () => {
    const ticks = { isNameTicked: true, hasOwnerOk: true };
    for (const type of ['home', 'apartment', 'shelter', 'other', null] as const)
      expect(coarsen(PLACE, 'alert', type, ticks)).toEqual({ words: AREA });
  });

  it('statistics name no place of fewer than five', () => {
    for (const [type] of TABLE) {
      expect(coarsen(PLACE, 'statistics', type, { cellCount: 4 })).toEqual({ words: '' });
      expect(coarsen(PLACE, 'statistics', type, {})).toEqual({ words: '' });
    }
  });
});

describe('never finer than what is known', () => {
  const city: PlaceToCoarsen = {
    words: 'Pomona',
    precision: 'city',
    city: 'Pomona',
    zip: '91766',
    zipSource: 'inferred',
    ...POINT,
    radiusMetres: 5_000,
    zipPoint: ZIP_POINT,
  };

  it('a city stays a city, without a point on the feed', () => {
    for (const [type] of TABLE)
      for (const audience of ['offered', 'alert', 'partner', 'public_feed'] as const)
        expect(coarsen(city, audience, type, {})).toEqual({ words: 'Pomona' });
  });

  it('a place without streets is told by its area, not by its name', () => {
    const shop: PlaceToCoarsen = { ...PLACE, crossStreet: undefined };
    expect(coarsen(shop, 'offered', 'store_parking', {}).words).toBe(AREA);
  });

  it('the rounded point is the same for all of a cell, and no nearer than the cell is wide', () => {
    const degrees = fc.double({ min: -0.002499, max: 0.002499, noNaN: true });
    fc.assert(
      fc.property(degrees, degrees, (north, east) => {
        const place = { ...PLACE, lat: ROUNDED.lat + north, lng: ROUNDED.lng + east };
        expect(coarsen(place, 'public_feed', 'street', {}).point).toEqual(ROUNDED);
      }),
    );
  });

  it('no words of any audience but the case team and dispatchers hold a house number or a degree', () => {
    for (const [type, audience] of cells) {
      const { words } = coarsen(PLACE, audience, type, {});
      expect(words).not.toMatch(/34\.\d|118\.\d/);
      const knowsAll = audience === 'case_team' || audience === 'dispatcher';
      const isOpen = audience === 'assigned' && coarsen(PLACE, audience, type, {}).point;
      if (!knowsAll && !isOpen) expect(words).not.toContain('614');
    }
  });

  it('a home has no point of its own on the feed, rounded or not', () => {
    const homeless: PlaceToCoarsen = { ...PLACE, zipPoint: undefined };
    expect(coarsen(homeless, 'public_feed', 'home', {})).toEqual({ words: AREA });
  });
});
