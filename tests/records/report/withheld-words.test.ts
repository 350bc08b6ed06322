// When words that may not be kept are erased.
import { describe, expect, it } from 'vitest';
import type { ReportKind, Resolution } from '../../../src/contract/statuses.ts';
import { eraseDueOf, erasureAtClose } from '../../../src/records/report/withheld-words.ts';

const AT = new Date('2026-03-02T13:00:00.000Z');
const minutesAfter = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

describe('words that may not be kept', () => {
  it('[PRV10] a denunciation is due well within the hour, nothing else is', () => {
    const due = eraseDueOf(['denunciation'], AT)!;
    expect(due.getTime()).toBeLessThan(minutesAfter(59).getTime());
    expect(due.getTime()).toBeGreaterThan(AT.getTime());
    expect(eraseDueOf(['spam', 'wrong_number', 'prank'], AT)).toBeNull();
  });

  const rows: [Resolution, ReportKind, string[], 'withheld' | 'now' | 'soon'][] = [
    ['denunciation', 'other', [], 'now'],
    ['denunciation', 'sighting', [], 'now'],
    ['spam', 'sighting', [], 'soon'],
    ['info_given', 'other', ['wrong_number'], 'soon'],
    ['no_response', 'other', ['spam'], 'soon'],
    ['info_given', 'other', ['denunciation'], 'soon'],
    ['info_given', 'sighting', ['wrong_number'], 'withheld'],
    ['info_given', 'arrest', ['denunciation'], 'withheld'],
    ['thanks', 'other', [], 'withheld'],
  ];
  it.each(rows)('[PRV11] closed as %s, %s %j: %s', (resolution, kind, flags, wanted) => {
    const erasure = erasureAtClose({ kind, flags }, resolution, AT);
    if (erasure.scope === 'withheld') return expect(wanted).toBe('withheld');
    const isNow = erasure.dueAt.getTime() === AT.getTime();
    expect(wanted).toBe(isNow ? 'now' : 'soon');
    expect(erasure.dueAt.getTime()).toBeLessThan(minutesAfter(59).getTime());
  });
});
