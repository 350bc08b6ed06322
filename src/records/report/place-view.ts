// A report's place as those with full sight may see it. Pure.
import type { PlaceCandidateView, PlaceView } from '../../contract/places.ts';
import type { KnownPlace } from './report-place.ts';
import { placeThatHolds } from './report-place.ts';
import type { ReportRow } from './report-row.ts';

/** @returns null where no words name a place, or none were looked up yet */
export function viewPlace({ place, zoneIds, locationText }: ReportRow): PlaceView | null {
  if (!place) return null;
  const { corrected, found } = place;
  const holds = placeThatHolds(place);
  const others = (found?.candidates ?? []).map((each) => ({
    ...viewKnown(each),
    score: each.score,
  }));
  const candidates = isWorthShowing(holds, others) ? { candidates: others } : {};
  const shown = holds ? viewKnown(holds) : nothing(locationText ?? place.words ?? '');
  return {
    ...shown,
    source: corrected ? 'person' : 'reader',
    correctedBy: corrected?.byId ?? null,
    correctedAt: corrected?.at ?? null,
    zoneIds,
    ...candidates,
  };
}

/** One candidate that was taken needs no list of one. */
function isWorthShowing(holds: KnownPlace | null, others: readonly PlaceCandidateView[]): boolean {
  return others.length > 1 || others.some((other) => other.words !== holds?.words);
}

function viewKnown(place: KnownPlace) {
  const { words, city, citySource, zip, precision, radiusMetres, lat, lng } = place;
  return {
    words,
    city: city ?? null,
    citySource: citySource ?? null,
    zip: zip ?? null,
    precision,
    radiusMetres: radiusMetres ?? null,
    ...(lat === undefined || lng === undefined ? {} : { lat, lng }),
    isOutOfArea: place.isOutOfArea,
    isHomeLike: place.isHomeLike,
    reasons: place.reasons,
  };
}

function nothing(words: string) {
  return viewKnown({
    kind: 'unknown',
    words,
    precision: 'unknown',
    score: 0,
    reasons: [],
    isOutOfArea: false,
    isHomeLike: false,
  });
}
