// Which verdicts may follow which, and who may cause it: the whole table, everything else refused.
import { describe, expect, it } from 'vitest';
import { VERIFICATIONS } from '../../../src/contract/incident-statuses.ts';
import { ROLES } from '../../../src/contract/statuses.ts';
import {
  judgeMerge,
  judgeVerificationMove,
  missingToClose,
} from '../../../src/records/incident/incident-status.ts';

const ALLOWED: Readonly<Record<string, { by: 'dispatcher' | 'coordinator'; needs: string }>> = {
  'unverified verifying': { by: 'dispatcher', needs: 'none' },
  'unverified confirmed': { by: 'dispatcher', needs: 'two_independent_bases' },
  'unverified unfounded': { by: 'dispatcher', needs: 'official_or_partner_basis' },
  'verifying confirmed': { by: 'dispatcher', needs: 'basis' },
  'verifying unfounded': { by: 'dispatcher', needs: 'basis' },
  'verifying inconclusive': { by: 'dispatcher', needs: 'basis' },
  'inconclusive verifying': { by: 'dispatcher', needs: 'none' },
  'confirmed unfounded': { by: 'coordinator', needs: 'correction' },
  'unfounded verifying': { by: 'coordinator', needs: 'none' },
};
const PAIRS = VERIFICATIONS.flatMap((from) => VERIFICATIONS.map((to) => [from, to] as const));

describe.each(ROLES)('a %s', (role) => {
  it.each(PAIRS)('[INC31] from %s to %s', (from, to) => {
    const rule = ALLOWED[`${from} ${to}`];
    const mayCause = role === 'coordinator' || (rule?.by === 'dispatcher' && role === 'dispatcher');
    expect(judgeVerificationMove(from, to, [role])).toEqual(
      !rule
        ? { verdict: 'no_such_move' }
        : mayCause
          ? { verdict: 'allowed', needs: rule.needs }
          : { verdict: 'other_role', by: rule.by },
    );
  });
});

describe('a merge', () => {
  it.each(PAIRS)('of one that is %s into one that is %s loses no verdict', (mine, its) => {
    const isVerdict = mine === 'confirmed' || mine === 'unfounded';
    const { verdict } = judgeMerge({ id: 'a', verification: mine }, { id: 'b', verification: its });
    expect(verdict).toBe(isVerdict && mine !== its ? 'verdict_would_be_lost' : 'allowed');
  });
});

it('what goes on, or has something hanging on it, does not close', () => {
  expect(missingToClose('ended', [])).toEqual([]);
  expect(missingToClose('ongoing', [])).toEqual(['ended']);
  expect(missingToClose('unknown', ['people_out'])).toEqual(['ended', 'people_out']);
  expect(missingToClose('ended', ['people_out'])).toEqual(['people_out']);
});
