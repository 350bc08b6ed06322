// Promise: tells a text that is neither a report nor a case by what it is instead: something
// withdrawn, a rumour, a question of rights, an offer, a slogan, a wrong number. Pure.
import { anyOf } from './fold-text.ts';
import { HEARSAY } from './lexicon.ts';

export type Aside =
  | 'denunciation'
  | 'prank'
  | 'spam'
  | 'retraction'
  | 'rumor_check'
  | 'legal_question'
  | 'offer'
  | 'slogan'
  | 'wrong_number';

const WRONG_NUMBER = anyOf(
  'equivoque de numero|numero equivocado|see you (?:at|for|in) |(?:a la|de la) escuela mi amor|paso por (?:el|la) (?:pan|leche)|nos vemos (?:en|a)|(?:what|whats) for dinner|(?:love|miss) you (?:babe|baby|mom|amor)|te (?:quiero|amo|extrano) mi',
  'wrong (?:number|chat|text|group|thread)|(?:chat|grupo|numero) equivocado|equivoque de (?:chat|grupo|numero|persona)|is this (?:mike|the repair|the pizza)|hey is this \\w+',
  'who(?:s| is) this|quien (?:eres|es usted|habla)|repair line|is this (?!it |the (?:ice|hotline|line|right|number)|true|still|where|how|a |real|ice|for)\\w+(?=[?,. ]|$)',
  '(?:are )?(?:we|you|u) still (?:on for|selling|coming|meeting|going|have the)|still available|your (?:appointment|order|package|delivery|reservation)|abrame? la puerta|ya llegue a tu casa|donde andas|que haces|wyd|u up',
);
const RETRACTION = anyOf(
  'false alarm|falsa alarma|my bad|my mistake|mistaken|i was wrong|me equivoque|nevermind',
  'never mind',
  '(?:cancel|ignore|disregard|forget|scratch) (?:my|that|the) (?:last|previous|' +
    'earlier|text|message|report)(?: \\w+)?',
  '(?:not|wasnt|isnt|aint|was not|is not|were not|werent) (?:ice|immigration|' +
    'la migra|migra|them|agents|border patrol)',
  'no (?:era|es|eran|son|fue) (?:la |de la |el |los de la )?(?:migra|ice|inmigracion|agentes)',
  'it(?:s| was| is|was)? (?:just|only) (?!me\\b|us\\b|my\\b|one\\b).{0,40}',
  'it (?:was|turned out to be) (?:the )?(?:lapd|police|cops|sheriffs?|fire|' +
    'chp|security|\\w+ pd|highway patrol)',
  '(?:era|eran|fue|solo era|nomas era|nada mas era|puros?) (?:(?:solo|nomas|' +
    'la|el|los|una|un|de) )*(?:policias?|sheriffs?|bomberos|chota|seguridad|' +
    'chp|ambulancia|guardia|transito)',
  'no hay nad(?:ie|a)|ya no hay (?:nadie|nada)|nobody(?:s| is)? (?:here|there|was taken)',
  'no one (?:is )?(?:here|there|was taken)|(?:quiten|borren|ignoren|cancelen|olviden) (?:eso|lo|mi|el|ese|lo de)|era una (?:filmacion|pelicula|obra|mudanza|ambulancia)',
  'ignore (?:me|that|this)|it was a (?:movie|film|tv|fire|car|tow|drill)|eran? (?:(?:los|unos|puros|solo|nomas|la|el|de) )*(?:trabajadores|luz|gas|jardineros|vecinos|basureros|paramedicos|ambulancia|filmacion|pelicula|construccion|obreros)|it was (?:(?:just|only|the|a|some) )*(?:utility|edison|workers|tow|construction|mail|amazon|ups|fedex|landlord|movers|city)|false (?:report|info)|no era nada|it was nothing|was nothing|turned out (?:to be )?(?:nothing|fine|ok)|(?:era|eran) puro cuento',
  '(?:all|todo|area) (?:is |esta )?(?:quiet|clear|tranquil[oa]|bien)|olvid(?:en|e)(?:lo|nlo)',
  'nadie fue|no se llevaron a nadie|is home (?:now|safe)?|all clear',
  'nothing (?:here|there|going on)|no pasa nada|no paso nada|fue falso|puro rumor',
);
const FUTURE = anyOf(
  'tomorrow|(?<!(?:la|esta|de) )manana|next (?:week|weekend|month|monday)|this weekend|tonight',
  '(?:va|van) a (?:haber|ver|venir|llegar|hacer|pasar|andar|aver|entrar)|vendra\\w*|habra\\w*',
  '(?:will|gonna|going to) (?:be|come|raid|hit|do|take|start|go|arrest|round|show)|(?:is|are|theyre) coming (?:to|for)|planning',
  'proxim[oa] \\w+|vienen|este fin de semana',
);
const IS_HAPPENING = anyOf(
  'right now|rn|ahorita|estan|(?:theyre|they are|theres|there (?:is|are))(?! (?:going to|gonna|coming|planning))|saw|vi|i see|seeing|veo',
  'esta aqui|afuera|outside',
);
const OPENING =
  '^(?:(?:hi|hello|hey|hola|buen[oa]s?(?: (?:dias|tardes|noches))?|disculpe|' +
  'oiga|perdon|excuse me|question|pregunta|pls|please)[ ,.!]*)*¿?';
