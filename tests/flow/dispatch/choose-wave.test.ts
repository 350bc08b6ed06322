import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../src/contract/call-out.ts';
import type { Candidate, Need } from '../../../src/flow/dispatch/choose-wave.ts';
import { DEFAULT_WAVE_RULES, chooseWave, isQuiet } from '../../../src/flow/dispatch/choose-wave.ts';

const NOW = new Date('2026-03-10T14:00:00Z');
const LATER = new Date('2026-03-10T22:00:00Z');
const ANY: Place = { skills: [], languages: [], needsCar: false };
const NEED: Need = { open: [ANY, ANY], wave: 1, offersMade: 0, now: NOW, minuteOfDay: 7 * 60 };

function candidate(id: string, change: Partial<Candidate> = {}): Candidate {
  return {
    id,
    status: 'active',
    skills: ['observer'],
    languages: ['en'],
    hasCar: false,
    isPhoneVerified: true,
    isOptedOut: false,
    isOut: false,
    trainingExpiresAt: LATER,
    onDutyUntil: LATER,
    pausedUntil: null,
    quietHours: null,
    offersToday: 0,
    offersPerDay: 3,
    distanceMetres: 1_000,
    sharesZip: false,
    wasAsked: false,
    ...change,
  };
}

describe('why somebody is not asked', () => {
  it.each([
    ['not_active', { status: 'probation' }],
    ['unverified_phone', { isPhoneVerified: false }],
    ['training_expired', { trainingExpiresAt: NOW }],
    ['training_expired', { trainingExpiresAt: null }],
    ['opted_out', { isOptedOut: true }],
    ['paused', { pausedUntil: LATER }],
    ['off_duty', { onDutyUntil: NOW }],
    ['off_duty', { onDutyUntil: null }],
    ['quiet_hours', { quietHours: { from: 22 * 60, to: 8 * 60 } }],
    ['already_out', { isOut: true }],
    ['offers_today', { offersToday: 3 }],
    ['asked_before', { wasAsked: true }],
    ['no_area', { distanceMetres: null }],
    ['too_far', { distanceMetres: 8_100 }],
  ] as const)('%s', (reason, change) => {
    const { asked, notAsked } = chooseWave(NEED, [candidate('ana', change)]);
    expect(asked).toEqual([]);
    expect(notAsked[0]?.reasons).toEqual([reason]);
  });

  it('names every reason, not only the first', () => {
    const { notAsked } = chooseWave(NEED, [candidate('ana', { isOut: true, isOptedOut: true })]);
    expect(notAsked[0]?.reasons).toEqual(['opted_out', 'already_out']);
  });

  it('the same ZIP is near enough, whatever the distance', () => {
    const far = candidate('ana', { distanceMetres: 9_000, sharesZip: true });
    expect(chooseWave(NEED, [far]).asked).toHaveLength(1);
  });
});

describe('the wave', () => {
  it('takes the nearest, three for each open place, and leaves the rest for the next', () => {
    const all = Array.from({ length: 9 }, (_, n) =>
      candidate(`p${n}`, { distanceMetres: n * 100 }),
    );
    const { asked, notAsked } = chooseWave(NEED, all.toReversed());
    expect(asked.map(({ id }) => id)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5']);
    expect(notAsked.every(({ reasons }) => reasons[0] === 'later_wave')).toBe(true);
  });

  it('reaches further each time', () => {
    const far = candidate('ana', { distanceMetres: 12_000 });
    expect(chooseWave(NEED, [far]).asked).toEqual([]);
    expect(chooseWave({ ...NEED, wave: 2 }, [far]).asked).toHaveLength(1);
  });

  it('asks the one who speaks Spanish though eight others are nearer', () => {
    const near = Array.from({ length: 8 }, (_, n) => candidate(`p${n}`, { distanceMetres: n }));
    const eva = candidate('eva', { distanceMetres: 5_000, languages: ['en', 'es'] });
    const need = { ...NEED, open: [ANY, { ...ANY, languages: ['es'] }] };
    const { asked } = chooseWave(need, [...near, eva]);
    expect(asked).toHaveLength(6);
    expect(asked.map(({ id }) => id)).toContain('eva');
  });

  it('never makes more offers to one scene than its cap', () => {
    const all = Array.from({ length: 30 }, (_, n) => candidate(`p${n}`));
    const need = { ...NEED, offersMade: DEFAULT_WAVE_RULES.offersMax - 2 };
    expect(chooseWave(need, all).asked).toHaveLength(2);
  });

  it('accounts for everybody exactly once', () => {
    const any = fc.record({
      isOut: fc.boolean(),
      isOptedOut: fc.boolean(),
      distanceMetres: fc.option(fc.integer({ min: 0, max: 30_000 })),
      offersToday: fc.integer({ min: 0, max: 4 }),
      hasCar: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (all, wave) => {
        const people = all.map((change, n) => candidate(`p${n}`, change));
        const { asked, notAsked } = chooseWave({ ...NEED, wave }, people);
        const ids = [...asked, ...notAsked].map(({ id }) => id);
        expect(ids.toSorted()).toEqual(people.map(({ id }) => id).toSorted());
        expect(notAsked.every(({ reasons }) => reasons.length > 0)).toBe(true);
      }),
    );
  });
});

describe('quiet hours', () => {
  it.each([
    [{ from: 1_320, to: 360 }, 1_400, true],
    [{ from: 1_320, to: 360 }, 300, true],
    [{ from: 1_320, to: 360 }, 360, false],
    [{ from: 540, to: 600 }, 570, true],
    [{ from: 540, to: 600 }, 600, false],
    [{ from: 540, to: 540 }, 540, false],
    [null, 0, false],
  ] as const)('%j at minute %d: %s', (hours, minute, expected) => {
    expect(isQuiet(hours, minute)).toBe(expected);
  });
});
