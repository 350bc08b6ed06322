// Promise: every field a report may say, read from one text, with the rule and the words that gave it.
// Pure.
import type { ReportFacts } from '../../../contract/report-facts.ts';
import type { Verdict } from './judge-report.ts';
import { readActivity } from './read-activity.ts';
import { readAgency } from './read-agency.ts';
import { readAgents } from './read-agents.ts';
import { readObservedAt } from './read-clock.ts';
import type { Counted } from './read-counts.ts';
import { countThings } from './read-counts.ts';
import { readEquipment, readMasked } from './read-equipment.ts';
import { readNeeds } from './read-flags.ts';
import { readPlaceType } from './read-place-type.ts';
import { readSource } from './read-source.ts';
import { isTakenCount } from './count-taken.ts';
import { findTaken, readTaken } from './read-taken.ts';
import { readTiming } from './read-timing.ts';
import { readVehicles } from './read-vehicles.ts';
import type { Finding, ReadingContext } from './reading.ts';
import type { Word } from './words/cut-words.ts';
import { readQuantities } from './words/quantities.ts';
import type { Signs } from './words/signs.ts';
import { allOf } from './words/signs.ts';
import type { Trace } from './words/trace-offsets.ts';

export type FactsRead = {
  folded: string;
  signs: Signs;
  verdict: Verdict;
  place: string | null;
  isHearsay: boolean;
  context: ReadingContext;
};

/** Nothing happens in such a text, or nothing may be taken from it. */
const SCENELESS: ReadonlySet<string> = new Set([
  'denunciation',
  'prank',
  'spam',
  'offer',
  'slogan',
  'wrong_number',
  'elsewhere',
  'legal_question',
  'keyword',
  'intent',
  'carrier',
]);

export function gatherFacts(read: FactsRead): ReportFacts {
  const { signs, verdict, context, folded } = read;
  if (SCENELESS.has(verdict.reason)) return {};
  const { words } = signs;
  const isWithdrawn = verdict.reason === 'retraction';
  const counted = countThings(words, readQuantities(words));
  const takings = findTaken(signs);
  const taken = readTaken(signs, counted, verdict.kind === 'arrest' ? verdict.reason : undefined);
  const isTaken = (one: (typeof counted)[number]) => isTakenCount(words, takings, one);
  const mayCount = !isWithdrawn && verdict.reason !== 'rumor_check';
  const mayDrive = mayCount && verdict.kind !== 'arrest';
  const agents = mayCount
    ? readAgents(words, mayDrive ? counted : ofAgents(words, counted), isTaken)
    : null;
  const placeType = readPlaceType(signs, folded, read.place);
  const agency = readAgency(signs, isWithdrawn);
  const needs = readNeeds(signs);
  const equipment = readEquipment(signs);
  const masked = readMasked(signs);
  const activity =
    isWithdrawn && !NOT_ICE.test(folded) ? [] : readActivity(signs, taken, placeType, verdict.kind);
  const vehicles =
    mayDrive || activity.includes('loading_vehicle') ? readVehicles(words, counted) : null;
  const observedAt =
    context.receivedAt && readObservedAt(folded, context.receivedAt, context.timeZone);
  const timing = timingOf(read);
  const source = readSource(read, timing);
  return {
    ...(timing && { timing }),
    ...(observedAt && { observedAt }),
    ...(source && { source }),
    ...(activity.length > 0 && { activity }),
    ...(agents?.min !== undefined && { agentsMin: agents.min }),
    ...(agents?.max !== undefined && { agentsMax: agents.max }),
    ...(vehicles !== null && { vehiclesCount: vehicles }),
    ...(agency && { agencyClaimed: agency.agency }),
    ...(masked !== undefined && { masked }),
    ...(equipment.length > 0 && { equipment }),
    ...(taken.peopleTaken && { peopleTaken: taken.peopleTaken }),
    ...(taken.count !== undefined && { peopleTakenCount: taken.count }),
    ...(needs.length > 0 && { needsFlags: needs }),
    ...(placeType && { placeType }),
  };
}

/** Where somebody known is taken, people counted are family as often as agents. */
function ofAgents(words: readonly Word[], counted: readonly Counted[]): Counted[] {
  const isBy = ({ quantity }: Counted) =>
    /^(?:by|por|unos)$/.test(words[quantity.from - 1]?.word ?? '');
  return counted.filter((one) => one.kind === 'agent' || (one.kind === 'person' && isBy(one)));
}

function timingOf({ signs, folded, verdict, isHearsay }: FactsRead) {
  const isRumor = verdict.reason === 'rumor_check';
  return readTiming({
    signs,
    folded,
    kind: verdict.kind,
    isHearsay,
    isFuture: isRumor && allOf(signs, 'time.future').length > 0,
    isSceneless:
      isRumor ||
      (verdict.reason === 'retraction' && !NOT_ICE.test(folded)) ||
      verdict.reason === 'no_signs',
  });
}

/** What it really is, and is there now: `not ice but sheriffs doing a checkpoint`. */
const NOT_ICE = /\b(?:not (?:ice|immigration)|no (?:es|son) (?:ice|la migra|inmigracion))\b/;

/** The words behind each field, for whoever asks why. */
export function explainFacts(facts: ReportFacts, signs: Signs, trace: Trace): Finding[] {
  const findings: Finding[] = [];
  const add = (field: string, rule: string, tag: string) => {
    const hit = allOf(signs, tag)[0];
    const first = hit && signs.words[hit.from];
    const last = hit && signs.words[hit.to - 1];
    const span = first && last ? trace(first.start, last.end) : null;
    findings.push({ field, rule, ...span });
  };
  for (const name of facts.activity ?? []) add('activity', name, `activity.${name}`);
  for (const name of facts.equipment ?? []) add('equipment', name, `equipment.${name}`);
  for (const name of facts.needsFlags ?? []) add('needsFlags', name, NEED_TAGS[name] ?? name);
  if (facts.agencyClaimed)
    add('agencyClaimed', facts.agencyClaimed, agencyTag(facts.agencyClaimed));
  if (facts.masked !== undefined)
    add('masked', 'masked', facts.masked ? 'masked.yes' : 'masked.no');
  if (facts.timing) add('timing', facts.timing, `time.${facts.timing}`);
  if (facts.source) add('source', facts.source, `source.${facts.source}`);
  if (facts.placeType) add('placeType', facts.placeType, `place.${facts.placeType}`);
  if (facts.peopleTaken) add('peopleTaken', facts.peopleTaken, 'take.active');
  return findings;
}

const NEED_TAGS: Readonly<Record<string, string>> = {
  children_alone: 'need.children_alone',
  injury: 'need.injury',
  medical: 'need.medical',
  language_barrier: 'need.language',
};

function agencyTag(agency: string): string {
  if (agency === 'unmarked_police_vest') return 'agency.local_police';
  return agency === 'unknown' ? 'agency.none_seen' : `agency.${agency}`;
}
