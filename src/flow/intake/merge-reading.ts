// A report's head after new words: later words may make it graver, never milder, since that is for a
// person to say; and what a person has said they leave as it is. Pure.
import type { ReportFacts } from '../../contract/report-facts.ts';
import type { Priority, ReportKind } from '../../contract/statuses.ts';
import type { ThreadHead } from '../../records/report/report-row.ts';
import { isSpecific, joinLanes } from './flood/choose-lane.ts';
import { mergeFacts, mergeFlags } from './merge-facts.ts';
import { RAISED_FLAG, mergePriority } from './merge-priority.ts';

export type ReadWords = {
  kind: ReportKind;
  priority: Priority;
  priorityReasons: readonly string[];
  language: string;
  locationText: string | null;
  flags: readonly string[];
  facts: ReportFacts;
};

const KIND_WEIGHT: Readonly<Record<ReportKind, number>> = {
  arrest: 3,
  sighting: 2,
  help: 1,
  volunteer_reply: 0,
  other: 0,
  'opt-in': 0,
  'opt-out': 0,
};

export function mergeReading(before: ThreadHead, words: ReadWords) {
  const isPersons = (field: string) => before.corrected.includes(field);
  const isGraver = KIND_WEIGHT[words.kind] > KIND_WEIGHT[before.kind];
  const urgency = mergePriority(
    { ...before, isPersons: isPersons('priority') },
    { readPriority: words.priority, priorityReasons: words.priorityReasons },
  );
  const { priority, readPriority, priorityReasons, isRaised } = urgency;
  const flags = flagsTogether(before, words);
  const hasFreshPlace = !before.hasPlace && words.locationText !== null;
  return {
    priority,
    readPriority,
    priorityReasons,
    ...(isGraver && !isPersons('kind') ? { kind: words.kind } : {}),
    ...(words.language === 'und' || isPersons('language') ? {} : { language: words.language }),
    ...(hasFreshPlace && !isPersons('locationText')
      ? { locationText: words.locationText ?? '' }
      : {}),
    facts: mergeFacts(before.facts, words.facts, words.flags),
    flags: isRaised && !flags.includes(RAISED_FLAG) ? [...flags, RAISED_FLAG] : flags,
  };
}

/** Lanes follow a rule of their own; the rest is gathered. */
function flagsTogether(before: ThreadHead, words: ReadWords): string[] {
  // Where a place was told, what it is called does not matter here.
  const locationText = before.hasPlace ? 'somewhere' : null;
  const saysSomething = isSpecific({ ...before, locationText });
  const lanes = joinLanes(before.flags, words.flags, saysSomething);
  const flags = mergeFlags(before.flags, words).filter((flag) => !OF_LANES.includes(flag));
  return [...flags, ...lanes.filter((flag) => OF_LANES.includes(flag))];
}

const OF_LANES: readonly string[] = ['flood', 'slow_lane'];
