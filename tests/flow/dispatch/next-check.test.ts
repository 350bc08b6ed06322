import { describe, expect, it } from 'vitest';
import { ASSIGNMENT_STATUSES } from '../../../src/contract/call-out.ts';
import type { Checked } from '../../../src/flow/dispatch/next-check.ts';
import { DEFAULT_CHECKS, judgeCheck, nextCheckAt } from '../../../src/flow/dispatch/next-check.ts';

const now = new Date('2026-11-24T15:00:00Z');
const checked = (more: Partial<Checked>): Checked => ({
  status: 'on_scene',
  isBriefed: true,
  etaMinutes: null,
  misses: 0,
  ...more,
});
const minutes = (more: Partial<Checked>) => {
  const at = nextCheckAt(checked(more), now, DEFAULT_CHECKS);
  return at && (at.getTime() - now.getTime()) / 60_000;
};
const judge = (more: Partial<Checked>) => judgeCheck(checked(more), DEFAULT_CHECKS);

describe('[DSP32] silence', () => {
  it('is looked at 10 minutes after a yes, 15 beyond the way, every 20 on scene, and until home', () => {
    expect(minutes({ status: 'accepted' })).toBe(10);
    expect(minutes({ status: 'accepted', isBriefed: false })).toBeNull();
    expect(minutes({ status: 'en_route', etaMinutes: 12 })).toBe(27);
    expect(minutes({ status: 'en_route' })).toBe(35);
    expect(minutes({ status: 'on_scene' })).toBe(20);
    expect(minutes({ status: 'reported' })).toBe(20);
    expect(minutes({ status: 'stood_down' })).toBe(45);
  });

  it('of those who are not out is nobody’s business', () => {
    const out = new Set(['accepted', 'en_route', 'on_scene', 'reported', 'stood_down']);
    for (const status of ASSIGNMENT_STATUSES.filter((each) => !out.has(each))) {
      expect(minutes({ status })).toBeNull();
      expect(judge({ status })).toEqual({ check: 'nothing' });
    }
  });

  it('on scene: a question, one miss a text, two an alarm', () => {
    expect(judge({ misses: 0 })).toMatchObject({
      check: 'ask',
      text: 'disp_checkin',
      isOverdue: false,
    });
    expect(judge({ misses: 1 })).toMatchObject({ check: 'ask', text: 'disp_checkin', misses: 2 });
    expect(judge({ misses: 2 })).toMatchObject({ check: 'alarm', misses: 3 });
  });

  it.each([
    ['accepted', 'nudge_go', false],
    ['en_route', 'nudge_here', true],
    ['stood_down', 'nudge_home', false],
  ] as const)('%s: asked once, then an alarm', (status, text, isOverdue) => {
    expect(judge({ status })).toMatchObject({ check: 'ask', text, isOverdue });
    expect(judge({ status, misses: 1 })).toMatchObject({ check: 'alarm' });
  });
});
