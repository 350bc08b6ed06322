// What a thread's place is after more words: the first sure reading stands, a finer one of the same
// spot takes its place, and one that says otherwise is shown beside it for a person to confirm. Pure.
import type { KnownPlace, ReportPlace } from '../../../records/report/report-place.ts';
import { metresBetween } from '../../../places/distance.ts';

type Found = NonNullable<ReportPlace['found']>;
/** What looking up some words gave: `takePlace`'s choice, as it is kept. */
export type LookedUp = { taken: KnownPlace | null; shown: KnownPlace[] };

const CANDIDATES_MAX = 6;
/** Finest first. */
const FINENESS: readonly KnownPlace['precision'][] = [
  'exact',
  'intersection',
  'block',
  'landmark',
  'zip',
  'city',
  'unknown',
];

/** @param before of the thread's earlier words; null: these are the first */
export function mergeThreadPlace(before: Found | null, next: LookedUp, at: string): Found | null {
  const shown = next.shown.filter((place) => place.precision !== 'unknown');
  if (before && shown.length === 0) return before;
  const first = next.shown.slice(0, CANDIDATES_MAX);
  if (!before?.taken) {
    const candidates = before ? together(next.shown, before.candidates) : first;
    return { at, taken: next.taken, candidates };
  }
  const [likeliest] = shown;
  if (!likeliest || says(before.taken, likeliest)) return before;
  if (next.taken && refines(before.taken, next.taken)) {
    return { at, taken: next.taken, candidates: first };
  }
  return { at, taken: before.taken, candidates: together(shown, [before.taken]) };
}

function together(newer: readonly KnownPlace[], older: readonly KnownPlace[]): KnownPlace[] {
  const kept: KnownPlace[] = [];
  for (const place of [...newer, ...older]) {
    if (!kept.some((each) => isSame(each, place))) kept.push(place);
  }
  return kept.slice(0, CANDIDATES_MAX);
}

function isSame(one: KnownPlace, other: KnownPlace): boolean {
  return one.words === other.words && one.city === other.city;
}

/** Whether the other adds nothing to the one: the same place, or the city or area it lies in. */
function says(one: KnownPlace, other: KnownPlace): boolean {
  if (isSame(one, other)) return true;
  return isFiner(one, other) && isAbout(other, one);
}

function refines(coarse: KnownPlace, fine: KnownPlace): boolean {
  return isFiner(fine, coarse) && isAbout(coarse, fine);
}

function isFiner(one: KnownPlace, other: KnownPlace): boolean {
  return FINENESS.indexOf(one.precision) < FINENESS.indexOf(other.precision);
}

/** Whether the fine place may lie within the coarse one. */
function isAbout(coarse: KnownPlace, fine: KnownPlace): boolean {
  if (coarse.precision === 'city') return coarse.city !== undefined && coarse.city === fine.city;
  if (coarse.precision === 'zip') return coarse.zip !== undefined && coarse.zip === fine.zip;
  const [from, to] = [pointOf(coarse), pointOf(fine)];
  return from !== null && to !== null && metresBetween(from, to) <= (coarse.radiusMetres ?? 0);
}

function pointOf({ lat, lng }: KnownPlace): { lat: number; lng: number } | null {
  return lat === undefined || lng === undefined ? null : { lat, lng };
}
