// Promise: bonds that no list of kin holds: `my bandmate got handcuffed`, `la muchacha que limpia
// conmigo`, `don Chuy`; and takings that take nobody away: children taken to school, a car towed. Pure.
import { anyOf } from './fold-text.ts';

const TAKEN =
  '(?:taken|arrested|detained|picked up|grabbed|snatched|kidnapped|handcuffed|cuffed|apprehended|deported)';
const THING =
  '(?:car|truck|van|phone|bike|street|st|block|corner|job|work|store|shop|bus|house|home|door|road|area|hood|neighborhood|' +
  'city|town|school|church|way|lot|dog|stuff|tools|cart|package|order|check|order|text|message|view|eyes|own|best|camera|window)';
const MY_ANYONE = new RegExp(
  `\\b(?:my|our) (?!${THING}\\b)(?:[\\w-]+ ){0,2}?(?!${THING}s?\\b)[\\w-]+ (?:(?:just|also|all|still) )*(?:was|were|got|get|is being|are being|being|has been|have been|gets)` +
    ` (?:(?:just|also|all) )*${TAKEN}\\b`,
);
const LLEVARON =
  '(?:(?:acaban|acaba) de (?:llevar|llevarse|agarrar|detener|arrestar|levantar)|llevaron|llevo|llevan|llevando|agarraron|agarro|detuvieron|detuvo|arrestaron|arresto|levantaron|esposaron|subieron)';
const NAMED = new RegExp(
  `\\b${LLEVARON} (?:tambien )?a (?:don|dona|(?:la senora|el senor|la sra|el sr|la maestra|el maestro)) ` +
    '(?!que|de|del|en|y|con|a|por|mayor|alt[oa]|vendedor\\w*|vende|cuando|afuera|ahorita|esta|ya|sin)\\w+',
);
const BOND = anyOf(
  '(?:works?|worked|lives?|lived|goes to (?:school|church)|rents?|studies|rides?) with (?:me|us)',
  '(?:i|we) (?:work|live|study|go to (?:school|church)) with',
  'que (?:trabaja|vive|limpia|labora|va|estudia|jala|camella|renta|cuida|vende)n?(?: \\w+){0,3} (?:conmigo|con nosotros)',
  '(?:from|in) (?:my|our) (?:church|building|class|team|crew|work|complex|parish|congregation|shift|union)',
  'de (?:mi|nuestr[oa]) (?:trabajo|iglesia|edificio|equipo|clase|cuadrilla|congregacion|cuadra|turno|familia)',
  'que (?:me|nos) (?:cuida|ayuda|limpia|renta)',
);
const TAKING = anyOf(
  TAKEN,
  'took|taking|arresting|detaining|handcuffing',
  LLEVARON,
  'detenid[oa]s?|arrestad[oa]s?',
);
const THE_NEIGHBOR = new RegExp(
  `\\b(?:the|el|la) (?:neighbor|vecino|vecina) (?:[\\w-]+ ){0,2}?(?:got|was|lo|la|fue) (?:${TAKEN}|${LLEVARON}|detenid[oa]|arrestad[oa])\\b|` +
    `\\b(?:arrest\\w+|detain\\w+|took|llevaron|agarraron|detuvieron) (?:a )?(?:to )?(?:the neighbor|al vecino|a la vecina|la vecina)\\b`,
);

const OF_THEIRS = new RegExp(
  `\\b${LLEVARON} (?:tambien )?a (?:su|sus) (?:mama|papa|papas|padres?|madre|espos[oa]|marido|herman[oa]s?|ti[oa]|abuel[oa]|hij[oa]s?|prim[oa]|sobrin[oa]|novi[oa])\\b`,
);

export function isAcquaintanceTaken(folded: string): boolean {
  if (OF_THEIRS.test(folded) && /\b(?:mi|mis|my|our)\b/.test(folded)) return true;
  if (MY_ANYONE.test(folded) || NAMED.test(folded) || THE_NEIGHBOR.test(folded)) return true;
  return BOND.test(folded) && TAKING.test(folded);
}

const KIDS =
  '(?:(?:two|2|3|three|little|big|youngest|oldest|baby) )?(?:kids?|sons?|daughters?|child(?:ren)?|nieces?|nephews?|mom|mother|grandma|grandkids?|grandson|granddaughter|boys?|girls?|baby|dad|wife|husband|brothers?|sisters?|friends?)';
