// Opt-out is obeyed from the text that asks for it: by the carrier's word, our own words in both
// languages, or plain intent. Only the sender's own opt-in brings texts back.
import { foldForReading } from './read-sms.ts';
import type { ReportKind } from '../../contract/statuses.ts';
import type { SignedParams } from '../../messaging/carrier-signature.ts';
import { recordConsent } from '../../records/consent/consent-store.ts';
import type { Tx } from '../../records/transact.ts';
import type { InboundText } from './accept-sms.ts';
import type { ProcessDeps } from './process-inbound.ts';
import { firstValue } from '../../messaging/carrier-form.ts';

/** `hasCarrierAnswered`: the carrier has sent its own confirmation, so nobody else may. */
export type ConsentChange = { isChanged: boolean; hasCarrierAnswered: boolean };

/** Words the carrier itself acts on when they are the whole text (its default lists). */
const CARRIER_WORDS = new Set(
  'stop stopall unsubscribe end quit cancel revoke optout start yes unstop help info'.split(' '),
);

/** How a kind changes consent; kinds that are not here change nothing. */
const STATE_OF_KIND: Partial<Record<ReportKind, 'in' | 'out'>> = { 'opt-out': 'out', 'opt-in': 'in' };

export async function changeConsent(
  tx: Tx,
  deps: Pick<ProcessDeps, 'ids' | 'keyring'>,
  text: InboundText,
  kind: ReportKind,
  params: SignedParams,
): Promise<ConsentChange> {
  const optOutType = firstValue(params, 'OptOutType');
  const isCarrierWord = CARRIER_WORDS.has(foldForReading(text.body));
  const hasCarrierAnswered = optOutType !== undefined || isCarrierWord;
  const state = STATE_OF_KIND[kind];
  if (!state || !text.phone) return { isChanged: false, hasCarrierAnswered };
  const id = deps.ids.uuid();
  const isChanged = await recordConsent(tx.db, {
    id,
    phoneIndex: deps.keyring.index('phone', text.phone),
    purpose: text.purpose,
    state,
    source: hasCarrierAnswered ? 'carrier_keyword' : 'own_words',
    wording: optOutType ?? (isCarrierWord ? 'carrier_default_word' : 'own_word_or_intent'),
    at: tx.at,
  });
  const action = state === 'out' ? 'consent.opted_out' : 'consent.opted_in';
  const subject = { kind: 'consent' as const, id };
  tx.audit({ actor: { kind: 'reporter' }, action, subject, detail: { purpose: text.purpose } });
  return { isChanged, hasCarrierAnswered };
}
