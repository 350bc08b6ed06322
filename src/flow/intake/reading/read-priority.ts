// Promise: how soon a person must look, from the words alone: P1 danger now, P2 ongoing, P3 just left
// or weak signs, P4 hearsay, old, or nothing to act on. A dispatcher may always change it. Pure.
import type { NeedsFlag, ReportFacts } from '../../../contract/report-facts.ts';
import type { Priority, ReportKind } from '../../../contract/statuses.ts';
import { anyOf } from './fold-text.ts';
import type { Evidence } from './lexicon.ts';

const OWN_DOOR = anyOf(
  '(?:at|on|knocking (?:on|at)|banging (?:on|at)|outside) my (?:front )?door',
  '(?:tocan(?:do)?|golpeando|estan en|afuera de|estan tocando) (?:en )?(?:la ' +
    '|a la )?(?:mi )?puerta(?: de mi (?:casa|apartamento))?(?! (?:de|del) (?:mi|la|el|una|un|su|los|al)? ?(?:vecin|herman|mama|suegr|tia|tio|prim|lado|apart|depart|negoc|tiend|igles|escuel))',
  '(?:tocan(?:do)?|golpeando) mi puerta|en mi puerta|la puerta de mi casa',
  'knocking (?:on|at) (?:our|my)',
  '(?:at|on|outside|pounding|banging|golpeando|tocando|tocan|golpean)(?: on| at| en)? (?:my|our) (?:\\w+ ){0,2}?door',
  '(?:tocan|tocando|golpean|golpeando)(?: \\w+){0,2} (?:mi|nuestra) (?:puerta|ventana)',
);
const ENTERING = anyOf(
  '(?:com(?:e|ing)|going|went|came|bust\\w*|got) (?:through|thru|in) the (?:front |back )?(?:door|window)|(?:with|using) a (?:battering )?ram\\b|battering ram',
  '(?:quebr\\w+|romp\\w+|revent\\w+) (?:la|el|las|los|una|un) (?:ventanas?|vidrios?|ventanill\\w+)|(?:smash|break|broke|bust)\\w* (?:the |his |her |their |a |out )*(?:\\w+ )?windows?',
  'break(?:ing)? (?:down )?(?:the |my |our )?door|broke (?:down )?(?:the |my )?door',
  'rompi\\w+ (?:la )?puerta|tumb\\w+ la puerta|adentro de (?:la|mi) casa',
  'inside (?:my|the|our) (?:house|home|apartment)',
  'entering (?:a|my|the|our) (?:home|house|apartment)|entraron a (?:mi|la) casa',
  'se metieron a (?:mi|la) casa',
);
const DETAINING = anyOf(
  'handcuff\\w*|cuff(?:ed|ing)|espos(?:aron|ando|ad[oa]s?)|just grabbed|grabbing|arresting|detaining',
  '(?:se|los|las|lo|la) (?:los |las |lo |la )?(?:estan )llevando|llevandose|se (?:los |las |lo |la )?llevan|(?:agarran|detienen|arrestan) a',
  'agarrando(?: a)? (?:gente|personas|a|todos|muchachos)|arrestando|deteniendo gente',
  'on the ground|en el (?:piso|suelo)(?! \\d)|load(?:ing|ed) (?:\\w+ ){1,3}in(?:to)? (?:a |the )|a la fuerza|in (?:hand)?cuffs|(?:subiendo|metiendo)(?: a)?(?: \\w+){0,4} (?:van|camioneta|jeep|bus|carro|troca|suv)|getting (?:detained|arrested|grabbed|taken|cuffed)|(?:are|is|theyre) dragging|arrastrando|metiendo (?:a )?(?:gente|personas|\\w+) (?:a|en)',
  'taking (?:my|our|people|ppl|someone|a |him|her|them|workers)|being (?:taken|detained|arrested)',
  'chasing|corretean\\w*|persigu\\w+|persiguen|running (?:at|after)',
);
const FOREIGN_DETAINING =
  /抓人|带走|帶走|데려가|데려간|잡아가|체포|đang bắt|dang bat|hinuhuli|يعتقلون|بازداشت/u;
const DANGER_OF_NEED: Readonly<Partial<Record<NeedsFlag, string>>> = {
  children_alone: 'child_alone',
  injury: 'injury',
  medical: 'medical',
};
const SIGNING = anyOf(
  '(?:sign|signs|signing|signed) (?:the |a |his |her )?(?:something|a paper|papers|the paper|his|her|a form|it)',
  '(?:que|to) (?:firm(?:e|en|ara)|sign)\\b|(?:quieren?|hacen|obligan|obligando)(?: \\w+){0,3} (?:firmar|firme)|hacer firmar',
  'salida voluntaria|voluntary departure',
);
const DAY =
  '(?:tomorrow|today|tonight|manana|hoy|(?:this |on |el |este )?(?:monday|tuesday|wednesday|thursday|friday|lunes|martes|miercoles|jueves|viernes)|this week|esta semana|en (?:dos|tres|unos|\\d) dias|in (?:two|three|a few|\\d) days|next week|pasado manana)';
