// A text to one of those who were asked, in their language, from the responders' number. Who wants no
// more texts gets none; the board shows them all the same.
import type { Deps } from '../../deps.ts';
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import { queueNotice } from '../../messaging/queue-sms.ts';
import type { TextKey, TextValues } from '../../messaging/texts.ts';
import { renderText } from '../../messaging/texts.ts';
import { AppError } from '../../platform/errors.ts';
import type { Tx } from '../../records/transact.ts';

type TellDeps = Pick<Deps, 'config' | 'keyring' | 'ids'>;

export type Told = {
  volunteerId: string;
  phoneSealed: Uint8Array | null;
  language: InterfaceLanguage;
};

/** Words on which somebody's way or safety hangs are worth sending late. */
const VALID_MS = 60 * 60_000;

/** @returns false where no text goes out: opted out, or the phone is erased */
export async function tellVolunteer(
  tx: Tx,
  deps: TellDeps,
  { volunteerId, phoneSealed, language }: Told,
  key: TextKey,
  values: TextValues,
  validUntil: Date = new Date(tx.at.getTime() + VALID_MS),
): Promise<boolean> {
  if (!phoneSealed) return false;
  try {
    await queueNotice(tx, deps, {
      purpose: 'volunteer',
      to: deps.keyring.openText('volunteer.phone', volunteerId, phoneSealed),
      from: deps.config.RESPONDER_NUMBER,
      body: renderText(key, language, { org: deps.config.NETWORK_NAME, ...values }),
      validUntil,
    });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'opted_out') return false;
    throw error;
  }
}
