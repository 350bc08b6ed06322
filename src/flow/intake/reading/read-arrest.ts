// Promise: tells whether the sender knows the person who was taken. A stranger taken before the
// sender's eyes is a sighting; a husband, a coworker or `us` is a case with a family to call. Pure.
import { anyOf } from './fold-text.ts';
import { isAcquaintanceTaken, withoutErrands } from './read-acquaintance.ts';
import { isForeignArrest } from './read-foreign-arrest.ts';
import type { Word } from './words/cut-words.ts';

const KIN =
  '(?:husband|hubby|wife|spouse|partner|boyfriend|girlfriend|bf|gf|fiancee?|dad|father|' +
  'papa|pops|mom|mother|mum|mama|' +
  'parents?|brothers?|bro|sisters?|sis|sons?|daughters?|kids?|child|children|uncles?|' +
  'aunts?|auntie|tio|tia|cousins?|' +
  'nephews?|nieces?|grandpa|grandma|grandfather|grandmother|abuelo|abuela|stepdad|stepmom|' +
  'family|relatives?|suegro|primo|prima|' +
  'neighbors?|neighbours?|friends?|coworkers?|co-?workers?|roommates?|boss|' +
  'employees?|students?|clients?|tenants?|workers?|teammates?|bandmates?|crew|landlord|nanny|gardener|pastor)';
const FAMILIA =
  '(?:espos[oa]|marido|mujer|novi[oa]|pareja|apa|ama|pap[ai]|papas|abuelit[oa]s?|papito|padres?|jef[ea]|mam[ai]|madre|' +
  'herman(?:o|a|ito|ita)s?|hij[oa]s?|' +
  'ti[oa]s?|prim[oa]s?|sobrin[oa]s?|abuel(?:o|a|ito|ita)s?|cunad[oa]s?|suegr[oa]s?|yerno|' +
  'nuera|padrastro|madrastra|compadre|comadre|' +
  'padrino|madrina|vecin[oa]s?|amig[oa]s?|companer[oa]s?|patron|patrona|emplead[oa]s?|' +
  'alumn[oa]s?|familiar|familia|viej[oa]|nin[oa]s?)';
const MY = `(?:my|our) (?:\\w+ ){0,2}?(?:${KIN}|${FAMILIA})`;
const MI = `(?:mi|mis|my|our|nuestr[oa]s?) (?:\\w+ )?(?:${FAMILIA}|${KIN})`;

/** `my cousin told me`: the cousin saw it, nobody took the cousin. */
const AS_SOURCE = new RegExp(
  `\\b(?:${MY}|${MI})(?:,)? (?:just |also |tambien )?(?:me )?(?:told|says|` +
    'said|thinks|heard|saw|seen|posted|texted|dijo|dice|dicen|cree|vio|conto|' +
    'aviso|escucho)\\b',
  'g',
);

const TAKEN =
  '(?:taken|arrested|detained|picked up|grabbed|snatched|kidnapped|deported|' +
  'locked up|apprehended|caught|handcuffed|pulled over|held|in (?:ice )?custody|' +
  'in detention|released|transferred)';
const TOOK =
  '(?:took|taken|taking|arrested|arresting|detained|detaining|grabbed|grabbing|handcuffed|handcuffing|snatched|kidnapped|picked ' +
  'up|deported|caught|apprehended|holding|released|locked up)';
const WHO = '(?:ice|they|migra|cbp|agents?|border patrol|immigration|patrol|feds|cops|police|hsi)';
const WORDS = '(?:(?!told|says|said|heard|saw|if)[\\w-]+,? ){0,7}';
const BOTH = '(?:both |all |away |also |two |one |some |\\d+ |of )*';

const TAKEN_EN = [
  new RegExp(`(?<!\\b(?:i|we|she|he) )\\b${TOOK} ${BOTH}${MY}\\b`),
  new RegExp(`\\b${WHO} (?:just |still |already )?(?:has|have|got) ${BOTH}${MY}\\b`),
  new RegExp(`\\b${MY}s? ${WORDS}${TAKEN}\\b`),
  new RegExp(
    `\\b${KIN} (?:was |were |got |just |been |is |has )*(?:detained|arrested|` +
      'taken|deported|picked up|kidnapped)\\b',
  ),
  new RegExp(
    `\\b${TOOK} ${BOTH}(?:\\w+ ){0,3}?(?:us|from my (?:\\w+ )?(?:job|jobsite|` +
      'work|crew|shop|site|warehouse|restaurant|building))\\b',
  ),
  new RegExp(
    `\\blet (?:go of )?${MY} go\\b|\\b${MY} (?:is|got|was) (?:out|free|home) (?:now|of|from)\\b`,
  ),
  new RegExp(
    `\\b(?:pulled|dragged|yanked|tackled|cuffed|stopped|jumped|beat) ${MY} (?:out|over|from|off|down|to the|up|and)\\b`,
  ),
  anyOf('(?:took|detained|arrested|grabbed) us|we (?:were|got) (?:taken|detained|arrested)'),
];

