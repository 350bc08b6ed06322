// Texts to the responders' number from somebody on the roster: each way of understanding them is tried
// in turn, an open call-out first, then being on duty; what none of them follows goes to the dispatchers
// as a volunteer's reply. Words that stop, start or ask for help are none of these.
import type { Deps } from '../../deps.ts';
import type { Tx } from '../../records/transact.ts';
import { volunteerOfPhone } from '../../records/volunteer/responder-store.ts';
import type { InboundText } from './accept-sms.ts';
import { answerAvailability } from './duty/answer-availability.ts';
import type { ProcessDeps } from './process-inbound.ts';
import { foldText } from './reading/fold-text.ts';
import { readKeyword } from './reading/read-keyword.ts';

export type ResponderText = {
  volunteerId: string;
  phone: string;
  /** Our number, which answers. */
  to: string;
  body: string;
  receivedAt: Date;
  /** False for words found late, and for what a machine may not answer. */
  mayAnswer: boolean;
};

/** @returns true when it understood the text and nothing is left for a person to read */
type Follows = (tx: Tx, deps: ProcessDeps, text: ResponderText) => Promise<boolean>;

/** In order: the first that follows has it. */
const WAYS: readonly Follows[] = [answerAvailability];

/** `followed`: it is done; `unfollowed`: a person on the roster said something else; null: neither. */
export type RoutedText = 'followed' | 'unfollowed' | null;

export async function routeResponderText(
  tx: Tx,
  deps: ProcessDeps & Pick<Deps, 'keyring'>,
  text: InboundText,
  heard: { receivedAt: Date; isAwaited: boolean; hasMedia: boolean; isCarrierWord: boolean },
): Promise<RoutedText> {
  if (text.purpose !== 'responders' || !text.phone || heard.isCarrierWord) return null;
  if (readKeyword(foldText(text.body)) !== null) return null;
  const known = await volunteerOfPhone(tx.db, deps.keyring.index('phone', text.phone));
  if (!known) return null;
  const given: ResponderText = {
    ...{ volunteerId: known.id, phone: text.phone, to: text.to, body: text.body },
    ...{ receivedAt: heard.receivedAt, mayAnswer: heard.isAwaited && text.mayAnswer },
  };
  if (heard.hasMedia) return 'unfollowed';
  for (const follow of WAYS) if (await follow(tx, deps, given)) return 'followed';
  return 'unfollowed';
}