const HEARING = '(?:hearing|court(?: date)?|check ?in|corte|audiencia|cita|bond hearing)';
const HEARING_SOON = anyOf(
  `${HEARING}(?: [\\w:]+){0,4}? ${DAY}`,
  `${DAY}(?: [\\w:]+){0,4}? ${HEARING}`,
  '(?:hearing|court|check ?in)(?: \\w+){0,2} (?:is )?(?:tomorrow|today)',
  '(?:corte|audiencia|cita)(?: \\w+){0,2} (?:es )?(?:manana|hoy)',
  '(?:tomorrow|manana)(?: \\w+){0,3} (?:hearing|court|corte|audiencia)',
);
const FEAR_AND_CALL = anyOf('sos|peligro|danger|emergency now');

export type PriorityRead = {
  folded: string;
  kind: ReportKind;
  evidence: Evidence;
  facts: ReportFacts;
  hasContext: boolean;
};

/** The reasons that make a text P1, strongest first; empty for any other. */
export function readDangers(folded: string, needs: readonly NeedsFlag[]): string[] {
  const dangers: [string, RegExp][] = [
    ['entering', ENTERING],
    ['own_door', OWN_DOOR],
    ['detaining_now', DETAINING],
    ['asked_to_sign', SIGNING],
    ['hearing_soon', HEARING_SOON],
    ['sos', FEAR_AND_CALL],
  ];
  const needed = needs.flatMap((need) => DANGER_OF_NEED[need] ?? []);
  const found = dangers.filter(([, pattern]) => pattern.test(folded)).map(([name]) => name);
  if (FOREIGN_DETAINING.test(folded)) found.push('detaining_now');
  return [...needed, ...found].filter((name) => name !== 'own_door' || !DENIED_DOOR.test(folded));
}
const DENIED_DOOR = anyOf(
  '(?:nobody|no one|not|nadie)(?: \\w+){0,3} (?:door|puerta)|if they|what if',
  'si (?:tocan|vienen|llegan)',
);

const ALWAYS = new Set(['child_alone', 'injury']);
/** Dangers that make any text urgent, whatever else it says. */
const GRAVE = new Set([...ALWAYS, 'entering', 'own_door']);
/** Dangers to somebody at a place, now; the others belong to a person in custody. */
const OF_PLACE = new Set(['child_alone', 'injury', 'entering', 'own_door', 'detaining_now', 'sos']);

export function readPriority(read: PriorityRead, dangers: readonly string[]): Priority {
  if (read.kind === 'volunteer_reply') return dangers.includes('sos') ? 'P1' : 'P3';
  if (read.hasContext) return dangers.some((name) => OF_PLACE.has(name)) ? 'P1' : 'P3';
  if (read.kind === 'arrest') return dangers.length > 0 ? 'P1' : 'P2';
  if (read.kind === 'sighting') return sightingPriority(read, dangers);
  // A plea beside an opt-out, a question or a retraction is still seen first.
  const grave = read.kind === 'other' ? GRAVE : OF_PLACE;
  if (dangers.some((name) => grave.has(name))) return 'P1';
  return 'P4';
}

function sightingPriority(read: PriorityRead, dangers: readonly string[]): Priority {
  const { timing } = read.facts;
  if (dangers.some((name) => ALWAYS.has(name))) return 'P1';
  const isTold = timing === 'hearsay' || timing === 'earlier' || read.evidence.isHearsay;
  const isOwnScene = dangers.some((name) => name === 'own_door' || name === 'entering');
  if (isOwnScene && timing !== 'earlier') return 'P1';
  if (isTold) return 'P4';
  const isGone = timing === 'just_left';
  if (!isGone && dangers.some((name) => OF_PLACE.has(name))) return 'P1';
  return isGone || isWeak(read) ? 'P3' : 'P2';
}

const STANDING: ReadonlySet<string> = new Set(['parked_waiting', 'patrolling', 'left']);
/** What only agents have about them, said of more than a man in a car. */
const LOOKS_OFFICIAL = anyOf(
  'vests|chalecos|badges|placas de gobierno|uniforms|uniformes|uniformad[oa]s|agents|agentes|officers|oficiales|armed|armad[oa]s|rifles?',
  'jumping out|bajandose|getting out|se bajaron|traen (?:chaleco|armas|pistolas)s?|operativo|came back|are back|regresaron|same vans',
);

/** A vehicle by its look and nobody doing anything: never enough alone. */
function isWeak({ folded, evidence, facts }: PriorityRead): boolean {
  if (evidence.isNamed || !evidence.isOddVehicle || facts.agencyClaimed || facts.masked)
    return false;
  const activity = facts.activity ?? [];
  return activity.every((name) => STANDING.has(name)) && !LOOKS_OFFICIAL.test(folded);
}
