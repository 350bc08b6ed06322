// Photon: `/api`, GeoJSON. It knows no corners of two streets. Pure.
import { z } from 'zod';
import type { Adapter, FoundElsewhere } from './adapter.ts';
import { RESULTS, addressOf } from './adapter.ts';

const Answer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]) }),
      properties: z.object({
        name: z.string().optional(),
        street: z.string().optional(),
        housenumber: z.string().optional(),
        city: z.string().optional(),
        postcode: z.string().optional(),
        type: z.string().optional(),
      }),
    }),
  ),
});
type Properties = z.infer<typeof Answer>['features'][number]['properties'];

export const photon: Adapter = {
  findsCrossings: false,
  address: (baseUrl, text, within) =>
    addressOf(baseUrl, '/api', {
      q: text,
      limit: String(RESULTS),
      ...(within === null
        ? {}
        : { bbox: [within.west, within.south, within.east, within.north].join(',') }),
    }),
  read: (answer) => {
    const parsed = Answer.safeParse(answer);
    if (!parsed.success) return [];
    return parsed.data.features.map(({ geometry, properties }) => ({
      name: nameOf(properties),
      city: properties.city,
      zip: properties.postcode,
      lng: geometry.coordinates[0],
      lat: geometry.coordinates[1],
      precision: precisionOf(properties),
    }));
  },
};

function nameOf({ name, street, housenumber }: Properties): string {
  return name ?? [housenumber, street].filter(Boolean).join(' ');
}

function precisionOf({ type, housenumber, name }: Properties): FoundElsewhere['precision'] {
  if (type === 'city') return 'city';
  return housenumber !== undefined && name === undefined ? 'exact' : 'landmark';
}
