// How much of a scene somebody is told: an offer names the cross streets and the city and never a home;
// who is on the team learns the place as exactly as its kind allows. Pure.
import type { IncidentRow } from '../../records/incident/incident-row.ts';
import type { OfferedPlace } from '../../records/call-out/call-out-row.ts';
import type { KnownPlace } from '../../records/report/report-place.ts';
import type { PlaceType } from '../../contract/report-facts.ts';
import type { PlaceToCoarsen } from '../../places/coarsen.ts';
import { coarsen } from '../../places/coarsen.ts';

type Placed = Pick<IncidentRow, 'place' | 'placeType' | 'city' | 'zip'>;

/** @returns null where not even the city or the ZIP code is known */
export function offeredPlace(incident: Placed): OfferedPlace | null {
  const { place } = incident;
  const city = place?.city ?? incident.city ?? '';
  const words = place ? coarsenFor(place, 'offered', kindOf(incident)) : (incident.zip ?? '');
  const crossStreet = /^\d{5}$/.test(words) ? `ZIP ${words}` : words;
  if (crossStreet === '' && city === '') return null;
  return { crossStreet: crossStreet || city, city: city || crossStreet };
}

/** For the page of somebody on the team; empty where nothing is known. */
export function exactPlace(incident: Placed): string {
  const { place } = incident;
  if (!place) return '';
  const words = coarsenFor(place, 'assigned', kindOf(incident));
  return [words, place.city ?? incident.city].filter(Boolean).join(', ');
}

function coarsenFor(
  place: KnownPlace,
  audience: 'offered' | 'assigned',
  placeType: PlaceType | null,
): string {
  // The city is said apart.
  const { city: _, ...rest } = place;
  return coarsen(rest as PlaceToCoarsen, audience, placeType, {}).words;
}

/** Where nobody has said what sort of place it is: a crossing or a landmark is nobody's home. */
function kindOf({ place, placeType }: Placed): PlaceType | null {
  if (place?.isHomeLike) return placeType ?? 'home';
  if (placeType) return placeType;
  const isOpen = place?.precision === 'intersection' || place?.precision === 'landmark';
  return isOpen ? 'street' : null;
}
