// How much of the place those who reported are told with the verdict: what an alert might say, so that
// a text in a wrong hand names no home. Pure.
import type { PlaceType } from '../../contract/report-facts.ts';
import type { PlaceToCoarsen } from '../../places/coarsen.ts';
import { coarsen } from '../../places/coarsen.ts';
import type { IncidentRow } from '../../records/incident/incident-row.ts';

type Placed = Pick<IncidentRow, 'place' | 'placeType' | 'city' | 'zip'>;

/** @returns null where no area within a city is known */
export function outcomePlace(incident: Placed): { area: string; city: string } | null {
  const { place } = incident;
  const city = place?.city ?? incident.city;
  if (!city) return null;
  const words = place ? areaOf(place, kindOf(incident)) : (incident.zip ?? '');
  if (words === '') return null;
  return { area: /^\d{5}$/.test(words) ? `ZIP ${words}` : words, city };
}

function areaOf(place: NonNullable<Placed['place']>, placeType: PlaceType | null): string {
  // The city is said apart.
  const { city: _, ...rest } = place;
  return coarsen(rest as PlaceToCoarsen, 'alert', placeType, {}).words;
}

/** Where nobody has said what sort of place it is: a crossing is nobody's home. */
function kindOf({ place, placeType }: Placed): PlaceType | null {
  if (place?.isHomeLike) return placeType ?? 'home';
  return placeType ?? (place?.precision === 'intersection' ? 'street' : null);
}
