// A sign-in from a browser that this account never used is told to its owner, by text where we know
// their phone: who was not it should hear of it at once.
import type { Deps } from '../deps.ts';
import { queueNotice } from '../messaging/queue-sms.ts';
import { renderText } from '../messaging/texts.ts';
import { AppError } from '../platform/errors.ts';
import type { Tx } from '../records/transact.ts';
import { findVolunteerOfAccount } from '../records/volunteer/volunteer-store.ts';

type NoticeDeps = Pick<Deps, 'config' | 'keyring' | 'ids'>;

export async function tellOfNewDevice(tx: Tx, deps: NoticeDeps, accountId: string): Promise<void> {
  tx.audit({
    actor: { kind: 'person', id: accountId },
    action: 'device.new',
    subject: { kind: 'account', id: accountId },
  });
  const volunteer = await findVolunteerOfAccount(tx.db, deps.keyring, accountId);
  if (!volunteer?.phone || !volunteer.phoneVerifiedAt) return;
  const { NETWORK_NAME, RESPONDER_NUMBER } = deps.config;
  const body = renderText('new_device', volunteer.language, { org: NETWORK_NAME });
  const notice = {
    purpose: 'volunteer' as const,
    to: volunteer.phone,
    from: RESPONDER_NUMBER,
    body,
  };
  await queueNotice(tx, deps, notice).catch(ignoreOptedOut);
}

function ignoreOptedOut(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'opted_out') throw error;
}
