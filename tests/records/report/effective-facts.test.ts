// What people corrected over what was read.
import { describe, expect, it } from 'vitest';
import type { Correction } from '../../../src/records/report/effective-facts.ts';
import { effectiveFacts, toFacts } from '../../../src/records/report/effective-facts.ts';

const by = { id: '1', username: 'ana', name: 'Ana' };
const said = (field: Correction['field'], value: unknown, minute = 0): Correction => ({
  field,
  value,
  was: null,
  by,
  at: new Date(Date.UTC(2026, 2, 2, 13, minute)),
});

describe('effective facts', () => {
  it('[RPT23] a person’s word holds over what was read, now and later', () => {
    expect(effectiveFacts({ timing: 'now', masked: true }, [said('timing', 'earlier')])).toEqual({
      timing: 'earlier',
      masked: true,
    });
  });

  it('[RPT23] null: nobody knows', () => {
    expect(effectiveFacts({ peopleTaken: 'yes' }, [said('peopleTaken', null)])).toEqual({});
  });

  it('[RPT23] what is no fact stands elsewhere', () => {
    expect(effectiveFacts({}, [said('kind', 'arrest'), said('locationText', 'x')])).toEqual({});
  });

  it('[RPT23] a corrected end of a range pushes the other away, never across', () => {
    expect(effectiveFacts({ agentsMin: 3, agentsMax: 5 }, [said('agentsMin', 10)])).toEqual({
      agentsMin: 10,
    });
    expect(effectiveFacts({ agentsMin: 3, agentsMax: 5 }, [said('agentsMax', 2)])).toEqual({
      agentsMax: 2,
    });
    const both = [said('agentsMax', 2, 1), said('agentsMin', 9, 2)];
    expect(effectiveFacts({}, both)).toEqual({ agentsMin: 9 });
  });

  it('what is stored and of no known shape is left out, not fatal', () => {
    expect(toFacts({ timing: 'now', agentsMin: -3, odd: 1 })).toEqual({ timing: 'now' });
    expect(toFacts(null)).toEqual({});
  });
});
