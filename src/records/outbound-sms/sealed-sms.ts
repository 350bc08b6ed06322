// A text on its way out, and how it is opened for the one moment of sending or looking for it.
import type { SmsState } from '../../contract/statuses.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { SmsPurpose } from './outbound-sms-store.ts';

export type NewOutboundSms = {
  id: string;
  purpose: SmsPurpose;
  rank: number;
  reportId: string | null;
  to: string;
  toIndex: Uint8Array;
  fromNumber: string;
  body: string;
  segments: number;
  nextAttemptAt: Date;
  validUntil: Date;
  idempotencyKey: string | null;
  createdAt: Date;
};

export type TakenSms = {
  id: string;
  purpose: SmsPurpose;
  reportId: string | null;
  to: string;
  toIndex: Uint8Array;
  fromNumber: string;
  body: string;
  segments: number;
  attempts: number;
  validUntil: Date;
  createdAt: Date;
};

export type TakenRow = {
  id: string;
  purpose: SmsPurpose;
  report_id: string | null;
  to_sealed: Uint8Array | null;
  to_index: Uint8Array;
  from_number: string;
  body_sealed: Uint8Array | null;
  attempts: number;
  valid_until: Date;
  segments: number;
  created_at: Date;
  rank: number;
  seq: bigint;
};

/** Nothing for a text whose content was erased. */
export function toTaken(keyring: Keyring, row: TakenRow): TakenSms[] {
  const content = openSms(keyring, {
    id: row.id,
    toSealed: row.to_sealed,
    bodySealed: row.body_sealed,
  });
  if (!content) return [];
  return [
    {
      id: row.id,
      purpose: row.purpose,
      reportId: row.report_id,
      toIndex: new Uint8Array(row.to_index),
      fromNumber: row.from_number,
      segments: row.segments,
      attempts: row.attempts,
      validUntil: row.valid_until,
      createdAt: row.created_at,
      ...content,
    },
  ];
}

type SealedSms = { id: string; toSealed: Uint8Array | null; bodySealed: Uint8Array | null };

/** Null when the content was erased. */
export function openSms(keyring: Keyring, sms: SealedSms): { to: string; body: string } | null {
  if (!sms.toSealed || !sms.bodySealed) return null;
  return {
    to: keyring.openText('outbound_sms.to', sms.id, sms.toSealed),
    body: keyring.openText('outbound_sms.body', sms.id, sms.bodySealed),
  };
}

/** A text whose call to the carrier ended without an answer. */
export type UnsettledSms = {
  id: string;
  state: SmsState;
  to: string;
  body: string;
  fromNumber: string;
  reportId: string | null;
  attemptedAt: Date;
};

/** Where a text stands, without what it says. */
export type SmsSummary = {
  id: string;
  state: SmsState;
  purpose: SmsPurpose;
  reportId: string | null;
  toIndex: Uint8Array;
  fromNumber: string;
  carrierSid: string | null;
  idempotencyKey: string | null;
};

/** What a text says, to say it once more. */
export type SmsToRepeat = { to: string; body: string; language: string; validUntil: Date };
