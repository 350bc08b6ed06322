// Opt-out is obeyed from the text that asks for it: by the carrier's word, our own words in both
// languages, or plain intent. Only the sender's own opt-in brings texts back.
import type { ReportKind } from '../../contract/statuses.ts';
import type { SignedParams } from '../../messaging/carrier-signature.ts';
import { recordConsent } from '../../records/consent/consent-store.ts';
import type { Tx } from '../../records/transact.ts';
import type { InboundText } from './accept-sms.ts';
import type { ProcessDeps } from './process-inbound.ts';
import type { Reading } from './reading/reading.ts';
import { firstValue } from '../../messaging/carrier-form.ts';

/** `hasCarrierAnswered`: the carrier has sent its own confirmation, so nobody else may. */
export type ConsentChange = { isChanged: boolean; hasCarrierAnswered: boolean };

/** Words the carrier itself acts on when they are the whole text (its default lists). */
const CARRIER_WORDS = new Set(
  'stop stopall unsubscribe end quit cancel revoke optout start yes unstop help info'.split(' '),
);

/** How a kind changes consent; kinds that are not here change nothing. */
const STATE_OF_KIND: Partial<Record<ReportKind, 'in' | 'out'>> = {
  'opt-out': 'out',
  'opt-in': 'in',
};

export async function changeConsent(
  tx: Tx,
  deps: Pick<ProcessDeps, 'ids' | 'keyring'>,
  text: InboundText,
  reading: Reading,
  { params, receivedAt }: { params: SignedParams; receivedAt: Date },
): Promise<ConsentChange> {
  const optOutType = firstValue(params, 'OptOutType');
  const told = /^(?:STOP|START|HELP)$/.exec(optOutType ?? '')?.[0];
  // As the carrier compares: a word with something invisible in it is not one of its words.
  const isCarrierWord = CARRIER_WORDS.has(text.body.trim().toLowerCase());
  const hasCarrierAnswered = optOutType !== undefined || isCarrierWord;
  const state = isWishOnly(reading) ? undefined : STATE_OF_KIND[reading.kind];
  if (!state || !text.phone) return { isChanged: false, hasCarrierAnswered };
  const id = deps.ids.uuid();
  const isChanged = await recordConsent(tx.db, {
    id,
    phoneIndex: deps.keyring.index('phone', text.phone),
    purpose: text.purpose,
    state,
    source: hasCarrierAnswered ? 'carrier_keyword' : 'own_words',
    wording: told ?? (isCarrierWord ? 'carrier_default_word' : 'own_word_or_intent'),
    at: receivedAt,
  });
  const action = state === 'out' ? 'consent.opted_out' : 'consent.opted_in';
  const subject = { kind: 'consent' as const, id };
  tx.audit({ actor: { kind: 'reporter' }, action, subject, detail: { purpose: text.purpose } });
  return { isChanged, hasCarrierAnswered };
}

/** Asking how one gets alerts is no opt-in: only the word itself brings texts back. */
function isWishOnly({ kind, reasons }: Reading): boolean {
  return kind === 'opt-in' && !isExactWord({ reasons });
}

/** The text is the word and nothing else, or the carrier says that it is. */
export function isExactWord({ reasons }: Pick<Reading, 'reasons'>): boolean {
  return reasons.includes('keyword') || reasons.includes('carrier');
}