const AGARRARON =
  '(?:llevaron|llevo|llevan|llevado|agarraron|agarro|detuvieron|detuvo|arrestaron|' +
  'arresto|levantaron|levanto|secuestraron|capturaron|deportaron|pescaron|' +
  'soltaron|liberaron|atraparon|cacharon|apanaron|encerraron|trasladaron|' +
  'bajaron|esposaron)';
const TAKEN_ES = [
  new RegExp(`(?<!\\b(?:yo|me|nos) )\\b${AGARRARON} (?:\\w+ ){0,2}?(?:a )?(?:\\w+ ){0,2}?${MI}\\b`),
  new RegExp(
    '\\b(?:agarraron|detuvieron|arrestaron|llevaron) (?:tambien )?a (?:un|una|' +
      'unos|el|la) (?:\\w+ )?(?:mi[oa]s?|de (?:mi|nuestra) (?:trabajo|familia|' +
      'iglesia))\\b',
  ),
  new RegExp(
    `\\b${MI} (?:(?!dijo|dice|vio)[\\w-]+,? ){0,14}?(?:(?:se )?(?:lo|la|los|las) )${AGARRARON}\\b`,
  ),
  new RegExp(
    `\\b${MI} (?:(?!dijo|dice|vio)[\\w-]+,? ){0,8}?(?:detenid[oa]s?|arrestad[oa]s?|` +
      'deportad[oa]s?|encerrad[oa]s?|pres[oa])\\b',
  ),
  new RegExp(`\\b(?:tiene|tienen)(?: \\w+){0,2} a ${MI}\\b`),
  anyOf(
    `nos ${AGARRARON}`,
    '(?:agarraron|llevaron|detuvieron) a (?:mis companeros|varios de nosotros)',
  ),
];

/** Somebody is named as one of us; with a sign of custody or loss beside it, that is a case. */
const KNOWN_PERSON = new RegExp(
  `\\b(?:${MY}|${MI}|${KIN}|he|she|his|her|him|hes|shes|someone|le quieren|lo tienen|la tienen)\\b`,
);
const OUR_PERSON = new RegExp(`\\b(?:${MY}|${MI})\\b`);
const PRONOUN_TAKEN = anyOf(
  '(?:took|grabbed|detained|arrested|have|has|holding|moved|moving|transferred|' +
    'deported) (?:him|her|them)(?! \\w+ (?:and|to school))',
  `(?:he|she|hes|shes) (?:was |got |is |been |being |has been )?${TAKEN}`,
  `(?:se )?(?:lo|la|los|las) (?:${AGARRARON}|tienen?|dejaron detenid[oa]|van a deportar)`,
  'no (?:lo|la|los|las) (?:dejaron|dejan|han dejado) (?:salir|ir|volver|regresar)',
);
const ANY_TAKEN = anyOf(TAKEN, TOOK, AGARRARON);
const GONE = anyOf(
  '(?:didnt|hasnt|never|did not) (?:come|came|make it|made it|been|return|' +
    'returned)(?: back)?(?: home)?',
  'not answering|missing|(?:cant|cannot|can not) (?:find|reach|locate) (?:him|her|them)',
  'where (?:he|she|they) (?:is|are|took)|straight to voicemail',
  'no (?:regreso|ha regresado|llego|ha llegado|aparece|contesta|volvio)|desapareci\\w+',
  'no sabemos (?:de|nada de) (?:el|ella)|no (?:lo|la) (?:encuentro|encontramos|localizo)',
);
const CUSTODY = anyOf(
  'adelanto|b-?18|otay(?: mesa)?|mesa verde|golden state annex|desert view|calexico|sotano',
  'basement of the federal|detention(?: center)?|centro de detencion|ice custody|in custody',
  'custodia|the locator|localizador|bond|bail|fianza|a-?#|a-? ?numbers?|alien numbers?|numero a',
  'social|ssn|dob|voluntary departure|salida voluntaria',
  'sign (?:something|papers|a paper|the|his|her)|firm(?:ar|e|en|o)|taken from|detenid[oa]s?',
  'deport\\w*|in jail|la carcel|called (?:me )?from (?:a|the|inside)|le toca corte',
);
const A_NUMBER = /\ba ?-?\d{3}[- ]?\d{3}[- ]?\d{3}\b|\ba\d{8,9}\b|a# ?is/;
const LAWYER = anyOf('lawyer|attorney|abogad[oa]|bond|fianza');

