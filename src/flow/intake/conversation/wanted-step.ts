// What a thread still needs to hear: first what it lacks, then thanks. The time for it, and whether
// anything may be said at all, are decided in next-question.ts. Pure.
import { missingFacts } from '../../../contract/missing-facts.ts';
import type { Question, Step, ThreadState } from './thread-state.ts';
import { isQuestion } from './thread-state.ts';

/** Networks' practice: nobody who reports is asked more than this. */
export const QUESTIONS_MAX = 4;

/** What is no report and needs no word from a machine. */
const NOTHING_TO_SAY = [
  'denunciation',
  'prank',
  'wrong_number',
  'spam',
  'thanks',
  'media_inquiry',
  'donation',
  'retraction',
  'update_ended',
];

const SHORT_ANSWERS: readonly (readonly [flag: string, step: Step])[] = [
  ['volunteer_signup', 'volunteer'],
  ['legal_question', 'legal'],
  ['rumor_check', 'rumor'],
];

/** Kinds of the thread that are talked with; all others are answered elsewhere or by people. */
const SPOKEN_WITH: readonly ThreadState['kind'][] = ['arrest', 'sighting', 'other'];

/** @returns null when nothing more needs to be said */
export function wantedStep(state: ThreadState): Step | null {
  if (!SPOKEN_WITH.includes(state.kind)) return null;
  const step = stepByDay(state);
  if (!state.isAfterHours || step === null || isShortAnswer(step)) return step;
  return stepByNight(state, step);
}

function stepByDay(state: ThreadState): Step | null {
  const answer = state.kind === 'other' ? shortAnswer(state) : undefined;
  if (answer !== undefined) return answer;
  if (state.isOtherLanguage) return once(state, 'other_language');
  const step = stepOfKind(state);
  const isOver = state.told.filter(isQuestion).length >= QUESTIONS_MAX;
  if (step === null || !isQuestion(step) || !isOver) return step;
  return state.kind === 'sighting' ? once(state, 'close') : null;
}

function stepOfKind(state: ThreadState): Step | null {
  if (state.kind === 'other') return unclearStep(state);
  if (state.kind === 'arrest') {
    return once(state, 'care') ?? firstUnasked(state, arrestQuestions(state));
  }
  return firstUnasked(state, sightingQuestions(state)) ?? once(state, 'close');
}

/** Null: nothing to say. Undefined: it may be a report. */
function shortAnswer({ flags, told }: ThreadState): Step | null | undefined {
  if (NOTHING_TO_SAY.some((flag) => flags.includes(flag))) return null;
  const found = SHORT_ANSWERS.find(([flag]) => flags.includes(flag));
  if (found) return told.includes(found[1]) ? null : found[1];
  return SHORT_ANSWERS.some(([, step]) => told.includes(step)) ? null : undefined;
}

function isShortAnswer(step: Step): boolean {
  return step === 'other_language' || SHORT_ANSWERS.some(([, answer]) => answer === step);
}

/** A photo without a word is asked for its place first. */
function unclearStep(state: ThreadState): Step | null {
  const isPhoto = state.flags.includes('media_only') && !state.hasPlace;
  if (isPhoto && !state.told.includes('q1')) return 'q1';
  if (!state.told.includes('menu')) return 'menu';
  // Answered, and still no kind that is asked about: `3, something else`.
  return state.question === null ? once(state, 'ack') : null;
}

function arrestQuestions({ kind, hasPlace, facts }: ThreadState): Question[] {
  const missing = missingFacts({ kind, hasPlace, facts });
  const lacksBasics = (['place', 'timing', 'agency'] as const).some((fact) =>
    missing.includes(fact),
  );
  return [
    ...(lacksBasics ? (['arrest_2'] as const) : []),
    ...(missing.includes('urgent') ? (['arrest_3'] as const) : []),
  ];
}

/** Who only heard of it, or speaks of what is over, is not asked what there is to see. */
function sightingQuestions({ kind, hasPlace, facts }: ThreadState): Question[] {
  const missing = missingFacts({ kind, hasPlace, facts });
  const isHearsay = facts.timing === 'hearsay' || facts.source === 'hearsay';
  const isFuture = facts.timing === 'future';
  const hasLeft = facts.activity?.includes('left') ?? false;
  const seesNothing = missing.includes('agents') && missing.includes('activity');
  return [
    ...(missing.includes('place') ? (['q1'] as const) : []),
    ...(missing.includes('timing') && !hasLeft ? (['q2'] as const) : []),
    ...(seesNothing && !isHearsay && !isFuture && !hasLeft ? (['q3'] as const) : []),
    ...(missing.includes('people_taken') && !isHearsay && !isFuture ? (['q4'] as const) : []),
  ];
}

/**
 * Nobody is there to act on answers, so that is said instead; who is in danger or has lost somebody
 * hears their own first words before it and is asked on.
 */
function stepByNight(state: ThreadState, step: Step): Step | null {
  const isUrgent = state.kind === 'arrest' || state.priority === 'P1';
  const isPromise = step === 'close' || step === 'ack';
  if (state.told.includes('after_hours')) return isUrgent && !isPromise ? step : null;
  if (state.told.length > 0 && !isUrgent) return null;
  const isFirst = state.told.length === 0;
  return isUrgent && isFirst && !isPromise ? step : 'after_hours';
}

function once(state: ThreadState, step: Step): Step | null {
  return state.told.includes(step) ? null : step;
}

function firstUnasked(state: ThreadState, questions: readonly Question[]): Step | null {
  return questions.find((question) => !state.told.includes(question)) ?? null;
}
