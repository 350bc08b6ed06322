// Promise: nothing is thrown away. In a flood the board still shows first what looks like a report:
// the rest waits beside it in the slow lane, readable, and no machine answers it. Pure.
import type { CampaignMode } from '../../../contract/flood.ts';
import type { Reading } from '../reading/reading.ts';

/** What is known of a sender when a text comes; counts include this text. */
export type SenderStanding = {
  textsThisMinute: number;
  textsToday: number;
  /** A person of the network answered this phone before, or it is known for more than a day. */
  isKnown: boolean;
  isBlocked: boolean;
  /** Phones that nobody knew, in the last minute. */
  newcomers: number;
  /** Other phones that sent the same words in the last half hour. */
  sameWordsFrom: number;
  campaign: CampaignMode;
};

export type FloodLimits = {
  textsPerMinute: number;
  textsPerDay: number;
  /** More newcomers than this in a minute are taken for a campaign. */
  newcomersPerMinute: number;
};

export type Lane = {
  isSlow: boolean;
  /** No automatic text: it would cost money and reach nobody who waits for it. */
  mayAnswer: boolean;
  /** `flood`, `slow_lane`, `same_words`, `blocked_sender`: what the board shows of it. */
  flags: LaneFlag[];
};
export type LaneFlag = 'flood' | 'slow_lane' | 'same_words' | 'blocked_sender';

/** As many phones with the same words are one hand, or one rumor that is passed on. */
export const SAME_WORDS_FROM = 3;

export function chooseLane(standing: SenderStanding, reading: Reading, limits: FloodLimits): Lane {
  const isFlood =
    standing.textsThisMinute > limits.textsPerMinute || standing.textsToday > limits.textsPerDay;
  const isRepeated = standing.sameWordsFrom >= SAME_WORDS_FROM;
  const waits = isCampaign(standing, limits) && waitsInCampaign(standing, reading, isRepeated);
  // One phone is one thread: what it says does not wait because it came in pieces.
  const isNoise = isFlood && !standing.isKnown && !isSpecific(reading);
  const isSlow = standing.isBlocked || waits || isNoise;
  const flags: LaneFlag[] = [
    ...(isFlood ? (['flood'] as const) : []),
    ...(isSlow ? (['slow_lane'] as const) : []),
    ...(isRepeated ? (['same_words'] as const) : []),
    ...(standing.isBlocked ? (['blocked_sender'] as const) : []),
  ];
  return { isSlow, mayAnswer: !isSlow && !isFlood, flags };
}

export function isCampaign(
  { campaign, newcomers }: Pick<SenderStanding, 'campaign' | 'newcomers'>,
  limits: FloodLimits,
): boolean {
  if (campaign !== 'auto') return campaign === 'on';
  return newcomers > limits.newcomersPerMinute;
}

function waitsInCampaign(standing: SenderStanding, reading: Reading, isRepeated: boolean): boolean {
  if (standing.isKnown || reading.kind === 'opt-out' || reading.kind === 'opt-in') return false;
  return isRepeated || !isSpecific(reading);
}

type SaidThings = Pick<Reading, 'kind' | 'priority' | 'locationText' | 'facts'> & {
  flags: readonly string[];
};

const MOCKING: readonly string[] = ['prank', 'spam', 'wrong_number', 'denunciation'];

/**
 * What a dispatcher would ask first: is it about one place, first hand, with something that was
 * seen? About the text, never about the person.
 */
export function isSpecific({ kind, priority, locationText, facts, flags }: SaidThings): boolean {
  if (flags.some((flag) => MOCKING.includes(flag))) return false;
  if (kind === 'arrest') return true;
  if (kind !== 'sighting' || priority === 'P4') return false;
  if (flags.includes('agents_at_my_door') || flags.includes('child_alone')) return true;
  return locationText !== null && hasSeenSomething(facts);
}

function hasSeenSomething(facts: Reading['facts']): boolean {
  if (facts.source === 'hearsay' || facts.timing === 'hearsay') return false;
  return (
    (facts.activity ?? []).length > 0 ||
    facts.agentsMin !== undefined ||
    facts.vehiclesCount !== undefined ||
    facts.agencyClaimed !== undefined ||
    facts.peopleTaken === 'yes'
  );
}

/**
 * The flags of a thread that gets more words: what came through is not put back by a short word
 * after it, and what waited comes forward with the first words that say something. A flood puts back
 * what says nothing, and is over with the first words that are none.
 * @param saysSomething whether the thread did before these words
 */
export function joinLanes(
  before: readonly string[],
  added: readonly string[],
  saysSomething = false,
): string[] {
  const isHeld = [...before, ...added].some((flag) => flag === 'blocked_sender');
  const isFlood = added.includes('flood');
  const isPutBack = before.includes('slow_lane') || (isFlood && !saysSomething);
  const isSlow = isHeld || (added.includes('slow_lane') && isPutBack);
  const together = new Set([...before, ...added]);
  if (isSlow) together.add('slow_lane');
  else together.delete('slow_lane');
  if (!isFlood) together.delete('flood');
  return [...together];
}