const STRANGER = anyOf(
  '(?:dont|do not|didnt) know (?:him|her|them)|no (?:lo|la|los|las) (?:conozco|conocemos)',
  'no conozco|a stranger|desconocid[oa]s?',
);
const HYPOTHETICAL = anyOf(
  'if (?:i|we|they|ice|he|she|my \\w+)|what if|will (?:they|ice)',
  'can (?:they|ice) (?:arrest|detain|take)',
  'si (?:me|nos|lo|la|los|le) (?:agarran|detienen|arrestan|llevan|llegan)',
  'if .{0,20} (?:get|gets) (?:detained|arrested|taken)',
  'me (?:pueden|van a) (?:arrestar|detener|agarrar)|que pasa si',
);

/** `he is 17 and they took him`: whoever is spoken of so from the first word is known. */
const SPOKEN_OF =
  /^(?:he|she|hes|shes|el|ella)\b.{0,80}\b(?:(?:took|detained|arrested|grabbed|holding|have) (?:him|her)|(?:lo|la) (?:llevaron|agarraron|detuvieron|arrestaron|tienen))\b/;

/** Without one of these words nobody is known to the sender, and nothing more need be tried. */
const KNOWING = new Set(
  (
    'my our mi mis nuestro nuestra nuestros nuestras us we nos he she his her him hes shes someone le tienen don dona senora ' +
    'senor sr sra maestra maestro conmigo work kinuha hinuli bi el ella with'
  ).split(' '),
);
const ANY_KIN = new RegExp(`^(?:${KIN}|${FAMILIA})s?$`);
const KIN_SEEN = new Map<string, boolean>();
const KIN_SEEN_MAX = 20_000;

function mayBeKnown(words: readonly Word[]): boolean {
  return words.some(({ word }) => {
    if (KNOWING.has(word) || word > 'zz') return true;
    return word >= '0' && word < ':' ? word.length >= 3 : isKin(word);
  });
}

function isKin(word: string): boolean {
  const known = KIN_SEEN.get(word);
  if (known !== undefined) return known;
  if (KIN_SEEN.size >= KIN_SEEN_MAX) KIN_SEEN.clear();
  const is = ANY_KIN.test(word) || /^a\d{3}/.test(word);
  KIN_SEEN.set(word, is);
  return is;
}

/**
 * Why the text is about somebody the sender knows, or null.
 * @param folded from `foldText`
 * @param words of it
 */
export function readArrest(folded: string, words: readonly Word[]): string | null {
  if (!mayBeKnown(words)) return null;
  if (isForeignArrest(folded)) return 'known_person_taken';
  const text = withoutErrands(folded.replace(AS_SOURCE, ' '));
  if (STRANGER.test(text)) return null;
  if (TAKEN_EN.some((pattern) => pattern.test(text)) && !HYPOTHETICAL.test(text)) {
    return 'known_person_taken';
  }
  if (TAKEN_ES.some((pattern) => pattern.test(text)) && !HYPOTHETICAL.test(text)) {
    return 'known_person_taken';
  }
  if (isAcquaintanceTaken(text) && !HYPOTHETICAL.test(text)) return 'known_person_taken';
  if (SPOKEN_OF.test(text) && !HYPOTHETICAL.test(text)) return 'known_person_taken';
  if (A_NUMBER.test(text)) return 'file_number';
  if (!KNOWN_PERSON.test(text) || HYPOTHETICAL.test(text)) return null;
  return readSigns(text);
}

/** The sender says they do not know who it was. */
export function isOfStrangers(folded: string): boolean {
  return STRANGER.test(folded);
}

function readSigns(text: string): string | null {
  const isKin = OUR_PERSON.test(text);
  if (isKin && (PRONOUN_TAKEN.test(text) || GONE.test(text))) return 'known_person_missing';
  if (CUSTODY.test(text)) return 'known_person_in_custody';
  if (isKin && LAWYER.test(text) && PRONOUN_TAKEN.test(text)) return 'known_person_in_custody';
  return ANY_TAKEN.test(text) && GONE.test(text) ? 'known_person_missing' : null;
}
