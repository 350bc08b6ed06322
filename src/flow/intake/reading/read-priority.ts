// Promise: how soon a person must look, from the words alone: P1 danger now, P2 ongoing, P3 just left
// or weak signs, P4 hearsay, old, or nothing to act on. A dispatcher may always change it.
import type { Priority, ReportKind } from '../../../contract/statuses.ts';
import { anyOf } from './fold-text.ts';
import type { Evidence } from './lexicon.ts';

const OWN_DOOR = anyOf(
  '(?:at|on|knocking (?:on|at)|banging (?:on|at)|outside) my (?:front )?door',
  '(?:tocan(?:do)?|golpeando|estan en|afuera de|estan tocando) (?:en )?(?:la ' +
    '|a la )?(?:mi )?puerta(?: de mi (?:casa|apartamento))?',
  '(?:tocan(?:do)?|golpeando) mi puerta|en mi puerta|la puerta de mi casa',
  'knocking (?:on|at) (?:our|my)',
);
const ENTERING = anyOf(
  'break(?:ing)? (?:down )?(?:the |my |our )?door|broke (?:down )?(?:the |my )?door',
  'rompi\\w+ (?:la )?puerta|tumb\\w+ la puerta|adentro de (?:la|mi) casa',
  'inside (?:my|the|our) (?:house|home|apartment)',
  'entering (?:a|my|the|our) (?:home|house|apartment)|entraron a (?:mi|la) casa',
  'se metieron a (?:mi|la) casa',
);
const DETAINING = anyOf(
  'handcuff\\w*|cuff(?:ed|ing)|just grabbed|grabbing|arresting|detaining',
  '(?:se|los|las|lo|la) (?:los |las |lo |la )?(?:estan )llevando|llevandose',
  'agarrando(?: a)? (?:gente|personas|a|todos|muchachos)|arrestando|deteniendo gente',
  'on the ground|en el (?:piso|suelo)|metiendo (?:a )?(?:gente|personas|\\w+) (?:a|en)',
  'taking (?:my|our|people|ppl|someone|a |him|her|them|workers)|being (?:taken|detained|arrested)',
  'chasing|correteando|persiguiendo|running (?:at|after)',
);
const FOREIGN_DETAINING =
  /抓人|带走|帶走|데려가|데려간|잡아가|체포|đang bắt|dang bat|hinuhuli|يعتقلون|بازداشت/u;
const CHILD_ALONE = anyOf(
  '(?:kids?|children|child|baby|babies)(?: \\([^)]{0,20}\\))?(?: \\w+){0,3} alone',
  '(?:ninos?|ninas?|hijos?|hijas?|hermanit[oa]s?|bebe|chamacos)(?: \\w+){0,3} sol[oa]s?',
  'alone (?:crying|with no)|se quedaron solos',
);
const INJURY = anyOf(
  'bleed\\w*|sangr\\w+|injur\\w+|herid[oa]s?|unconscious|desmay\\w+|disparos?|shots fired',
  '(?:is|are|was|got|im|hes|shes|theyre|someone|badly) hurt|(?:was|got|been|were) shot',
  'broken (?:arm|leg|window and)|golpe(?:aron|ando)|beating|pepper ?spray(?:ed|ing)?',
  'cant breathe|no puede respirar|ambulance|ambulancia|seizures?|convulsion\\w*',
);
const MEDICAL = anyOf(
  'insulin\\w*|diabet\\w+|medicin\\w+|medication|meds|pills|pastillas|pregnant|embaraz\\w+',
  'dialysis|dialisis|asma|asthma|heart condition|oxygen|cancer|epilep\\w+|inhaler',
);
const SIGNING = anyOf(
  '(?:sign|signing) (?:something|a paper|papers|the paper|his|her|a form|it)',
  '(?:quieren?|hacen|obligan|obligando)(?: \\w+){0,3} (?:firmar|firme)|hacer firmar',
  'salida voluntaria|voluntary departure',
);
const HEARING_SOON = anyOf(
  '(?:hearing|court|check ?in)(?: \\w+){0,2} (?:is )?(?:tomorrow|today)',
  '(?:corte|audiencia|cita)(?: \\w+){0,2} (?:es )?(?:manana|hoy)',
  '(?:tomorrow|manana)(?: \\w+){0,3} (?:hearing|court|corte|audiencia)',
);
const FEAR_AND_CALL = anyOf('sos|peligro|danger|emergency now');

