// The one place that decides what a machine says to a person, and when: now, later, or nothing and
// why. Never twice the same, never more than four questions, never two texts within 20 seconds,
// nothing once a person has the thread. Pure.
import type { Silence, Step, ThreadState } from './thread-state.ts';
import { isQuestion } from './thread-state.ts';
import { wantedStep } from './wanted-step.ts';

/** Between two automatic texts to one person. */
export const PACE_MS = 20_000;
/** Who has not answered by then is left to a person. */
export const ANSWER_WITHIN_MS = 3 * 60_000;
/** After so many answers in a row that nothing could be made of, a person reads on. */
export const MISUNDERSTOOD_MAX = 2;

export type NextStep =
  | { do: 'tell'; step: Step }
  | { do: 'wait'; until: Date; for: 'pace' | 'answer' }
  | { do: 'silent'; reason: Silence };

export function nextStep(state: ThreadState, now: Date): NextStep {
  const stop = silenceOf(state, now);
  if (stop) return { do: 'silent', reason: stop };
  if (state.askedAt)
    return { do: 'wait', until: after(state.askedAt, ANSWER_WITHIN_MS), for: 'answer' };
  const step = wantedStep(state);
  if (!step) return { do: 'silent', reason: endOf(state) };
  if (state.isDangerNew && !isAnswerToLast(state, step)) return { do: 'silent', reason: 'danger' };
  const freeAt = state.toldAt && after(state.toldAt, PACE_MS);
  if (freeAt && freeAt > now) return { do: 'wait', until: freeAt, for: 'pace' };
  return { do: 'tell', step };
}

function silenceOf(state: ThreadState, now: Date): Silence | null {
  if (state.silenced) return state.silenced;
  if (state.hasOptedOut) return 'opted_out';
  if (state.hasOwner) return 'claimed';
  if (!state.isOpen) return 'closed';
  if (state.flags.some((flag) => flag === 'flood' || flag === 'slow_lane')) return 'flood';
  if (state.misunderstood >= MISUNDERSTOOD_MAX) return 'not_understood';
  if (state.askedAt && after(state.askedAt, ANSWER_WITHIN_MS) <= now) return 'no_answer';
  return null;
}

/** `Yes, three` to the last question: it was asked for, and thanks are all that follows. */
function isAnswerToLast({ facts }: ThreadState, step: Step): boolean {
  return !isQuestion(step) && facts.peopleTaken !== undefined;
}

function endOf(state: ThreadState): Silence {
  if (state.told.includes('close') || state.told.includes('ack')) return 'done';
  return state.told.length > 0 ? 'left_to_person' : 'nothing_to_ask';
}

export function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
