// Whether an incident may go from what it is held for to something else, and by whom.
import type { Verification } from '../../contract/incident-statuses.ts';
import type { Role } from '../../contract/statuses.ts';
import { AppError, assertNever } from '../../platform/errors.ts';
import { judgeVerificationMove } from '../../records/incident/incident-status.ts';

/**
 * @throws AppError forbidden for a reversal by somebody who is not a coordinator; wrong_state with
 *   `details.verification` where no such step exists
 */
export function requireMove(from: Verification, to: Verification, roles: readonly Role[]): void {
  const judged = judgeVerificationMove(from, to, roles);
  switch (judged.verdict) {
    case 'allowed':
      return;
    case 'other_role': {
      const details = { by: judged.by };
      throw new AppError('forbidden', 'A coordinator takes a verdict back.', { details });
    }
    case 'no_such_move': {
      const details = { verification: from };
      throw new AppError('wrong_state', `It is ${from} now.`, { details });
    }
    default:
      assertNever(judged);
  }
}
