// Nominatim: `/search?format=jsonv2`, an array whose coordinates are strings. It knows no corners of
// two streets. Pure.
import { z } from 'zod';
import type { Adapter, FoundElsewhere } from './adapter.ts';
import { RESULTS, addressOf } from './adapter.ts';

const Answer = z.array(
  z.object({
    lat: z.coerce.number(),
    lon: z.coerce.number(),
    name: z.string().optional(),
    display_name: z.string(),
    addresstype: z.string().optional(),
    address: z
      .object({
        house_number: z.string().optional(),
        road: z.string().optional(),
        city: z.string().optional(),
        town: z.string().optional(),
        postcode: z.string().optional(),
      })
      .optional(),
  }),
);
type Row = z.infer<typeof Answer>[number];

const PRECISIONS: Readonly<Record<string, FoundElsewhere['precision']>> = {
  house: 'exact',
  building: 'exact',
  place: 'exact',
  postcode: 'zip',
  city: 'city',
  town: 'city',
};

export const nominatim: Adapter = {
  findsCrossings: false,
  address: (baseUrl, text, within) =>
    addressOf(baseUrl, '/search', {
      q: text,
      format: 'jsonv2',
      addressdetails: '1',
      limit: String(RESULTS),
      ...(within === null
        ? {}
        : {
            viewbox: [within.west, within.south, within.east, within.north].join(','),
            bounded: '1',
          }),
    }),
  read: (answer) => {
    const parsed = Answer.safeParse(answer);
    if (!parsed.success) return [];
    return parsed.data.map((row) => ({
      name: nameOf(row),
      city: row.address?.city ?? row.address?.town,
      zip: row.address?.postcode,
      lat: row.lat,
      lng: row.lon,
      precision: PRECISIONS[row.addresstype ?? ''] ?? 'landmark',
    }));
  },
};

function nameOf({ name, display_name: displayName, address }: Row): string {
  if (name) return name;
  const street = [address?.house_number, address?.road].filter(Boolean).join(' ');
  return street || (displayName.split(',')[0] ?? displayName);
}
