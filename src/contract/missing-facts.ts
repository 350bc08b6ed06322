// What a report still lacks, in the order worth asking. A sighting is complete with place and time;
// the rest is asked for while somebody still answers. Never names, status or birthplace. Pure.
import type { ReportFacts } from './report-facts.ts';
import type { ReportKind } from './statuses.ts';

export const MISSING_FACTS = [
  'place',
  'timing',
  'activity',
  'agents',
  'people_taken',
  'agency',
  'urgent',
] as const;
export type MissingFact = (typeof MISSING_FACTS)[number];

type Known = { kind: ReportKind; hasPlace: boolean; facts: ReportFacts };

const ASKED_OF: Readonly<Partial<Record<ReportKind, readonly MissingFact[]>>> = {
  sighting: ['place', 'timing', 'activity', 'agents', 'people_taken'],
  arrest: ['place', 'timing', 'agency', 'urgent'],
};

/** Other kinds lack nothing. */
export function missingFacts(known: Known): MissingFact[] {
  return (ASKED_OF[known.kind] ?? []).filter((each) => LACKS[each](known));
}

const LACKS: Readonly<Record<MissingFact, (known: Known) => boolean>> = {
  place: ({ hasPlace }) => !hasPlace,
  timing: ({ facts }) => facts.timing === undefined,
  activity: ({ facts }) => (facts.activity ?? []).length === 0,
  agents: ({ facts }) =>
    facts.agentsMin === undefined &&
    facts.agentsMax === undefined &&
    facts.vehiclesCount === undefined,
  people_taken: ({ facts }) => facts.peopleTaken === undefined,
  agency: ({ facts }) => facts.agencyClaimed === undefined || facts.agencyClaimed === 'unknown',
  urgent: ({ facts }) => facts.urgent === undefined && (facts.needsFlags ?? []).length === 0,
};
