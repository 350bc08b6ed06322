// What the answers of a form say, field by field: choices as they were made, free words as a text
// would be read, and never the words over a choice. Pure but for the reader.
import { DANGER_REASONS, priorityReasonsOf } from '../../../contract/priority-reasons.ts';
import type { ReportFacts } from '../../../contract/report-facts.ts';
import type { Priority } from '../../../contract/statuses.ts';
import { PRIORITIES } from '../../../contract/statuses.ts';
import type { FormAnswers } from '../inbound-content.ts';
import { moreUrgent } from '../merge-priority.ts';
import { readSms } from '../reading/read-sms.ts';
import type { Reading } from '../reading/reading.ts';
import { describeAnswers, priorityOf } from './form-answers.ts';

export type FormReading = {
  priority: Priority;
  priorityReasons: string[];
  facts: ReportFacts;
  flags: Reading['flags'];
  privateSpans: Reading['privateSpans'];
};

export function readForm(answers: FormAnswers, receivedAt: Date): FormReading {
  const words = [answers.what, answers.whenDetail, answers.howMany].filter(Boolean).join('. ');
  const reading = readSms(words, { receivedAt });
  const chosen = priorityOf(answers);
  const danger = isDanger(answers, reading) ? 'P1' : PRIORITIES.at(-1)!;
  const priority = moreUrgent(chosen, danger);
  return {
    priority,
    priorityReasons: reasonsOf(answers, reading, priority),
    facts: factsOf(answers, reading),
    ...privacyOf(answers, reading),
  };
}

/** Whatever box it was written in, what may not be kept or shown is found. */
function privacyOf(
  answers: FormAnswers,
  reading: Reading,
): Pick<FormReading, 'flags' | 'privateSpans'> {
  const { privateSpans } = readSms(describeAnswers(answers));
  const isDenunciation = [answers.where, answers.contact].some((words) =>
    readSms(words).flags.includes('denunciation'),
  );
  const flags: Reading['flags'] = [
    ...reading.flags,
    ...(privateSpans.length > 0 ? (['contains_class_d'] as const) : []),
    ...(isDenunciation ? (['denunciation'] as const) : []),
  ];
  return { flags: [...new Set(flags)], privateSpans };
}

/** Words may say what no choice asks: agents at the door, a child alone, an injury. */
function isDanger(answers: FormAnswers, reading: Reading): boolean {
  return answers.when === 'now' && reading.priority === 'P1';
}

function reasonsOf(answers: FormAnswers, reading: Reading, priority: Priority): string[] {
  const isTakenNow = answers.when === 'now' && answers.taken === 'yes';
  const read = priorityReasonsOf([...reading.priorityReasons, ...reading.reasons]);
  if (priority === 'P1') {
    const dangers: readonly string[] = DANGER_REASONS;
    const named = isDanger(answers, reading) ? read.filter((each) => dangers.includes(each)) : [];
    return [...new Set([...(isTakenNow ? ['detaining_now'] : []), ...named])];
  }
  if (answers.when === 'hearsay' || answers.when === 'just_left') return [answers.when];
  return answers.when === 'earlier' ? ['old'] : answers.when === 'now' ? ['ongoing'] : [];
}

function factsOf(answers: FormAnswers, reading: Reading): ReportFacts {
  const { when, taken } = answers;
  const count = /^\s*(\d{1,4})\s*$/.exec(answers.howMany)?.[1];
  return {
    ...reading.facts,
    ...(count === undefined ? {} : { agentsMin: Number(count), agentsMax: Number(count) }),
    ...(when === 'unknown' ? {} : { timing: when }),
    ...(when === 'hearsay' ? { source: 'hearsay' as const } : {}),
    ...(taken === 'unknown' ? {} : { peopleTaken: taken }),
  };
}
