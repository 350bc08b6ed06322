// Why a reading is urgent, in codes that have words in both languages.
import { describe, expect, it } from 'vitest';
import { PRIORITY_REASONS } from '../../../src/contract/priority-reasons.ts';
import { READING_FLAGS } from '../../../src/contract/report-facts.ts';
import { boardWords } from '../../../src/contract/words/board-words.ts';
import { urgencyReasons } from '../../../src/flow/intake/urgency-reasons.ts';
import type { Reading } from '../../../src/flow/intake/reading/reading.ts';

const reading = (more: Partial<Reading>) =>
  ({
    kind: 'sighting',
    priority: 'P2',
    reasons: [],
    priorityReasons: [],
    facts: {},
    ...more,
  }) as Reading;

describe('reasons of urgency', () => {
  it.each<[Partial<Reading>, string[]]>([
    [
      { priority: 'P1', priorityReasons: ['injury'], reasons: ['agents_named', 'injury'] },
      ['injury'],
    ],
    [{ facts: { timing: 'now', source: 'eyewitness' } }, ['ongoing', 'eyewitness']],
    [{ priority: 'P3', facts: { activity: ['left'] } }, ['just_left', 'weak_signs']],
    [{ priority: 'P4', facts: { timing: 'hearsay', source: 'hearsay' } }, ['hearsay']],
    [{ priority: 'P4', facts: { timing: 'earlier' } }, ['old']],
    [{ priority: 'P4', kind: 'other', priorityReasons: ['denunciation'] }, []],
  ])('%j', (more, reasons) => {
    expect(urgencyReasons(reading(more))).toEqual(reasons);
  });

  it('and flags of a reading have words in both languages', () => {
    for (const words of [boardWords.en, boardWords.es]) {
      const keys = Object.keys(words);
      expect(PRIORITY_REASONS.filter((each) => !keys.includes(`reason.${each}`))).toEqual([]);
      expect(READING_FLAGS.filter((each) => !keys.includes(`flag.${each}`))).toEqual([]);
    }
  });
});
