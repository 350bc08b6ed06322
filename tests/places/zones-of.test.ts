import { describe, expect, it } from 'vitest';
import { boxAround } from '../../src/places/distance.ts';
import type { Outline } from '../../src/places/outline.ts';
import { zonesOf } from '../../src/places/zones-of.ts';
import type { ZoneOutline } from '../../src/places/zones-of.ts';

function square(west: number, south: number, east: number, north: number): Outline {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

const WEST: ZoneOutline = {
  id: 'west',
  zips: [],
  polygon: square(-118.3, 34, -118.2, 34.1),
  box: { south: 34, west: -118.3, north: 34.1, east: -118.2 },
};
const EAST: ZoneOutline = {
  id: 'east',
  zips: ['90033'],
  polygon: square(-118.2, 34, -118.1, 34.1),
  box: null,
};
const LISTED: ZoneOutline = { id: 'listed', zips: ['90057', '90017'], polygon: null, box: null };
const ZONES = [WEST, EAST, LISTED];

describe('the zones of a place', () => {
  it.each([
    ['a ZIP of a list', { zip: '90057' }, ['listed']],
    ['a ZIP of no list', { zip: '92701' }, []],
    ['a point inside', { lat: 34.05, lng: -118.25, radiusMetres: 30 }, ['west']],
    ['a point outside', { lat: 34.05, lng: -118.35, radiusMetres: 30 }, []],
    ['a point on the edge', { lat: 34.05, lng: -118.2, radiusMetres: 0 }, ['west', 'east']],
    ['a corner', { lat: 34.1, lng: -118.2 }, ['west', 'east']],
    [
      'a radius across the border',
      { lat: 34.05, lng: -118.2005, radiusMetres: 120 },
      ['west', 'east'],
    ],
    ['a radius that ends before it', { lat: 34.05, lng: -118.202, radiusMetres: 120 }, ['west']],
    [
      'a radius that reaches in from outside',
      { lat: 34.101, lng: -118.25, radiusMetres: 250 },
      ['west'],
    ],
    [
      'ZIP and point',
      { zip: '90033', lat: 34.05, lng: -118.25, radiusMetres: 30 },
      ['east', 'west'],
    ],
    ['neither ZIP nor point', {}, []],
  ])('%s', (_, place, zones) => {
    expect(zonesOf(place, ZONES)).toEqual(zones);
  });

  it('a hole is outside, its edge is not', () => {
    const ring = square(-118.3, 34, -118.2, 34.1).coordinates[0] as number[][];
    const hole = square(-118.26, 34.04, -118.24, 34.06).coordinates[0] as number[][];
    const zone = {
      id: 'ring',
      zips: [],
      polygon: { type: 'Polygon' as const, coordinates: [ring, hole] },
      box: null,
    };
    expect(zonesOf({ lat: 34.05, lng: -118.25 }, [zone])).toEqual([]);
    expect(zonesOf({ lat: 34.05, lng: -118.26 }, [zone])).toEqual(['ring']);
  });

  it('each part of a zone in several parts counts', () => {
    const parts = [square(-118.3, 34, -118.2, 34.1), square(-117.9, 33.7, -117.8, 33.8)];
    const polygon = {
      type: 'MultiPolygon' as const,
      coordinates: parts.map((part) => part.coordinates as number[][][]),
    };
    const zone = { id: 'two', zips: [], polygon, box: boxAround({ lat: 33.9, lng: -118 }, 60_000) };
    expect(zonesOf({ lat: 33.75, lng: -117.85 }, [zone])).toEqual(['two']);
    expect(zonesOf({ lat: 33.9, lng: -118 }, [zone])).toEqual([]);
  });
});
