// A thread's urgency after new words. Words make it more urgent, never less: that is for a person to
// say. What a person said holds, until words name a danger that was not known then; that raises the
// report again and says so with the flag `priority_raised`. Pure.
import { isDanger } from '../../contract/priority-reasons.ts';
import type { Priority } from '../../contract/statuses.ts';
import { PRIORITIES } from '../../contract/statuses.ts';

export type Urgency = { readPriority: Priority; priorityReasons: readonly string[] };

export const RAISED_FLAG = 'priority_raised';

export type MergedPriority = {
  priority: Priority;
  readPriority: Priority;
  priorityReasons: string[];
  isRaised: boolean;
};

/** @param isPersons whether a person has set the priority */
export function mergePriority(
  before: Urgency & { priority: Priority; isPersons: boolean },
  later: Urgency,
): MergedPriority {
  const read = mergeUrgency(before, later);
  if (!before.isPersons)
    return { ...read, priority: moreUrgent(before.priority, read.readPriority), isRaised: false };
  const isRaised = hasNewDanger(before, later) && before.priority !== 'P1';
  return { ...read, priority: isRaised ? 'P1' : before.priority, isRaised };
}

/** Reasons of equal urgency are gathered; those of a lesser one are forgotten. */
function mergeUrgency(before: Urgency, later: Urgency) {
  const readPriority = moreUrgent(before.readPriority, later.readPriority);
  const reasons = [before, later].flatMap((each) =>
    each.readPriority === readPriority ? each.priorityReasons : [],
  );
  return { readPriority, priorityReasons: [...new Set(reasons)] };
}

function hasNewDanger(before: Urgency, later: Urgency): boolean {
  if (later.readPriority !== 'P1') return false;
  if (before.readPriority !== 'P1') return true;
  return later.priorityReasons.some(
    (reason) => isDanger(reason) && !before.priorityReasons.includes(reason),
  );
}

export function moreUrgent(one: Priority, other: Priority): Priority {
  return PRIORITIES.indexOf(one) <= PRIORITIES.indexOf(other) ? one : other;
}
