// How an incident may move on its two axes, how it may end, and who may cause it. Pure.
import type { IncidentActivity, Verification } from '../../contract/incident-statuses.ts';
import type { Role } from '../../contract/statuses.ts';

/** What a move asks for beside the right to make it; the evidence itself is weighed elsewhere. */
export type VerificationNeed =
  | 'none'
  /** What the verdict rests on. */
  | 'basis'
  /** Two sources that do not depend on each other: nobody was sent to look. */
  | 'two_independent_bases'
  /** An authority or another network says so. */
  | 'official_or_partner_basis'
  /** Whoever was told must be told that it was wrong. */
  | 'correction';

type Mover = 'dispatcher' | 'coordinator';
type VerificationMove = {
  from: Verification;
  to: Verification;
  by: Mover;
  needs: VerificationNeed;
};

/** Networks' practice: a verdict is a dispatcher's; taking a verdict back is a coordinator's. */
export const VERIFICATION_MOVES: readonly VerificationMove[] = [
  { from: 'unverified', to: 'verifying', by: 'dispatcher', needs: 'none' },
  { from: 'unverified', to: 'confirmed', by: 'dispatcher', needs: 'two_independent_bases' },
  { from: 'unverified', to: 'unfounded', by: 'dispatcher', needs: 'official_or_partner_basis' },
  { from: 'verifying', to: 'confirmed', by: 'dispatcher', needs: 'basis' },
  { from: 'verifying', to: 'unfounded', by: 'dispatcher', needs: 'basis' },
  { from: 'verifying', to: 'inconclusive', by: 'dispatcher', needs: 'basis' },
  { from: 'inconclusive', to: 'verifying', by: 'dispatcher', needs: 'none' },
  { from: 'confirmed', to: 'unfounded', by: 'coordinator', needs: 'correction' },
  { from: 'unfounded', to: 'verifying', by: 'coordinator', needs: 'none' },
];

export type MoveVerdict =
  | { verdict: 'allowed'; needs: VerificationNeed }
  | { verdict: 'no_such_move' }
  | { verdict: 'other_role'; by: Mover };

export function judgeVerificationMove(
  from: Verification,
  to: Verification,
  roles: readonly Role[],
): MoveVerdict {
  const move = VERIFICATION_MOVES.find((each) => each.from === from && each.to === to);
  if (!move) return { verdict: 'no_such_move' };
  return mayCause(roles, move.by)
    ? { verdict: 'allowed', needs: move.needs }
    : { verdict: 'other_role', by: move.by };
}

/** A coordinator works the board too. */
function mayCause(roles: readonly Role[], by: Mover): boolean {
  return roles.includes('coordinator') || (by === 'dispatcher' && roles.includes('dispatcher'));
}

export type MergeVerdict =
  | { verdict: 'allowed' }
  | { verdict: 'same_incident' }
  /** The one with the verdict must go on. */
  | { verdict: 'verdict_would_be_lost' };

const VERDICTS: readonly Verification[] = ['confirmed', 'unfounded'];

/** A merge never changes what the survivor is held to be, so it must not swallow a verdict. */
export function judgeMerge(
  absorbed: { id: string; verification: Verification },
  survivor: { id: string; verification: Verification },
): MergeVerdict {
  if (absorbed.id === survivor.id) return { verdict: 'same_incident' };
  const isLost =
    VERDICTS.includes(absorbed.verification) && absorbed.verification !== survivor.verification;
  return isLost ? { verdict: 'verdict_would_be_lost' } : { verdict: 'allowed' };
}

/** What stands in the way of closing; empty: nothing does. */
export function missingToClose(activity: IncidentActivity, ties: readonly string[]): string[] {
  return [...(activity === 'ended' ? [] : ['ended']), ...ties];
}
