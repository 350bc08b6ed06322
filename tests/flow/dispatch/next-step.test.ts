import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSIGNMENT_STATUSES } from '../../../src/contract/call-out.ts';
import type { Standing } from '../../../src/flow/dispatch/next-step.ts';
import { REPLY_ACTIONS } from '../../../src/contract/call-out.ts';
import { nextStep } from '../../../src/flow/dispatch/next-step.ts';
import { mayMove } from '../../../src/records/call-out/assignment-status.ts';

const standing = (status: Standing['status'], more: Partial<Standing> = {}): Standing => ({
  status,
  isBriefed: true,
  isOpen: true,
  ...more,
});
const step = (status: Standing['status'], action: (typeof REPLY_ACTIONS)[number], more = {}) =>
  nextStep(standing(status, more), action);

describe('a reply', () => {
  it.each(ASSIGNMENT_STATUSES)('[DSP30] SOS holds from %s', (status) => {
    expect(step(status, 'sos')).toEqual({ step: 'sos' });
  });

  it('[DSP3] NO declines an open offer and nothing else', () => {
    const declining = ASSIGNMENT_STATUSES.filter((status) => {
      const next = step(status, 'decline');
      return next.step === 'move' && next.move === 'decline';
    });
    expect(declining).toEqual(['offered']);
    expect(step('en_route', 'decline')).toEqual({ step: 'withdraw', hint: 'team' });
  });

  it('[DSP4] YES takes a place only while there is one to take', () => {
    expect(step('offered', 'accept')).toEqual({ step: 'take' });
    expect(step('declined', 'accept')).toEqual({ step: 'take' });
    expect(step('offered', 'accept', { isOpen: false })).toEqual({ step: 'late' });
    expect(step('declined', 'accept', { isOpen: false })).toEqual({ step: 'late' });
    for (const status of ['not_needed', 'expired', 'cleared', 'no_show'] as const) {
      expect(step(status, 'accept')).toEqual({ step: 'late' });
    }
  });

  it('[DSP2] of somebody who waits alone neither sends them nor puts them on scene', () => {
    for (const action of ['en_route', 'on_scene', 'confirmed'] as const) {
      expect(step('accepted', action, { isBriefed: false })).toEqual({
        step: 'hint',
        hint: 'wait',
      });
    }
  });

  it('5 to 8 are a claim on scene, and a hint before', () => {
    for (const says of ['confirmed', 'not_ice', 'nothing', 'unsure'] as const) {
      expect(step('on_scene', says)).toEqual({ step: 'report', says });
      expect(step('reported', says)).toEqual({ step: 'report', says });
      expect(step('en_route', says)).toEqual({ step: 'hint', hint: 'here' });
      expect(step('accepted', says)).toEqual({ step: 'hint', hint: 'here' });
      expect(step('offered', says)).toEqual({ step: 'hint', hint: 'offer' });
    }
  });

  it('DONE clears who has reported or was stood down, and nobody who is on scene', () => {
    for (const status of ['reported', 'stood_down'] as const) {
      expect(step(status, 'done')).toEqual({ step: 'move', move: 'clear' });
    }
    for (const status of ['accepted', 'en_route', 'on_scene'] as const) {
      expect(step(status, 'done').step).toBe('hint');
    }
  });

  it('never asks for a move that the statuses do not allow, and what is unclear goes to a person', () => {
    const any = fc.record({
      status: fc.constantFrom(...ASSIGNMENT_STATUSES),
      isBriefed: fc.boolean(),
      isOpen: fc.boolean(),
    });
    fc.assert(
      fc.property(any, fc.constantFrom(...REPLY_ACTIONS), (where, action) => {
        const next = nextStep(where, action);
        if (next.step === 'move') expect(mayMove(where.status, next.move)).toBe(true);
        if (next.step === 'report') expect(mayMove(where.status, 'report')).toBe(true);
        if (next.step === 'take') expect(mayMove(where.status, 'accept')).toBe(true);
        expect(nextStep(where, 'unknown')).toEqual({ step: 'person' });
      }),
    );
  });
});
