// What differs between one kind of geocoder and another: the address that asks, and the answer read.
// Pure.
import type { BoundingBox, Point } from '../place-types.ts';

export type FoundElsewhere = Point & {
  name: string;
  city?: string;
  zip?: string;
  precision: 'exact' | 'intersection' | 'block' | 'landmark' | 'zip' | 'city';
};

export type Adapter = {
  /** Whether it knows corners of two streets; if not, it is not asked for one. */
  findsCrossings: boolean;
  address(baseUrl: string, text: string, within: BoundingBox | null): URL;
  /** Never throws; what is not of the expected shape is nothing. */
  read(answer: unknown): FoundElsewhere[];
};

export const RESULTS = 5;

/** The base may hold a path: it is kept. */
export function addressOf(baseUrl: string, path: string, query: Record<string, string>): URL {
  const url = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  const address = new URL(`.${path}`, url);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address;
}
