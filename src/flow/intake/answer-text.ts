// The one automatic answer a text may get: a first acknowledgement, help, or the confirmation of an
// opt-out. Two machines that answer each other stop after a few texts.
import type { Accepted } from './accept-report.ts';
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import { queueSms } from '../../messaging/queue-sms.ts';
import { renderText } from '../../messaging/texts.ts';
import { hasOptedOutInTx } from '../../records/consent/consent-store.ts';
import type { SmsPurpose } from '../../records/outbound-sms/outbound-sms-store.ts';
import { countSmsTo } from '../../records/outbound-sms/outbound-sms-store.ts';
import type { Tx } from '../../records/transact.ts';
import type { InboundText } from './accept-sms.ts';
import type { ConsentChange } from './change-consent.ts';
import type { ProcessDeps } from './process-inbound.ts';
import type { Reading } from './reading/reading.ts';

type Answerable = {
  text: InboundText;
  reading: Reading;
  accepted: Accepted;
  consent: ConsentChange;
};

type TextKey = 'optout_done' | 'help' | 'arrest_1_care' | 'ack_received';

/** To one phone, in a day, of each group: enough for a person, too few for a loop. */
const AUTOMATIC_PER_DAY = 3;
const DAY_MS = 24 * 60 * 60 * 1_000;

export async function answerText(tx: Tx, deps: ProcessDeps, answerable: Answerable): Promise<void> {
  const { text, reading, accepted } = answerable;
  const chosen = chooseAnswer(answerable);
  if (!chosen || !text.phone || !text.mayAnswer) return;
  const phoneIndex = deps.keyring.index('phone', text.phone);
  const isConfirmation = chosen.purpose === 'consent';
  if (!isConfirmation && (await hasOptedOutInTx(tx.db, phoneIndex, text.purpose))) return;
  const group: SmsPurpose[] = isConfirmation ? ['consent'] : ['ack', 'help'];
  const since = new Date(tx.at.getTime() - DAY_MS);
  if ((await countSmsTo(tx.db, phoneIndex, group, since)) >= AUTOMATIC_PER_DAY) return;
  const language = answerLanguage(reading.lang);
  const values = { org: deps.config.NETWORK_NAME, phone: spokenNumber(deps.config.HOTLINE_NUMBER) };
  await queueSms(tx, deps, {
    purpose: chosen.purpose,
    to: text.phone,
    from: text.to,
    body: renderText(chosen.key, language, values),
    language,
    reportId: accepted.reportId,
    personId: null,
  });
}

function chooseAnswer(answerable: Answerable): { key: TextKey; purpose: SmsPurpose } | null {
  const { text, reading, accepted, consent } = answerable;
  if (reading.kind === 'opt-out') {
    const isOurs = consent.isChanged && !consent.hasCarrierAnswered;
    return isOurs ? { key: 'optout_done', purpose: 'consent' } : null;
  }
  if (reading.kind === 'opt-in') return null;
  if (reading.kind === 'help') {
    return consent.hasCarrierAnswered ? null : { key: 'help', purpose: 'help' };
  }
  if (!accepted.isNew || text.purpose !== 'hotline') return null;
  if (accepted.flags.includes('empty')) return null;
  return { key: reading.kind === 'arrest' ? 'arrest_1_care' : 'ack_received', purpose: 'ack' };
}

/** Texts are complete in two languages; a mix with Spanish in it is answered in Spanish. */
export function answerLanguage(detected: string): InterfaceLanguage {
  return detected.startsWith('es') || detected === 'mix' || detected === 'zap' ? 'es' : 'en';
}

/** `+17145550100` as people write it: `714-555-0100`. */
export function spokenNumber(e164: string): string {
  const found = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return found ? `${found[1]}-${found[2]}-${found[3]}` : e164;
}
