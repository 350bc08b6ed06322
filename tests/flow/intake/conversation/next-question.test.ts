// The pure engine against whatever people send, in whatever order, at whatever pace.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportFacts } from '../../../../src/contract/report-facts.ts';
import { hearWords } from '../../../../src/flow/intake/conversation/hear-words.ts';
import {
  ANSWER_WITHIN_MS,
  PACE_MS,
  nextStep,
} from '../../../../src/flow/intake/conversation/next-question.ts';
import { rowAfterTelling, rowAtRest } from '../../../../src/flow/intake/conversation/row-after.ts';
import type {
  Silence,
  Step,
  ThreadState,
} from '../../../../src/flow/intake/conversation/thread-state.ts';
import { isQuestion } from '../../../../src/flow/intake/conversation/thread-state.ts';
import { QUESTIONS_MAX } from '../../../../src/flow/intake/conversation/wanted-step.ts';
import type { KnownConversation } from '../../../../src/records/conversation/conversation-row.ts';
import { NO_CONVERSATION } from '../../../../src/records/conversation/conversation-row.ts';

const START = new Date('2026-11-24T15:00:00.000Z');
const at = (seconds: number) => new Date(START.getTime() + seconds * 1_000);

const FRESH: ThreadState = {
  kind: 'sighting',
  priority: 'P2',
  hasPlace: false,
  facts: {},
  flags: [],
  isOtherLanguage: false,
  hasOwner: false,
  isOpen: true,
  hasOptedOut: false,
  isAfterHours: false,
  isDangerNew: false,
  told: [],
  question: null,
  askedAt: null,
  toldAt: null,
  misunderstood: 0,
  silenced: null,
};

const SEEN: ReportFacts = { timing: 'now', vehiclesCount: 1, peopleTaken: 'no' };

function told(state: Partial<ThreadState>, seconds = 0): Step | string {
  const next = nextStep({ ...FRESH, ...state }, at(seconds));
  return next.do === 'tell' ? next.step : next.do === 'wait' ? `wait ${next.for}` : next.reason;
}

