import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SenderStanding } from '../../../../src/flow/intake/flood/choose-lane.ts';
import {
  chooseLane,
  isSpecific,
  joinLanes,
} from '../../../../src/flow/intake/flood/choose-lane.ts';
import type { Reading } from '../../../../src/flow/intake/reading/reading.ts';

const LIMITS = { textsPerMinute: 10, textsPerDay: 60, newcomersPerMinute: 30 };

const QUIET: SenderStanding = {
  textsThisMinute: 1,
  textsToday: 1,
  isKnown: false,
  isBlocked: false,
  newcomers: 3,
  sameWordsFrom: 0,
  campaign: 'auto',
};

const VAGUE: Reading = {
  kind: 'sighting',
  lang: 'en',
  priority: 'P2',
  priorityReasons: [],
  locationText: null,
  facts: {},
  flags: [],
  privateSpans: [],
  volunteer: null,
  reasons: [],
  findings: [],
};
const SPECIFIC: Reading = {
  ...VAGUE,
  locationText: '4th and Main',
  facts: { agentsMin: 4, timing: 'now' },
};

describe('the lane of a text', () => {
  it.each([
    ['a quiet night', {}, VAGUE, []],
    ['a campaign', { newcomers: 31 }, VAGUE, ['slow_lane']],
    ['a campaign, and something was seen somewhere', { newcomers: 31 }, SPECIFIC, []],
    ['a campaign, and the phone is known', { newcomers: 31, isKnown: true }, VAGUE, []],
    ['a campaign that a coordinator has ended', { newcomers: 400, campaign: 'off' }, VAGUE, []],
    ['a campaign that a coordinator has called', { campaign: 'on' }, VAGUE, ['slow_lane']],
    [
      'the same specific words from many phones',
      { newcomers: 31, sameWordsFrom: 3 },
      SPECIFIC,
      ['slow_lane', 'same_words'],
    ],
    ['the same words on a quiet night: a rumor', { sameWordsFrom: 3 }, SPECIFIC, ['same_words']],
    ['eleven texts in a minute', { textsThisMinute: 11 }, VAGUE, ['flood', 'slow_lane']],
    ['eleven in a minute, and it says something', { textsThisMinute: 11 }, SPECIFIC, ['flood']],
    ['eleven from a phone we know', { textsThisMinute: 11, isKnown: true }, SPECIFIC, ['flood']],
    ['sixty-one in a day', { textsToday: 61 }, VAGUE, ['flood', 'slow_lane']],
    ['a blocked phone', { isBlocked: true }, SPECIFIC, ['slow_lane', 'blocked_sender']],
    ['leaving during a campaign', { newcomers: 99 }, { ...VAGUE, kind: 'opt-out' }, []],
  ] as const)('%s', (_name, change, reading, flags) => {
    const lane = chooseLane({ ...QUIET, ...change }, reading as Reading, LIMITS);
    expect(lane.flags).toEqual(flags);
    expect(lane.isSlow).toBe(lane.flags.includes('slow_lane'));
  });

  it('whatever waits in the slow lane is answered by no machine', () => {
    const standing = fc.record({
      textsThisMinute: fc.integer({ min: 1, max: 100 }),
      textsToday: fc.integer({ min: 1, max: 100 }),
      isKnown: fc.boolean(),
      isBlocked: fc.boolean(),
      newcomers: fc.integer({ min: 0, max: 100 }),
      sameWordsFrom: fc.integer({ min: 0, max: 10 }),
      campaign: fc.constantFrom('auto' as const, 'on' as const, 'off' as const),
    });
    fc.assert(
      fc.property(standing, fc.constantFrom(VAGUE, SPECIFIC), (each, reading) => {
        const lane = chooseLane(each, reading, LIMITS);
        if (lane.isSlow || lane.flags.includes('flood')) expect(lane.mayAnswer).toBe(false);
        if (each.isBlocked) expect(lane.isSlow).toBe(true);
      }),
    );
  });
});

describe('what says something', () => {
  it.each([
    ['an arrest', { ...VAGUE, kind: 'arrest' }, true],
    ['agents at the door', { ...VAGUE, flags: ['agents_at_my_door'] }, true],
    ['a place and a number', SPECIFIC, true],
    ['a place alone', { ...VAGUE, locationText: 'Main' }, false],
    ['hearsay', { ...SPECIFIC, facts: { agentsMin: 4, timing: 'hearsay' } }, false],
    ['mockery with a number', { ...SPECIFIC, flags: ['prank'] }, false],
    ['old or empty', { ...SPECIFIC, priority: 'P4' }, false],
  ] as const)('%s: %s', (_name, reading, expected) => {
    expect(isSpecific(reading as unknown as Reading)).toBe(expected);
  });
});

describe('a thread that gets more words', () => {
  it.each([
    ['came through, then a short word', [], ['slow_lane'], []],
    ['waited, then words that say something', ['slow_lane'], [], []],
    ['waited, and says no more', ['slow_lane'], ['slow_lane'], ['slow_lane']],
    ['came through, then a flood', [], ['flood', 'slow_lane'], ['flood', 'slow_lane']],
    ['a flood, then calm', ['flood', 'slow_lane'], [], []],
    [
      'blocked, whatever it says',
      ['blocked_sender', 'slow_lane'],
      [],
      ['blocked_sender', 'slow_lane'],
    ],
  ])('%s', (_name, before, added, after) => {
    expect(joinLanes(before, added)).toEqual(after);
  });

  it('said something, and goes on in pieces: it stays where it is', () => {
    expect(joinLanes([], ['flood', 'slow_lane'], true)).toEqual(['flood']);
    expect(joinLanes(['blocked_sender'], ['flood', 'slow_lane'], true)).toContain('slow_lane');
  });
});
