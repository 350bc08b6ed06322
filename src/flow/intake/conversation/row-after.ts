// What is kept of a conversation after a step: the open question, when to look again, or why nothing
// more is asked. Pure.
import type { ConversationRow } from '../../../records/conversation/conversation-row.ts';
import { ANSWER_WITHIN_MS, after, nextStep } from './next-question.ts';
import type { Silence, Step, ThreadState } from './thread-state.ts';
import { isQuestion } from './thread-state.ts';

/** After a text that is no question the next one may be due, or all is said. */
export function rowAfterTelling(state: ThreadState, step: Step, at: Date): ConversationRow {
  const { misunderstood } = state;
  if (isQuestion(step)) {
    const dueAt = after(at, ANSWER_WITHIN_MS);
    return { question: step, askedAt: at, toldAt: at, misunderstood, silenced: null, dueAt };
  }
  const told = { ...state, told: [...state.told, step], toldAt: at };
  const next = nextStep(told, at);
  return rowAtRest(told, next.do === 'tell' ? { do: 'wait', until: at } : next);
}

type Rest = { do: 'wait'; until: Date } | { do: 'silent'; reason: Silence };

export function rowAtRest(state: ThreadState, next: Rest): ConversationRow {
  const { question, askedAt, toldAt, misunderstood } = state;
  const isLasting = next.do === 'silent' && next.reason !== 'nothing_to_ask';
  return {
    question,
    askedAt,
    toldAt,
    misunderstood,
    silenced: isLasting ? next.reason : null,
    dueAt: next.do === 'wait' ? next.until : null,
  };
}
