// A new or reopened incident gets a code to be spoken by, which no other open one has.
import { AppError } from '../../../platform/errors.ts';
import { chooseIncidentCode } from '../../../records/incident/incident-code.ts';
import { lockUsedCodes } from '../../../records/incident/incident-store.ts';
import type { Tx } from '../../../records/transact.ts';

/**
 * @param wanted the code that it had, kept when it is still free
 * @throws AppError codes_exhausted when more incidents are open than there are codes
 */
export async function giveCode(tx: Tx, wanted?: string): Promise<string> {
  const used = await lockUsedCodes(tx.db);
  if (wanted !== undefined && used.get(wanted) !== null) return wanted;
  const code = chooseIncidentCode(used, tx.at);
  if (code === null)
    throw new AppError('codes_exhausted', 'Too many incidents are open. Close some.');
  return code;
}