const ASKS = new RegExp(
  `${OPENING}(?:any(?:one|body)?|is|are|was|were|have|do|does|did|has|can|` +
    'could|should|where|what|when|how|who|why|sabe\\w*|alguien|se puede|puedo|' +
    'que|cuando|como|quien)\\b',
);
/** Words that open a statement as well: the mark decides. */
const ASKS_IF_MARKED = new RegExp(
  `${OPENING}(?:hay|ay|es|esta|estan|anda|andan|donde|sera|my|mi|tengo|i have)\\b[^?]*\\?`,
);
/** The place was wrong, not the report. */
const CORRECTION = anyOf(
  'wrong (?:street|address|corner|place|city|st|block)|(?:calle|direccion|esquina) equivocada',
  'me equivoque de (?:calle|lugar|direccion|esquina)|its \\w+ not \\w+|not \\d+(?:st|nd|rd|th)',
  'i meant|quise decir|es la \\w+ no la \\w+',
);
const RIGHTS = anyOf(
  '(?:my|our|your|the) rights|(?:mis|sus|tus|nuestros) derechos|know your rights',
  'que (?:hago|hacemos|debo hacer|puedo hacer) (?:si|cuando)',
  'what (?:do|should|can) (?:i|we) do (?:if|when)|what (?:if|happens if)',
  '(?:can|are) they (?:allowed to )?(?:come in|enter|arrest me|take me|ask)|do i have to',
  'tengo (?:q|que) (?:abrir|ir|contestar|decir)|(?:pueden|puede) (?:entrar|arrestarme|pedirme)',
  '(?:i|we) (?:have|got) (?:court|a hearing|a check ?in|an appointment)',
  '(?:tengo|tenemos) (?:corte|cita|audiencia)|my (?:hearing|court date|check ?in) is',
  'if i get (?:detained|arrested|deported|taken)|si me (?:agarran|detienen|arrestan|deportan)',
  '(?:do|would|should) (?:they|i|we|you) (?:\\w+ )?(?:need|have) (?:a |to |an )|(?:need|necesitan?|have|tener|traer|ocupan?) (?:a |una |la )?(?:warrant|orden)|(?:threat\\w+|amenaz\\w+) .{0,30}(?:call\\w*|llam\\w+|report\\w*)',
  'nomas quiero saber|red cards?|tarjetas? rojas?|will they (?:arrest|detain|take) me',
  'is it (?:safe|ok|okay)|es seguro|should (?:i|we|he|she|they|my \\w+) (?:go|open|sign|answer|show|tell)|deberia (?:ir|firmar|abrir)',
);
const OFFER = anyOf(
  'volunteer\\w*|voluntari\\w+|donat\\w+|donar|donacion\\w*|pro ?bono|newspaper|reporters?',
  'reporter[oa]|periodista|journalist|press contact|entrevista|interview',
  'legal observer training|gracias por (?:todo|lo que|su trabajo)',
  'thank(?:s| you) (?:so much )?for (?:all|what|everything|your)|quiero ayudar|want to help',
  'attorney here|atty here|happy to (?:help|take)',
);
const SLOGAN = anyOf(
  '(?:stop|no more|end|abolish|fuck|screw|alto a|no mas|basta de|fuera|chinga\\w*)' +
    ' (?:the |a |las |la |los |all )*(?:raids?|redadas?|ice|migra|deportations?|' +
    'deportaciones)',
);
/** They came and went and took nobody: that is a report. */
const WERE_THERE = anyOf(
  'se acaban de ir|ya se fueron|se fueron|just left|they left|took off|drove off|eran (?:\\w+ )?(?:\\d+|dos|tres|cuatro|cinco|seis) (?:carros|camionetas|trocas|agentes|hombres)',
);
const NOBODY_TAKEN =
  /\b(?:no se llevaron a nadie|no one was taken|nobody was taken|nadie fue \w+|didnt take any(?:one|body))\b/g;
const CONTRAST = /\b(?:but|pero|however|still)\b/;

/** What takes back or denies a report. `no emergency, but there is a van` takes nothing back. */
export function isRetraction(folded: string): boolean {
  const text = WERE_THERE.test(folded) ? folded.replace(NOBODY_TAKEN, ' ') : folded;
  const found = RETRACTION.exec(text);
  if (!found || CORRECTION.test(folded)) return false;
  const after = folded.slice(found.index + found[0].length);
  return (
    !CONTRAST.test(after) ||
    /\b(?:not|no (?:es|era)) (?:ice|la migra|inmigracion|immigration)\b/.test(found[0])
  );
}

/** Mends the sender's own report. */
export function isCorrection(folded: string): boolean {
  return CORRECTION.test(folded);
}

export function isFutureRumor(folded: string): boolean {
  return FUTURE.test(folded) && !IS_HAPPENING.test(folded);
}

/** A question that claims nothing; one that repeats a claim (`is it true`) is hearsay instead. */
export function isBareQuestion(folded: string): boolean {
  const isAsked = ASKS.test(folded) || ASKS_IF_MARKED.test(folded);
  return isAsked && !HEARSAY.test(folded) && !/\bthat (?:ice|la migra)\b/.test(folded);
}

export function isRightsQuestion(folded: string): boolean {
  return RIGHTS.test(folded);
}

export function isOffer(folded: string): boolean {
  return OFFER.test(folded);
}

export function isWrongNumber(folded: string): boolean {
  return WRONG_NUMBER.test(folded);
}

export function isSlogan(folded: string): boolean {
  return SLOGAN.test(folded);
}
