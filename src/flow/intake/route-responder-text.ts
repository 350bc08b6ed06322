// Texts to the responders' number from somebody on the roster: each way of understanding them is tried
// in turn, an open call-out first, then being on duty; what none of them follows goes to the dispatchers
// as a volunteer's reply. Words that stop or start texts are none of these.
import type { Deps } from '../../deps.ts';
import type { Tx } from '../../records/transact.ts';
import { volunteerOfPhone } from '../../records/volunteer/responder-store.ts';
import type { OpenPart } from '../../records/call-out/assignment-store.ts';
import type { InboundText } from './accept-sms.ts';
import { answerAvailability } from './duty/answer-availability.ts';
import { followCallOut } from './follow-call-out.ts';
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

export type RoutedText =
  /** Nothing is left of it to keep. */
  | { way: 'followed'; reason: 'volunteer_duty' | 'call_out' }
  /** Somebody on the roster: words or pictures from the field, or what nobody follows. */
  | { way: 'kept'; volunteerId: string; field: FieldPart | null }
  /** Somebody else. */
  | null;

/** Whose part in which call-out it belongs to, and whether it leaves anything to decide. */
export type FieldPart = { part: OpenPart; isUnderstood: boolean };

export async function routeResponderText(
  tx: Tx,
  deps: ProcessDeps & Pick<Deps, 'keyring'>,
  text: InboundText,
  heard: { receivedAt: Date; isAwaited: boolean; hasMedia: boolean; isCarrierWord: boolean },
): Promise<RoutedText> {
  if (text.purpose !== 'responders' || !text.phone || heard.isCarrierWord) return null;
  const keyword = readKeyword(foldText(text.body));
  if (keyword === 'opt-out' || keyword === 'opt-in') return null;
  const known = await volunteerOfPhone(tx.db, deps.keyring.index('phone', text.phone));
  if (!known) return null;
  const given: ResponderText = {
    volunteerId: known.id,
    phone: text.phone,
    to: text.to,
    body: text.body,
    receivedAt: heard.receivedAt,
    mayAnswer: heard.isAwaited && text.mayAnswer,
  };
  const answered = await followCallOut(tx, deps, given);
  if (answered.answer === 'understood') {
    const hasMore = heard.hasMedia || answered.note !== null;
    if (!hasMore) return { way: 'followed', reason: 'call_out' };
    // Beside a NO there may be anything, also what somebody sees where they are: it is read.
    return kept(given, answered.isOnTeam ? { part: answered.part, isUnderstood: true } : null);
  }
  if (keyword !== null && !answered.part) return null;
  if (!heard.hasMedia) {
    for (const follow of WAYS) {
      if (await follow(tx, deps, given)) return { way: 'followed', reason: 'volunteer_duty' };
    }
  }
  // A picture without a word asks nothing of anybody.
  const isBare = heard.hasMedia && text.body.trim() === '';
  return kept(given, answered.part && { part: answered.part, isUnderstood: isBare });
}

function kept({ volunteerId }: ResponderText, field: FieldPart | null): RoutedText {
  return { way: 'kept', volunteerId, field };
}
