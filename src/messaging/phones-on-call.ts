// Who is texted when boards are not enough: the coordinators on shift, and while none of them has a
// phone on record, those of the setting. Nobody off duty is woken for whom somebody else stands in.
import type { Deps } from '../deps.ts';
import type { Tx } from '../records/transact.ts';
import type { PhoneOnCall } from '../records/volunteer/on-call-store.ts';
import { listCoordinatorsOnCall } from '../records/volunteer/on-call-store.ts';

export async function phonesOnCall(
  tx: Tx,
  deps: Pick<Deps, 'config' | 'keyring'>,
): Promise<readonly PhoneOnCall[]> {
  const onCall = await listCoordinatorsOnCall(tx.db, deps.keyring);
  return onCall.length > 0 ? onCall : deps.config.COORDINATOR_PHONES;
}