const JUST_LEFT = anyOf(
  '(?:just |they |vans? |cars? |all )left(?! (?:side|turn|behind|here))|took off',
  '(?:\\d+|few|couple|half an?|an) (?:min|mins|minutes|hour|hr)s? ago',
  'se (?:acaban de ir|fueron|van)|ya se (?:fueron|van)|acaban de irse',
  'hace (?:rato|poco|un rato|\\d+ min\\w*)|leaving|drove off',
);
const CAME_BACK = anyOf(
  'came back|are back|theyre back|(?:ya )?(?:regresaron|volvieron)|still (?:here|there)',
  'siguen (?:ahi|aqui|alli)',
);
const OLD = anyOf(
  'yesterday|ayer|antier|last (?:night|week|weekend|month|friday|monday)',
  '(?:this|esta) (?:morning|manana)|anoche|la semana pasada|el fin de semana pasado',
  'earlier today|days? ago|hace (?:dias|\\d+ dias|una semana)|kanina',
);
const AGAIN_NOW = anyOf(
  'right now|rn|now|ahorita|hoy otra vez|still|ya regresaron|today|(?:\\d\\w*) time|again',
);

type Read = { folded: string; kind: ReportKind; evidence: Evidence; hasContext: boolean };

/** The reasons that make a text P1, strongest first; empty for any other. */
export function readDangers(folded: string): string[] {
  const dangers: [string, RegExp][] = [
    ['child_alone', CHILD_ALONE],
    ['injury', INJURY],
    ['entering', ENTERING],
    ['own_door', OWN_DOOR],
    ['detaining_now', DETAINING],
    ['medical', MEDICAL],
    ['asked_to_sign', SIGNING],
    ['hearing_soon', HEARING_SOON],
    ['sos', FEAR_AND_CALL],
  ];
  const found = dangers.filter(([, pattern]) => pattern.test(folded)).map(([name]) => name);
  if (FOREIGN_DETAINING.test(folded)) found.push('detaining_now');
  return found.filter((name) => name !== 'own_door' || !DENIED_DOOR.test(folded));
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

export function readPriority(read: Read, dangers: readonly string[]): Priority {
  if (read.kind === 'volunteer_reply') return dangers.includes('sos') ? 'P1' : 'P3';
  if (read.hasContext) return dangers.some((name) => OF_PLACE.has(name)) ? 'P1' : 'P3';
  if (read.kind === 'arrest') return dangers.length > 0 ? 'P1' : 'P2';
  if (read.kind === 'sighting') return sightingPriority(read.folded, read.evidence, dangers);
  // A plea beside an opt-out, a question or a retraction is still seen first.
  const grave = read.kind === 'other' ? GRAVE : OF_PLACE;
  if (dangers.some((name) => grave.has(name))) return 'P1';
  return 'P4';
}

function sightingPriority(
  folded: string,
  evidence: Evidence,
  dangers: readonly string[],
): Priority {
  if (dangers.some((name) => ALWAYS.has(name))) return 'P1';
  const isOwnScene = dangers.some((name) => name === 'own_door' || name === 'entering');
  if (isOwnScene) return 'P1';
  const isOld = OLD.test(folded) && !AGAIN_NOW.test(folded);
  if (evidence.isHearsay || isOld) return 'P4';
  const isGone = JUST_LEFT.test(folded) && !CAME_BACK.test(folded);
  if (dangers.some((name) => OF_PLACE.has(name)) && !isGone) return 'P1';
  const isWeak =
    !evidence.isNamed && evidence.isOddVehicle && !evidence.isActivity && !CAME_BACK.test(folded);
  return isGone || isWeak ? 'P3' : 'P2';
}