describe('what is asked', () => {
  it.each<[string, Partial<ThreadState>, string]>([
    ['nothing known', {}, 'q1'],
    ['a place', { hasPlace: true }, 'q2'],
    ['place and time', { hasPlace: true, facts: { timing: 'now' } }, 'q3'],
    ['and how many', { hasPlace: true, facts: { timing: 'now', agentsMin: 2 } }, 'q4'],
    [
      'and what they do',
      { hasPlace: true, facts: { timing: 'now', activity: ['knocking'] } },
      'q4',
    ],
    ['everything at once', { hasPlace: true, facts: SEEN }, 'close'],
    ['everything but the place', { facts: SEEN }, 'q1'],
    ['hearsay with a place', { hasPlace: true, facts: { timing: 'hearsay' } }, 'close'],
    ['they left', { hasPlace: true, facts: { activity: ['left'] } }, 'q4'],
    ['an arrest', { kind: 'arrest', hasPlace: true, facts: SEEN }, 'care'],
    ['no kind', { kind: 'other' }, 'menu'],
    ['a photo alone', { kind: 'other', flags: ['media_only'] }, 'q1'],
    ['thanks', { kind: 'other', flags: ['thanks'] }, 'nothing_to_ask'],
    ['a denunciation', { kind: 'other', flags: ['denunciation'] }, 'nothing_to_ask'],
    ['a wrong number', { kind: 'other', flags: ['wrong_number'] }, 'nothing_to_ask'],
    ['a prank', { kind: 'other', flags: ['prank'] }, 'nothing_to_ask'],
    ['spam', { kind: 'other', flags: ['spam'] }, 'nothing_to_ask'],
    ['who wants to help', { kind: 'other', flags: ['volunteer_signup'] }, 'volunteer'],
    ['a question of law', { kind: 'other', flags: ['legal_question'] }, 'legal'],
    ['a rumor', { kind: 'other', flags: ['rumor_check'] }, 'rumor'],
    ['a reply to a call-out', { kind: 'volunteer_reply' }, 'nothing_to_ask'],
    ['another language', { isOtherLanguage: true }, 'other_language'],
  ])('[ASK1] %s', (_, state, expected) => {
    expect(told(state)).toBe(expected);
  });

  it('[ASK5] after the care text two questions, then a person', () => {
    const arrest = { kind: 'arrest' as const, told: ['care'] as Step[], toldAt: at(0) };
    expect(told(arrest, 5)).toBe('wait pace');
    expect(told(arrest, 20)).toBe('arrest_2');
    expect(told({ ...arrest, told: ['care', 'arrest_2'] }, 60)).toBe('arrest_3');
    expect(told({ ...arrest, told: ['care', 'arrest_2', 'arrest_3'] }, 90)).toBe('left_to_person');
    const urgent = { ...arrest, facts: { urgent: ['medical' as const] } };
    expect(told({ ...urgent, told: ['care', 'arrest_2'] }, 60)).toBe('left_to_person');
  });

  it('[ASK7] at night: said once, the urgent first hear their own words', () => {
    const night = { isAfterHours: true };
    expect(told(night)).toBe('after_hours');
    expect(told({ ...night, told: ['after_hours'] }, 60)).toBe('left_to_person');
    expect(told({ ...night, kind: 'arrest' })).toBe('care');
    expect(told({ ...night, kind: 'arrest', told: ['care'] }, 20)).toBe('after_hours');
    expect(told({ ...night, kind: 'arrest', told: ['care', 'after_hours'] }, 40)).toBe('arrest_2');
    expect(told({ ...night, priority: 'P1' })).toBe('q1');
    expect(told({ ...night, priority: 'P1', hasPlace: true, facts: SEEN })).toBe('after_hours');
    expect(told({ ...night, kind: 'other', flags: ['thanks'] })).toBe('nothing_to_ask');
  });

  it('[ASK6] `3, something else` is thanked, an answer without sense is left to a person', () => {
    const other = { kind: 'other' as const, told: ['menu'] as Step[] };
    expect(told({ ...other, question: null })).toBe('ack');
    expect(told({ ...other, question: 'menu' })).toBe('left_to_person');
  });

  it.each<[Silence, Partial<ThreadState>]>([
    ['opted_out', { hasOptedOut: true }],
    ['claimed', { hasOwner: true }],
    ['closed', { isOpen: false }],
    ['flood', { flags: ['flood'] }],
    ['flood', { flags: ['slow_lane'] }],
    ['not_understood', { misunderstood: 2 }],
    ['no_answer', { askedAt: at(-180) }],
    ['danger', { isDangerNew: true }],
    ['person_replied', { silenced: 'person_replied' }],
  ])('[ASK4] %s: nothing more', (reason, state) => {
    expect(told(state)).toBe(reason);
    expect(told({ ...state, kind: 'arrest', told: ['care'] }, 40)).toBe(reason);
  });
});

type Event =
  | {
      what: 'words';
      after: number;
      kind: ThreadState['kind'];
      facts: ReportFacts;
      hasPlace: boolean;
      isAnswer: boolean;
      flags: string[];
      isDanger: boolean;
    }
  | { what: 'time'; after: number }
  | { what: 'claim' | 'opt_out' | 'night' | 'day'; after: number };

const seconds = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 600 }));
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('words' as const),
      after: seconds,
      kind: fc.constantFrom('sighting', 'arrest', 'other', 'help', 'opt-in' as const),
      facts: fc.constantFrom<ReportFacts>(
        {},
        {},
        { timing: 'now' },
        SEEN,
        { activity: ['left'] },
        { urgent: ['medical'] },
        { peopleTaken: 'yes' },
      ),
      hasPlace: fc.boolean(),
      isAnswer: fc.constantFrom(true, true, true, false),
      flags: fc.constantFrom<string[]>(
        [],
        [],
        [],
        ['thanks'],
        ['retraction'],
        ['media_only'],
        ['legal_question'],
      ),
      isDanger: fc.constantFrom(false, false, false, false, false, false, true),
    }),
  },
  { weight: 6, arbitrary: fc.record({ what: fc.constant('time' as const), after: seconds }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constantFrom('claim', 'opt_out', 'night', 'day' as const),
      after: seconds,
    }),
  },
);

type Said = { step: Step; atSecond: number; isAllowed: boolean };
const GRAVITY = { arrest: 3, sighting: 2, help: 1 } as Record<string, number>;