const ERRAND =
  '(?:to|from) (?:the |my |his |her |their )?(?:school|practice|church|doctors?|park|bus stop|store|class|daycare|day care|soccer|airport|hospital|dentist|game|party|mall|library|preschool|clinic|work|kinder|er|train|movies|beach|swim\\w*|their dads|his dads|her moms)';
const POSSESSIVE = '(?:my|our|the|her|his|their|your)';
const GOODS =
  '(?:car|cars|truck|trucks|van|phone|phones|keys|wallet|money|tools?|bike|bikes|dogs?|papers|id|passport|stuff|cart|bag|purse|mower|trailer|motorcycle|camera|laptop|order|food|lunch|package|packages|check|paycheck|medicine|prescription|groceries|mail|parking spot|spot|turn|shift|job|place|seat)';
const CARRO =
  '(?:carros?|trocas?|camionetas?|camioneton|motos?|bicis?|bicicletas?|herramientas?|dinero|cartera|celular|telefono|puesto|carrito|perros?|basura|comida|mercancia|muebles?|mochila|llaves|tanque|cosas|placas|trailer)';
const INNOCENT = new RegExp(
  [
    `\\b(?:took|taking|takes|take|picked up|picking up|picks up|pick up|grabbed|drove|dropped off) ${POSSESSIVE} ${KIDS}(?! (?:and|on|while|when|as|right|leaving|coming|going)\\b)(?: (?:\\w+ ){0,3}?)?(?: ?late| ?early)? ?${ERRAND}`,
    `\\b${POSSESSIVE} (?:\\w+ )?(?:brother|sister|husband|wife|mom|dad|aunt|uncle|cousin|friend|neighbor|grandma|grandpa|grandparents|parents|son|daughter|boyfriend|girlfriend|roommate|sitter|babysitter|nanny|coworker|bus|teacher)s? (?:already |just |always |usually )?(?:picked up|picks up|pick up|took|takes|grabbed|dropped off|is picking up|are picking up|is taking|caught|holding|called|has|have|got) (?:${POSSESSIVE} ${KIDS}|up|the (?:bus|train|kids)|a (?:ride|cold|flight|bus|picture|photo|video|job)|some|covid|off)`,
    `\\b(?:i|we|you|can|could|to|will|someone|anyone|who|grandparents|she|he) (?:\\w+ )?(?:pick|picked|picks|picking|drop|dropped) up ${POSSESSIVE} ${KIDS}`,
    `\\b(?:took|taken|take|taking|tow|towed|towing|grabbed|picked up|got|holding|have|stole|caught) ${POSSESSIVE} (?:\\w+s )?${GOODS}\\b`,
    `\\b${POSSESSIVE} (?:[\\w-]+ ){0,2}${GOODS} (?:just |also )?(?:was|were|got|is being|has been|gets) (?:just )?(?:taken|towed|picked up|grabbed|snatched|held|impounded|stolen|released)`,
    `\\b(?:grua|tow truck)\\b.{0,12}\\bllev\\w+(?: (?:el|la|los|las|mi|su) (?:\\w+)(?: de mi \\w+)?)?`,
    `\\b(?:llev|agarr|levant|quit|rob)\\w+ (?:el|la|los|las|mi|mis|su|sus|un|una) (?:\\w+ )?${CARRO}(?: de (?:mi|su) \\w+)?`,
    '\\bllev\\w+ a (?:mi|mis|los|las|sus|su) (?:hij[oa]s?|nin[oa]s?|kids|chamac[oa]s?|bebe|mama|papa|abuel[oa]|niet[oa]s?|espos[oa]) (?:a la|al|a su|a) (?:escuela|kinder|doctor|parque|iglesia|clases?|dentista|clinica|practica|cita|hospital|trabajo|misa|tienda|fiesta)',
    '\\b(?:wait|hold|held|caught) (?:up|on)\\b|\\bcaught (?:on camera|the bus|covid|a cold)\\b|\\bheld (?:hands|a meeting|an event)\\b',
  ].join('|'),
  'g',
);

const ERRANDS =
  /\b(?:took|taken|take|takes|taking|pick\w*|drop\w*|drove|tow\w*|grua|llev\w+|agarr\w+|levant\w+|quit\w+|rob\w+|caught|held|hold|grabbed|got|holding|have|stole|wait)\b/;

/** The text without what takes nobody away. */
export function withoutErrands(folded: string): string {
  return ERRANDS.test(folded) ? folded.replace(INNOCENT, ' ') : folded;
}
