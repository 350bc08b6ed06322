// What a reader finds in a file, one by one: the shapes that every reader gives and the writer takes.
// Pure.
import type { Outline } from '../outline.ts';

export type PlaceRecord =
  | { type: 'street'; name: string }
  | {
      type: 'crossing';
      streets: readonly [string, string];
      city: string | null;
      zip: string | null;
      lat: number;
      lng: number;
    }
  | {
      type: 'address_range';
      street: string;
      low: number;
      high: number;
      side: 'left' | 'right';
      zip: string | null;
      lat: number;
      lng: number;
    }
  | { type: 'landmark'; name: string; kind: string; city: string | null; lat: number; lng: number }
  | { type: 'outline'; kind: 'city' | 'zip'; name: string; polygon: Outline }
  | { type: 'zone'; id: string; name: string; zips: string[]; polygon: Outline | null }
  /** A record of the file was read; what it gave comes before this. */
  | { type: 'read' }
  /** It cannot be used: where it stands (`line 12`, `record 7`) and why. */
  | { type: 'bad'; at: string; why: string };

export type PlaceReader = {
  kind: string;
  licence: string;
  records: AsyncIterable<PlaceRecord>;
};

export const SHOWN_PROBLEMS_MAX = 20;
/** Beyond this share of unusable records it is not the file that was meant. */
export const BAD_SHARE_MAX = 0.05;
