// What a thread says after new words, case by case.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportFacts } from '../../../src/contract/report-facts.ts';
import {
  ACTIVITIES,
  AGENCIES,
  EQUIPMENT,
  ReportFacts as Facts,
  SOURCES,
  TIMINGS,
} from '../../../src/contract/report-facts.ts';
import { mergeFacts, mergeFlags } from '../../../src/flow/intake/merge-facts.ts';

type Case = [
  what: string,
  before: ReportFacts,
  later: ReportFacts,
  after: ReportFacts,
  flags?: string[],
];

const CASES: Case[] = [
  ['nothing new', { agentsMin: 4, agentsMax: 4 }, {}, { agentsMin: 4, agentsMax: 4 }],
  ['a first word', {}, { timing: 'now' }, { timing: 'now' }],
  [
    'a range is narrowed by one that overlaps',
    { agentsMin: 5, agentsMax: 10 },
    { agentsMin: 8, agentsMax: 12 },
    { agentsMin: 8, agentsMax: 10 },
  ],
  [
    'a number refines `at least`',
    { agentsMin: 5 },
    { agentsMin: 8, agentsMax: 8 },
    { agentsMin: 8, agentsMax: 8 },
  ],
  [
    'more have come: what does not overlap is replaced',
    { agentsMin: 2, agentsMax: 2 },
    { agentsMin: 10, agentsMax: 12 },
    { agentsMin: 10, agentsMax: 12 },
  ],
  [
    '`at least` after a smaller number lifts it',
    { agentsMin: 2, agentsMax: 3 },
    { agentsMin: 30 },
    { agentsMin: 30 },
  ],
  [
    'the last count of vehicles holds',
    { vehiclesCount: 2 },
    { vehiclesCount: 4 },
    { vehiclesCount: 4 },
  ],
  [
    'lists are united',
    { activity: ['patrolling'], equipment: ['van_bus'], needsFlags: ['injury'] },
    { activity: ['detaining'], equipment: ['van_bus', 'dogs'], needsFlags: ['medical'] },
    {
      activity: ['patrolling', 'detaining'],
      equipment: ['van_bus', 'dogs'],
      needsFlags: ['injury', 'medical'],
    },
  ],
  [
    'they left: what went on has ended, who was taken is taken',
    { timing: 'now', activity: ['detaining'], peopleTaken: 'yes', peopleTakenCount: 2 },
    { activity: ['left'] },
    { timing: 'just_left', activity: ['left'], peopleTaken: 'yes', peopleTakenCount: 2 },
  ],
  [
    'an update that it is over says the same',
    { timing: 'now', activity: ['patrolling'] },
    {},
    { timing: 'just_left', activity: ['left'] },
    ['update_ended'],
  ],
  [
    'they came back',
    { timing: 'just_left', activity: ['left'] },
    { timing: 'now', activity: ['knocking'] },
    { timing: 'now', activity: ['knocking'] },
  ],
  [
    'hearsay does not replace what was seen',
    { timing: 'now', source: 'eyewitness' },
    { timing: 'hearsay', source: 'hearsay' },
    { timing: 'now', source: 'eyewitness' },
  ],
  [
    'what was seen replaces hearsay',
    { timing: 'hearsay', source: 'hearsay' },
    { timing: 'now', source: 'eyewitness' },
    { timing: 'now', source: 'eyewitness' },
  ],
  [
    'another timing without an hour forgets the hour',
    { timing: 'earlier', observedAt: '2026-03-02T13:00:00.000Z' },
    { timing: 'now' },
    { timing: 'now' },
  ],
  [
    'an hour stays with its timing',
    { timing: 'earlier', observedAt: '2026-03-02T13:00:00.000Z' },
    { masked: true },
    { timing: 'earlier', observedAt: '2026-03-02T13:00:00.000Z', masked: true },
  ],
  [
    'a named agency holds against none',
    { agencyClaimed: 'HSI' },
    { agencyClaimed: 'unknown' },
    { agencyClaimed: 'HSI' },
  ],
  [
    'a vest that names nobody holds against nothing',
    { agencyClaimed: 'HSI' },
    { agencyClaimed: 'unmarked_police_vest' },
    { agencyClaimed: 'HSI' },
  ],
  [
    'who it really was',
    { agencyClaimed: 'ICE_ERO' },
    { agencyClaimed: 'sheriff' },
    { agencyClaimed: 'sheriff' },
    ['retraction'],
  ],
  ['one mask is enough', { masked: true }, { masked: false }, { masked: true }],
  ['no mask yet', { masked: false }, {}, { masked: false }],
  [
    'unsure takes nobody back',
    { peopleTaken: 'yes', peopleTakenCount: 1 },
    { peopleTaken: 'unsure' },
    { peopleTaken: 'yes', peopleTakenCount: 1 },
  ],
  [
    'a bare no after a yes is for a person to settle',
    { peopleTaken: 'yes' },
    { peopleTaken: 'no' },
    { peopleTaken: 'unsure' },
  ],
  [
    'a retraction takes it back, with the number',
    { peopleTaken: 'yes', peopleTakenCount: 2 },
    { peopleTaken: 'no' },
    { peopleTaken: 'no' },
    ['retraction'],
  ],
  ['yes after no', { peopleTaken: 'no' }, { peopleTaken: 'yes' }, { peopleTaken: 'yes' }],
];

