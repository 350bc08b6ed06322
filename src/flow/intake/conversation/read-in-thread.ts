// One text as its thread lets it be read: as the answer to the last question, and for what it says
// besides. Pure.
import type { ReportFacts } from '../../../contract/report-facts.ts';
import type { Priority, ReportKind } from '../../../contract/statuses.ts';
import { PRIORITIES } from '../../../contract/statuses.ts';
import type { QuestionAnswer, Reading } from '../reading/reading.ts';
import { readSms } from '../reading/read-sms.ts';
import type { Question } from './thread-state.ts';

/** Words that are a keyword or a wish about texts mean that, whatever was asked. */
const MEANT_ALWAYS: readonly ReportKind[] = ['opt-out', 'opt-in', 'help', 'volunteer_reply'];

/** @param question the last one, while it is not answered */
export function readInThread(text: string, question: Question | null, receivedAt: Date): Reading {
  if (question === null) return readSms(text, { receivedAt });
  const reading = readSms(text, { question, receivedAt });
  if (MEANT_ALWAYS.includes(reading.kind)) return reading;
  const alone = readSms(text, { receivedAt });
  const answer = reading.answer ?? null;
  const { kind: _kind, locationText: _place, ...answered } = answer ?? {};
  const facts = answer ? { ...reading.facts, ...answered } : { ...alone.facts, ...reading.facts };
  const kind = kindOf(reading, alone, answer);
  return {
    ...reading,
    kind,
    locationText:
      answer?.locationText ?? reading.locationText ?? (answer ? null : alone.locationText),
    facts: { ...facts, ...menuFacts(question, answer) },
    flags: [...new Set([...reading.flags, ...alone.flags])],
    priority: mostUrgent([
      reading.priority,
      ...(alone.priority === 'P1' ? [alone.priority] : []),
      ...(question === 'menu' && answer && kind !== 'other' ? ['P2' as const] : []),
      ...(question === 'arrest_3' && isUrgent(facts) ? ['P1' as const] : []),
    ]),
    reasons: [...new Set([...reading.reasons, ...(alone.priority === 'P1' ? alone.reasons : [])])],
  };
}

/** Somebody who was taken outweighs what was asked; a sighting told anew is no new kind. */
function kindOf(reading: Reading, alone: Reading, answer: QuestionAnswer | null): ReportKind {
  if (alone.kind === 'arrest' || answer?.kind === 'arrest') return 'arrest';
  if (answer?.kind) return answer.kind;
  return reading.kind === 'other' && alone.kind === 'sighting' ? 'sighting' : reading.kind;
}

/** `1` of the menu says that agents are there now. */
function menuFacts(question: Question, answer: QuestionAnswer | null): ReportFacts {
  const isSeen = question === 'menu' && answer?.kind === 'sighting';
  return isSeen && answer.timing === undefined ? { timing: 'now' } : {};
}

/** A child alone, illness, a hearing: a person calls within minutes. */
function isUrgent({ urgent = [] }: ReportFacts): boolean {
  return urgent.some((need) => need !== 'belongings');
}

function mostUrgent(priorities: readonly Priority[]): Priority {
  return PRIORITIES.find((priority) => priorities.includes(priority)) ?? 'P4';
}
