import { describe, expect, it } from 'vitest';
import { ASSIGNMENT_STATUSES, CALL_OUT_STATUSES } from '../../../src/contract/call-out.ts';
import {
  ASSIGNMENT_MOVES,
  isOut,
  isUncleared,
} from '../../../src/records/call-out/assignment-status.ts';
import { CALL_OUT_MOVES } from '../../../src/records/call-out/call-out-status.ts';

const arrows = (
  moves: Record<string, { from: readonly string[]; to: string; by: readonly string[] }>,
) =>
  Object.entries(moves).flatMap(([move, { from, to, by }]) =>
    from.map((each) => `${each} -> ${to} by ${by.join('/')} (${move})`),
  );

describe('[DSP8] statuses', () => {
  it('of a call-out move by networks’ practice', () => {
    expect(arrows(CALL_OUT_MOVES)).toEqual([
      'sent -> filled by system (fill)',
      'filled -> sent by system/dispatcher (reopen)',
      'sent -> expired by system (expire)',
      'sent -> cancelled by dispatcher (cancel)',
      'filled -> cancelled by dispatcher (cancel)',
      'filled -> closed by dispatcher/system (close)',
    ]);
    const ends = CALL_OUT_STATUSES.filter(
      (status) => !Object.values(CALL_OUT_MOVES).some(({ from }) => from.includes(status)),
    );
    expect(ends).toEqual(['draft', 'expired', 'cancelled', 'closed']);
  });

  it('of somebody’s part never lead out of safety, nor home past a dispatcher', () => {
    for (const status of ['cleared', 'no_show', 'expired', 'not_needed'] as const) {
      const leaving = Object.values(ASSIGNMENT_MOVES).filter(({ from }) => from.includes(status));
      expect(leaving).toEqual([]);
    }
    expect(ASSIGNMENT_MOVES.stand_down.by).toEqual(['dispatcher']);
    expect(ASSIGNMENT_MOVES.no_show.by).toEqual(['dispatcher']);
    expect(ASSIGNMENT_MOVES.clear.from).toEqual(['reported', 'stood_down']);
  });

  it('that are out are not cleared', () => {
    const out = ASSIGNMENT_STATUSES.filter(isOut);
    expect(out).toEqual(['accepted', 'en_route', 'on_scene', 'reported']);
    expect(ASSIGNMENT_STATUSES.filter(isUncleared)).toEqual([...out, 'stood_down']);
  });
});