const list = <T>(values: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: 4 });
const facts = fc
  .record(
    {
      timing: fc.constantFrom(...TIMINGS),
      source: fc.constantFrom(...SOURCES),
      activity: list(ACTIVITIES),
      agentsMin: fc.nat(50),
      agencyClaimed: fc.constantFrom(...AGENCIES),
      masked: fc.boolean(),
      equipment: list(EQUIPMENT),
      peopleTaken: fc.constantFrom('yes' as const, 'no' as const, 'unsure' as const),
      peopleTakenCount: fc.nat(9),
    },
    { requiredKeys: [] },
  )
  .map((each) => each as ReportFacts);

describe('facts of a thread', () => {
  it.each(CASES)('[RPT20] %s', (_what, before, later, after, flags = []) => {
    expect(mergeFacts(before, later, flags)).toEqual(after);
  });

  it('[RPT20] whatever comes, they keep their shape, and no list or person taken is lost in silence', () => {
    fc.assert(
      fc.property(facts, facts, (before, later) => {
        const after = mergeFacts(before, later, []);
        expect(Facts.parse(after)).toEqual(after);
        expect(after.equipment ?? []).toEqual(expect.arrayContaining(before.equipment ?? []));
        if (before.peopleTaken === 'yes') expect(after.peopleTaken).not.toBe('no');
        expect(mergeFacts(after, {}, [])).toEqual(after);
      }),
    );
  });
});

describe('flags of a thread', () => {
  const merge = (before: string[], flags: string[], said: ReportFacts = {}) =>
    mergeFlags(before, { flags, facts: said });

  it('[RPT21] are gathered, each once', () => {
    expect(merge(['flood'], ['flood', 'retraction'])).toEqual(['flood', 'retraction']);
  });

  it('[RPT21] a report made anew is not over and not taken back', () => {
    const before = ['retraction', 'update_ended', 'child_alone'];
    expect(merge(before, [], { timing: 'now' })).toEqual(['child_alone']);
    expect(merge(before, [], { activity: ['knocking'] })).toEqual(['child_alone']);
    expect(merge(before, ['update_ended'], { timing: 'now' })).toEqual(before);
    expect(merge(before, [], { activity: ['left'] })).toEqual(before);
    expect(merge(before, [])).toEqual(before);
  });

  it('[RPT21] words end that a report was empty, and a blank text does not make it so', () => {
    expect(merge(['empty'], [])).toEqual([]);
    expect(merge(['empty'], ['empty'])).toEqual(['empty']);
    expect(merge([], ['empty'])).toEqual([]);
  });
});