/** A thread as the database and both its callers would move it. */
function play(events: readonly Event[]): Said[] {
  const said: Said[] = [];
  let row: KnownConversation = NO_CONVERSATION;
  let now = 0;
  let isBegun = false;
  let thread = { ...FRESH, kind: 'other' as ThreadState['kind'] };
  const state = (extra: Partial<ThreadState> = {}) =>
    ({ ...thread, ...row, ...extra }) as ThreadState;
  const step = (current: ThreadState) => {
    const next = nextStep(current, at(now));
    const { told: known } = row;
    if (next.do !== 'tell') {
      row = { ...rowAtRest(current, next), told: known };
      return;
    }
    const isAllowed = !current.hasOwner && !current.hasOptedOut && current.silenced === null;
    said.push({ step: next.step, atSecond: now, isAllowed });
    row = { ...rowAfterTelling(current, next.step, at(now)), told: [...known, next.step] };
  };
  for (const each of events) {
    now += each.after;
    while (row.dueAt && row.dueAt <= at(now) && isBegun) {
      const late = now;
      now = Math.max(0, Math.ceil((row.dueAt.getTime() - START.getTime()) / 1_000));
      step(state());
      now = late;
    }
    if (each.what === 'claim') {
      thread = { ...thread, hasOwner: true };
      row = { ...row, silenced: row.silenced ?? 'claimed', dueAt: null };
    }
    if (each.what === 'opt_out') thread = { ...thread, hasOptedOut: true };
    if (each.what === 'night') thread = { ...thread, isAfterHours: true };
    if (each.what === 'day') thread = { ...thread, isAfterHours: false };
    if (each.what !== 'words') continue;
    const isGraver = (GRAVITY[each.kind] ?? 0) > (GRAVITY[thread.kind] ?? 0);
    const kindBefore = isBegun ? thread.kind : null;
    const kindAfter = !isBegun || isGraver ? each.kind : thread.kind;
    row = hearWords(row, {
      reading: { kind: each.kind, flags: each.flags as never, answer: each.isAnswer ? {} : null },
      receivedAt: at(now),
      hasMedia: each.flags.includes('media_only'),
      isNews: Object.keys(each.facts).length > 0,
      kindBefore,
      kindAfter,
      isRepeated: false,
      isAfterHours: thread.isAfterHours,
      isFlood: each.flags.includes('flood'),
      hasOptedOut: thread.hasOptedOut,
    });
    isBegun = true;
    thread = {
      ...thread,
      kind: kindAfter,
      hasPlace: thread.hasPlace || each.hasPlace,
      facts: { ...thread.facts, ...each.facts },
      flags: each.flags,
    };
    step(state({ isDangerNew: each.isDanger }));
  }
  return said;
}

describe('[ASK2] [ASK3] [ASK4] whatever comes', () => {
  it('never twice the same, never five questions, never two texts in 20 s, never when silenced', () => {
    const lengths = new Set<number>();
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25 }), (events) => {
        const said = play(events);
        lengths.add(said.length);
        const steps = said.map((each) => each.step);
        expect(new Set(steps).size).toBe(steps.length);
        expect(steps.filter(isQuestion).length).toBeLessThanOrEqual(QUESTIONS_MAX);
        expect(said.every((each) => each.isAllowed)).toBe(true);
        for (const [index, each] of said.entries()) {
          const before = said[index - 1];
          if (before)
            expect(each.atSecond - before.atSecond).toBeGreaterThanOrEqual(PACE_MS / 1_000);
        }
      }),
      { numRuns: 3_000 },
    );
    // The play is worth something: long conversations come about in it.
    expect(Math.max(...lengths)).toBeGreaterThanOrEqual(5);
  });

  it('a question is followed by words or by the end, never by another question', () => {
    const asked = {
      ...FRESH,
      told: ['q1'] as Step[],
      question: 'q1' as const,
      askedAt: at(0),
      toldAt: at(0),
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (later) => {
        const next = nextStep(asked, at(later));
        expect(next.do).toBe(later * 1_000 < ANSWER_WITHIN_MS ? 'wait' : 'silent');
      }),
    );
  });
});
