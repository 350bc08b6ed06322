// Promise: tells what is told of elsewhere: of what might be, of a film or a game, of a quarrel or a thief
// that has nothing to do with immigration. Pure.
import { anyOf } from './fold-text.ts';

const IF_TAKEN =
  '(?:come|comes|came|takes?|stops?|knocks?|shows?|arrests?|detains?|grabs?|gets?|pulls?|catch(?:es)?|raids?|try|tries)';
/** What might be: `what if`, `if they stop him`, `si lo agarran`. */
const MIGHT = anyOf(
  `what if|(?:if|when|in case) (?:ice|they|agents?|immigration|la migra|police|cops|someone) (?:\\w+ )?${IF_TAKEN}`,
  '(?:if|in case) (?:i|we|he|she|they|my \\w+|someone|somebody) (?:get|gets|is|are|was|were|ever) (?:\\w+ )?(?:detained|arrested|taken|stopped|picked|deported|caught|pulled)',
  '(?:can|could|will|would|may|do) (?:they|ice|agents|police|immigration) (?:\\w+ )?(?:arrest|detain|take|come|enter|deport|stop)',
  '(?:si|cuando|en caso que) (?:me|nos|lo|la|los|las|le|les) (?:agarran|detienen|arrestan|llevan|llegan|paran|deportan|agarraran)',
  '(?:si|cuando) (?:agarran|detienen|arrestan|llevan|deportan|viene|llega|vienen|llegan) (?:a |la |el |los )?(?:mi|migra|ice|agentes)?',
  '(?:me|lo|la|nos) (?:pueden|van a|puede) (?:arrestar|detener|agarrar|deportar|llevar)|que pasa si|pueden (?:detener|arrestar|deportar|llevarse|agarrar)',
);

/** Told of what might be, or of a story: a film, a game, a quarrel that has nothing to do with it. */
export function isHypothetical(folded: string): boolean {
  return MIGHT.test(folded) || isFiction(folded);
}

const TALE =
  '(?:episodes?|movies?|films?|series|seasons?|novels?|finale|trailer(?! park| home| court)|anime|sitcom|cartoon)';
const FICTION = anyOf(
  `(?:in|on|of|watch\\w*|seen|saw|finish\\w*|lov\\w+|about) (?:the |that |this |last nights? |my |a |new |whole )*${TALE}(?! crew| shoot| set)`,
  '(?:watch\\w*|lov\\w+|binge\\w*) (?:the |that |this |my |last nights )*(?:show|tv|game|play)(?! of)|(?:on|in) (?:the |a |my )?(?:tv show|soap opera|video ?game|reality show)',
  '(?:en|de|vi|viste|viendo|vieron) (?:la|el|esa|ese|mi|una|las|los) (?:novelas?|telenovelas?|series?|peliculas?|pelis?|capitulos?|episodios?|videojuegos?|obra de teatro|caricaturas?)',
  'last nights (?:episode|show|game)|best show|season finale|spoilers?|fortnite|gta|roblox|minecraft|call of duty|la rosa de guadalupe|netflix|hulu|hbo',
);
const NOT_MIGRA = anyOf(
  'nada que ver con (?:la )?(?:migra|ice|inmigracion|migracion)|no (?:tiene|tuvo) (?:nada )?que ver con (?:la )?(?:migra|ice|inmigracion)',
  '(?:nothing to do with|not related to|unrelated to|not about|not) (?:ice|immigration)(?: related| stuff| thing)?',
);

/** What happens in a film or a game happens nowhere. */
export function isFiction(folded: string): boolean {
  return FICTION.test(folded);
}

/** Said to have nothing to do with immigration. */
export function isUnrelated(folded: string): boolean {
  return NOT_MIGRA.test(folded);
}

const POLICE = anyOf('police|policias?|cops?|lapd|lasd|chp|sheriffs?|deput(?:y|ies)|pd|chota');
const OFFENCE = anyOf(
  'drunk|dui|borrach[oa]s?|tomad[oa]|fight(?:ing)?|pelea\\w*|rob(?:o|ar|aron|bery|bed|bing)|stole|stealing|theft|shoplift\\w*|domestic|hit and run|gossip|chisme|speeding|tickets?|drugs|drogas|vandal\\w*|graffiti|stabb\\w*|noise|party',
);
const IMMIGRATION = anyOf(
  'ice|hsi|migra|inmigracion|immigration|migracion|deport\\w*|border|cbp|federal\\w*|hold|detainer|papers|papeles|masked|agents|agentes|encapuchad\\w+|adelanto',
);

const FOR_SOMEBODY = anyOf(
  'find|where|lawyer|attorney|help|locate|donde|ayud\\w+|abogad[oa]|que hago|encontrar|buscar|please|por favor',
);

/** Police after a drunk or a thief: no case of ours, whoever it was. */
export function isPoliceMatter(folded: string): boolean {
  return (
    OFFENCE.test(folded) &&
    POLICE.test(folded) &&
    !IMMIGRATION.test(folded) &&
    !FOR_SOMEBODY.test(folded)
  );
}

const LONG_AGO = anyOf(
  '(?:years?|yrs) ago|last year|hace (?:\\w+ )?anos|el ano pasado|anos atras|long (?:time )?ago|hace mucho(?: tiempo| que|$)',
);
const OF_LATE = anyOf(
  'now|today|ahora|ahorita|hoy|yesterday|ayer|still|sigue|this morning|anoche|last night|just|missing|detained|detenid\\w+|held',
);

/** An arrest of another year, told beside a question. */
export function isLongAgo(folded: string): boolean {
  return LONG_AGO.test(folded) && !OF_LATE.test(folded);
}
