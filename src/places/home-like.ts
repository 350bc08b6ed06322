// Whether the words tell of a home: such a place is never kept finer than its block, and never taught
// as an alias. Better one shop too many than one home too few. Pure.
import { foldName } from './fold-name.ts';

const NOT_HOMES = /\b(?:home depot?|white house|waffle house|open house|court ?house)\b/g;
const SIGNS = [
  /\b(?:my|our|his|her|their|your|a|the|this|that|neighbors?|moms?|dads?|aunts?|friends?) (?:\w+ )?(?:house|home|apt|apartment|door|porch|yard|driveway|backyard|garage|duplex|trailer|room)\b/,
  /\b(?:mi|mis|su|sus|tu|nuestra|nuestro|una|la|las|otra) (?:casas?|puerta|traila|yarda|cochera|vecindad)\b/,
  /\b(?:mi|su|nuestro|tu|el|un|los) (?:apartamentos?|apartamiento|departamentos?|depa|depto|cuarto|garaje|porche|edificio)\b/,
  /\b(?:apt|apartment|apartamento|depto|departamento|unit|unidad|space|spc|suite|rm) ?(?:no |num |number |numero )?(?:\d+\w?|[a-z])\b/,
  /\b(?:apts|apartments|apartamentos|departamentos|trailer park|mobile homes?|traila|trailas|duplex)\b/,
  /\b(?:home|house|casa) (?:of|de|where|donde|on|en)\b/,
  /\b(?:at|en) (?:home|casa)\b/,
  /\b(?:mi|su|tu|nuestra?o?) (?:kasa|ksa|chante|canton|hogar|domicilio)\b/,
  /\b(?:where|donde) (?:i|we|he|she|they|yo)? ?(?:lives?|vivo|vive|viven|vivimos)\b/,
  /\b(?:my|our|his|her|their) (?:place|crib|spot)\b/,
];

export function isHomeLike(text: string): boolean {
  const folded = foldName(text.replaceAll('#', ' unit ')).replace(NOT_HOMES, ' ');
  return SIGNS.some((sign) => sign.test(folded));
}
