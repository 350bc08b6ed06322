// Where people live: such a place is kept coarse and has no name of its own. Pure.
import type { PlaceType } from '../contract/report-facts.ts';

const HOMES: readonly PlaceType[] = ['home', 'apartment', 'shelter'];

export function isHomeType(placeType: PlaceType | undefined): boolean {
  return placeType !== undefined && HOMES.includes(placeType);
}
