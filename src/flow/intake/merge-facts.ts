// A thread's facts after new words: later words refine earlier ones, and never take back a danger or
// a person taken by leaving them out. What is absent in the new words is open there and stays. Pure.
//
// - counts of agents: ranges that overlap are narrowed to what both allow; else the later one holds;
// - lists are united; `left` ends what went on, and what goes on again ends `left`;
// - people taken: `yes` is taken back by a retraction alone, a bare `no` after it makes it unsure;
// - first-hand words outweigh hearsay, a named agency an unknown one.
import type { Activity, ReportFacts, Source } from '../../contract/report-facts.ts';

const ENDS: ReadonlySet<string> = new Set(['retraction', 'update_ended']);

/** @param flags of the new words: what ends a thing says so here */
export function mergeFacts(
  before: ReportFacts,
  later: ReportFacts,
  flags: readonly string[],
): ReportFacts {
  const activity = mergeActivity(before, later, flags);
  return compact({
    ...before,
    ...later,
    ...mergeAgents(before, later),
    ...mergeTiming(before, later, flags),
    source: strongerSource(before.source, later.source),
    activity,
    agencyClaimed: clearerAgency(before.agencyClaimed, later.agencyClaimed),
    masked: before.masked || later.masked || (later.masked ?? before.masked),
    equipment: united(before.equipment, later.equipment),
    needsFlags: united(before.needsFlags, later.needsFlags),
    urgent: united(before.urgent, later.urgent),
    ...mergeTaken(before, later, flags),
  });
}

type Facts = { [Field in keyof ReportFacts]?: ReportFacts[Field] | undefined };

function compact(facts: Facts): ReportFacts {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as ReportFacts;
}

function isEnding(later: ReportFacts, flags: readonly string[]): boolean {
  return later.activity?.includes('left') === true || flags.includes('update_ended');
}

function mergeActivity(
  before: ReportFacts,
  later: ReportFacts,
  flags: readonly string[],
): Activity[] | undefined {
  if (isEnding(later, flags)) return ['left'];
  const known = later.activity?.length
    ? before.activity?.filter((each) => each !== 'left')
    : before.activity;
  return united(known, later.activity);
}

/** Hearsay never replaces what somebody saw; what was `now` and has ended has just left. */
function mergeTiming(before: ReportFacts, later: ReportFacts, flags: readonly string[]): Facts {
  const isVague =
    later.timing === undefined || later.timing === 'hearsay' || later.timing === 'future';
  const isKnown = before.timing !== undefined;
  const hasEnded = isEnding(later, flags) && before.timing === 'now';
  const kept = hasEnded ? 'just_left' : before.timing;
  const timing = isVague && isKnown ? kept : later.timing;
  const isSameTiming = timing === before.timing;
  const observedAt = later.observedAt ?? (isSameTiming ? before.observedAt : undefined);
  return { timing, observedAt };
}

type Range = { min: number; max: number };

function mergeAgents(before: ReportFacts, later: ReportFacts): Facts {
  const known = rangeOf(before);
  const added = rangeOf(later);
  if (!known || !added) return boundsOf(added ?? known);
  const both = { min: Math.max(known.min, added.min), max: Math.min(known.max, added.max) };
  return boundsOf(both.min <= both.max ? both : added);
}

function rangeOf({ agentsMin, agentsMax }: ReportFacts): Range | null {
  if (agentsMin === undefined && agentsMax === undefined) return null;
  return { min: agentsMin ?? 0, max: agentsMax ?? Infinity };
}

function boundsOf(range: Range | null): Facts {
  return {
    agentsMin: range && range.min > 0 ? range.min : undefined,
    agentsMax: range && range.max < Infinity ? range.max : undefined,
  };
}

function mergeTaken(before: ReportFacts, later: ReportFacts, flags: readonly string[]): Facts {
  const peopleTaken = takenAfter(before.peopleTaken, later.peopleTaken, flags);
  if (peopleTaken === 'no') return { peopleTaken, peopleTakenCount: undefined };
  return { peopleTaken, peopleTakenCount: later.peopleTakenCount ?? before.peopleTakenCount };
}

type Taken = ReportFacts['peopleTaken'];

function takenAfter(before: Taken, later: Taken, flags: readonly string[]): Taken {
  if (later === undefined || before === undefined) return later ?? before;
  if (later === 'unsure') return before;
  if (later === 'yes' || before !== 'yes') return later;
  return flags.includes('retraction') ? 'no' : 'unsure';
}

const SOURCE_STRENGTH: readonly Source[] = [
  'hearsay',
  'social_media',
  'camera',
  'eyewitness',
  'participant',
];

function strongerSource(before: Source | undefined, later: Source | undefined): Source | undefined {
  if (before === undefined || later === undefined) return later ?? before;
  return SOURCE_STRENGTH.indexOf(later) > SOURCE_STRENGTH.indexOf(before) ? later : before;
}

/** Who says nothing of a badge names nobody. */
const NAMES_NOBODY: ReadonlySet<string> = new Set(['unknown', 'unmarked_police_vest']);

function clearerAgency(
  before: ReportFacts['agencyClaimed'],
  later: ReportFacts['agencyClaimed'],
): ReportFacts['agencyClaimed'] {
  if (before === undefined || later === undefined) return later ?? before;
  if (later === 'unknown') return before;
  return NAMES_NOBODY.has(later) && !NAMES_NOBODY.has(before) ? before : later;
}

function united<T>(before: readonly T[] | undefined, later: readonly T[] | undefined) {
  if (before === undefined && later === undefined) return undefined;
  return [...new Set([...(before ?? []), ...(later ?? [])])];
}

/**
 * A thread's flags after new words. A report made anew ends that it was taken back or over; a blank
 * text does not make a report empty that has words, and words end that it was.
 */
export function mergeFlags(
  before: readonly string[],
  later: { flags: readonly string[]; facts: ReportFacts },
): string[] {
  const isBlank = later.flags.includes('empty');
  const hasEnded = later.flags.some((flag) => ENDS.has(flag)) || isEnding(later.facts, later.flags);
  const isAnew = !hasEnded && (later.facts.timing === 'now' || !!later.facts.activity?.length);
  const kept = before.filter(
    (flag) => (isBlank || flag !== 'empty') && !(isAnew && ENDS.has(flag)),
  );
  return [...new Set([...kept, ...later.flags.filter((flag) => flag !== 'empty')])];
}
