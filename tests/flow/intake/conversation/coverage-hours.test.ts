import { describe, expect, it } from 'vitest';
import {
  isCovered,
  parseCoverageHours,
  spokenOpening,
} from '../../../../src/flow/intake/conversation/coverage-hours.ts';

const LOS_ANGELES = 'America/Los_Angeles';
const hours = (text: string) => parseCoverageHours(text)!;

describe('[ASK7] coverage hours', () => {
  it.each([
    ['05:00-21:00', '2026-11-24T12:59:59Z', false],
    ['05:00-21:00', '2026-11-24T13:00:00Z', true],
    ['05:00-21:00', '2026-11-25T04:59:59Z', true],
    ['05:00-21:00', '2026-11-25T05:00:00Z', false],
    // In summer the same clock is an hour earlier in UTC.
    ['05:00-21:00', '2026-07-24T12:00:00Z', true],
    ['20:00-04:00', '2026-11-24T06:00:00Z', true],
    ['20:00-04:00', '2026-11-24T20:00:00Z', false],
    ['00:00-24:00', '2026-11-24T08:00:00Z', true],
    ['00:00-00:00', '2026-11-24T20:00:00Z', true],
  ])('%s at %s: %s', (text, at, expected) => {
    expect(isCovered(new Date(at), hours(text), LOS_ANGELES)).toBe(expected);
  });

  it.each([
    ['05:00-21:00', '5am'],
    ['05:30-21:00', '5:30am'],
    ['12:00-21:00', '12pm'],
    ['00:00-12:00', '12am'],
    ['13:15-21:00', '1:15pm'],
    ['24:00-05:00', '12am'],
  ])('%s opens at %s', (text, expected) => {
    expect(spokenOpening(hours(text))).toBe(expected);
  });

  it.each(['', '5-21', '05:00', '25:00-26:00', '05:60-21:00', '24:30-05:00', 'a 05:00-21:00'])(
    '`%s` is refused',
    (text) => {
      expect(parseCoverageHours(text)).toBeNull();
    },
  );
});
