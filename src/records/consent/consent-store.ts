// Who may be texted for what: the standing of each phone, and the ledger of how it came about.
import type { DbClient, TxClient } from '../../platform/db.ts';

export const CONSENT_PURPOSES = ['hotline', 'alerts', 'responders'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
export type ConsentSource = 'carrier_keyword' | 'own_words' | 'carrier_refusal' | 'web_form';

/** In an open transaction, by hand: each answer passes here. */
export async function hasOptedOutInTx(
  db: TxClient,
  phoneIndex: Uint8Array,
  purpose: ConsentPurpose,
): Promise<boolean> {
  const rows = await db.sql(
    'has_opted_out',
    `select 1 from consent where phone_index = $1 and purpose = $2 and state = 'out'`,
    [phoneIndex, purpose],
  );
  return rows.length > 0;
}

export async function hasOptedOut(
  db: DbClient,
  phoneIndex: Uint8Array,
  purpose: ConsentPurpose,
): Promise<boolean> {
  const row = await db.consent.findUnique({
    where: { phoneIndex_purpose: { phoneIndex: new Uint8Array(phoneIndex), purpose } },
    select: { state: true },
  });
  return row?.state === 'out';
}

/** Of these phones, those that opted out of `purpose`, as hex of their index. */
export async function optedOutAmong(
  db: DbClient,
  phoneIndexes: readonly Uint8Array[],
  purpose: ConsentPurpose,
): Promise<Set<string>> {
  if (phoneIndexes.length === 0) return new Set();
  const rows = await db.consent.findMany({
    where: {
      purpose,
      state: 'out',
      phoneIndex: { in: phoneIndexes.map((index) => new Uint8Array(index)) },
    },
    select: { phoneIndex: true },
  });
  return new Set(rows.map((row) => Buffer.from(row.phoneIndex).toString('hex')));
}

/**
 * Sets the standing and writes the ledger. An opt-in that was given before the opt-out that stands
 * and comes after it, late, is written down and changes nothing. @returns true when the standing changed
 */
export async function recordConsent(
  db: TxClient,
  entry: {
    id: string;
    phoneIndex: Uint8Array;
    purpose: ConsentPurpose;
    state: 'in' | 'out';
    source: ConsentSource;
    /** The rule that decided, never the sender's words. */
    wording: string;
    /** When it was said. */
    at: Date;
  },
): Promise<boolean> {
  const phoneIndex = new Uint8Array(entry.phoneIndex);
  const before = await db.consent.findUnique({
    where: { phoneIndex_purpose: { phoneIndex, purpose: entry.purpose } },
    select: { state: true, changedAt: true },
  });
  await db.consentEntry.create({ data: { ...entry, phoneIndex }, select: { id: true } });
  const isOvertaken =
    entry.state === 'in' && before?.state === 'out' && before.changedAt > entry.at;
  if (isOvertaken) return false;
  const key = { phoneIndex, purpose: entry.purpose };
  await db.consent.upsert({
    where: { phoneIndex_purpose: key },
    create: { ...key, state: entry.state, changedAt: entry.at },
    update: { state: entry.state, changedAt: entry.at },
    select: { state: true },
  });
  return before?.state !== entry.state;
}
