// Promise: what a family answers about an arrest: what to call them, where and when, who took the
// person, and what is urgent, by digits or in words. Null where nothing can be used. Pure.
import type { UrgentNeed } from '../../../contract/report-facts.ts';
import type { AnswerRead } from './read-answer.ts';
import type { QuestionAnswer } from './reading.ts';
import { has } from './words/signs.ts';

const NAME_FIRST =
  /^\s*(?:1\s?[).:-]?\s*)?(?:(?:my name is|me llamo|soy|i ?'?m|call me|mi nombre es|name|nombre|it'?s|d[ií]game)\s*:?\s*)?(\p{L}[\p{L}'’-]{1,20})(?=\s*(?:[,.;\n]|2\s?[).:-]|$))/iu;
const NOT_NAMES =
  /^(?:ice|police|polic[ií]a|sheriff|yes|no|si|ok|not|unknown|no se|in|at|en|la|el|yo|today|ayer|this|migra|my|mi|work|casa|home|they|help|ayuda|hi|hola)$/i;

export function readBasics({ text, folded, place, facts }: AnswerRead): QuestionAnswer | null {
  const named = NAME_FIRST.exec(text)?.[1];
  const isUnsure = /\b(?:not sure|no se|dont know|idk|no estoy segur\w+|unknown)\b/.test(folded);
  const agency = facts.agencyClaimed ?? (isUnsure ? 'unknown' : undefined);
  const answer: QuestionAnswer = {
    ...(named && !NOT_NAMES.test(named) && { calledName: named }),
    ...(place !== null && { locationText: place }),
    ...(agency && { agencyClaimed: agency }),
    ...(facts.timing && { timing: facts.timing }),
    ...(facts.observedAt && { observedAt: facts.observedAt }),
  };
  return Object.keys(answer).length > 0 ? answer : null;
}

const URGENT_OPTIONS: readonly (UrgentNeed | null)[] = [
  'children_alone',
  'medical',
  'lawyer_or_court',
  'belongings',
  null,
];
const LAWYER = /\b(?:lawyer|attorney|abogad[oa]|court|corte|hearing|audiencia|cita)\b/;
const BELONGINGS =
  /\b(?:cars?|truck|van|tools?|carro|troca|camioneta|herramientas?|mower|belongings|cosas|dog|perro|pets?)\b/;
const KIDS = /\b(?:kids?|child|children|ninos?|ninas?|hijos?|bebe|baby|nino)\b/;
const NOTHING = /\b(?:nothing|none|nada|ninguno|ninguna|not urgent)\b/;

export function readUrgent({ signs, folded }: AnswerRead): QuestionAnswer | null {
  const urgent = new Set<UrgentNeed>();
  let isNothing = NOTHING.test(folded);
  for (const { word } of signs.words) {
    const digits = /^[1-5]{1,5}$/.test(word)
      ? word
      : /^[1-5](?:[,./-][1-5])+$/.test(word)
        ? word
        : '';
    for (const digit of digits.replace(/\D/g, '')) {
      const need = URGENT_OPTIONS[Number(digit) - 1];
      if (need) urgent.add(need);
      else isNothing = true;
    }
  }
  if (urgent.size === 0) {
    if (KIDS.test(folded) && !/\b(?:no kids|no hay ninos|sin hijos)\b/.test(folded))
      urgent.add('children_alone');
    if (has(signs, 'need.medical') || has(signs, 'need.injury')) urgent.add('medical');
    if (LAWYER.test(folded)) urgent.add('lawyer_or_court');
    if (BELONGINGS.test(folded)) urgent.add('belongings');
  }
  return urgent.size > 0 || isNothing ? { urgent: [...urgent] } : null;
}
