// Why a reading is as urgent as it is, in codes that the board has words for: the dangers it names, else
// when and how it was seen. Pure.
import type { PriorityReason } from '../../contract/priority-reasons.ts';
import { priorityReasonsOf } from '../../contract/priority-reasons.ts';
import type { ReportFacts } from '../../contract/report-facts.ts';
import type { Reading } from './reading/reading.ts';

type Read = Pick<Reading, 'priority' | 'priorityReasons' | 'reasons' | 'facts' | 'kind'>;

export function urgencyReasons(reading: Read): PriorityReason[] {
  const named = priorityReasonsOf([...reading.priorityReasons, ...reading.reasons]);
  if (named.length > 0) return named;
  if (reading.kind !== 'sighting' && reading.kind !== 'arrest') return [];
  return [...new Set([...ofTime(reading.facts), ...ofSource(reading)])];
}

function ofTime({ timing, activity }: ReportFacts): PriorityReason[] {
  if (activity?.includes('left') || timing === 'just_left') return ['just_left'];
  if (timing === undefined) return [];
  return [timing === 'now' ? 'ongoing' : timing === 'earlier' ? 'old' : timing];
}

function ofSource({ facts: { source }, priority }: Read): PriorityReason[] {
  if (source === 'hearsay' || source === 'social_media' || source === 'eyewitness') return [source];
  return priority === 'P3' ? ['weak_signs'] : [];
}
