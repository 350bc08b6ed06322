// A code from the app, or one of the recovery codes on paper: each is taken once.
import type { Deps } from '../../deps.ts';
import type { SecondFactorRow } from '../../records/second-factor/second-factor-store.ts';
import { spendRecoveryCode, takeStep } from '../../records/second-factor/second-factor-store.ts';
import type { Tx } from '../../records/transact.ts';
import { readRecoveryCode } from '../../security/recovery-code.ts';
import { stepOfCode } from '../../security/totp.ts';

/** @returns false for a wrong code and for one that was taken before */
export async function takeCode(
  tx: Tx,
  deps: Pick<Deps, 'keyring'>,
  accountId: string,
  factor: SecondFactorRow,
  typed: string,
): Promise<boolean> {
  const step = await stepOfCode(factor.secret, typed.replace(/\s/g, ''), tx.at, factor.lastStep);
  if (step !== null) return takeStep(tx.db, accountId, step);
  const code = readRecoveryCode(typed);
  if (code === null) return false;
  const isSpent = await spendRecoveryCode(tx.db, deps.keyring, accountId, code, tx.at);
  if (isSpent) {
    const subject = { kind: 'account' as const, id: accountId };
    tx.audit({ actor: { kind: 'person', id: accountId }, action: 'recovery_code.spent', subject });
  }
  return isSpent;
}
