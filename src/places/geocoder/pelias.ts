// Pelias: `/v1/search`, GeoJSON. It knows corners of two streets. Pure.
import { z } from 'zod';
import type { Adapter, FoundElsewhere } from './adapter.ts';
import { RESULTS, addressOf } from './adapter.ts';

const Answer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({
        name: z.string(),
        layer: z.string().optional(),
        locality: z.string().optional(),
        postalcode: z.string().optional(),
      }),
    }),
  ),
});

const PRECISIONS: Readonly<Record<string, FoundElsewhere['precision']>> = {
  address: 'exact',
  intersection: 'intersection',
  venue: 'landmark',
  street: 'landmark',
  postalcode: 'zip',
  locality: 'city',
  localadmin: 'city',
};

export const pelias: Adapter = {
  findsCrossings: true,
  address: (baseUrl, text, within) =>
    addressOf(baseUrl, '/v1/search', {
      text,
      size: String(RESULTS),
      ...(within === null
        ? {}
        : {
            'boundary.rect.min_lat': String(within.south),
            'boundary.rect.min_lon': String(within.west),
            'boundary.rect.max_lat': String(within.north),
            'boundary.rect.max_lon': String(within.east),
          }),
    }),
  read: (answer) => {
    const parsed = Answer.safeParse(answer);
    if (!parsed.success) return [];
    return parsed.data.features.map(({ geometry, properties }) => ({
      name: properties.name,
      city: properties.locality,
      zip: properties.postalcode,
      lng: geometry.coordinates[0],
      lat: geometry.coordinates[1],
      precision: PRECISIONS[properties.layer ?? ''] ?? 'landmark',
    }));
  },
};
