// Texts of whose end nothing is known, for those who look for evidence. Reads only.
import type { SmsState } from '../../contract/statuses.ts';
import type { Db } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { UnsettledSms } from './sealed-sms.ts';
import { openSms } from './sealed-sms.ts';

type UnsettledRow = {
  id: string;
  state: SmsState;
  toSealed: Uint8Array;
  bodySealed: Uint8Array;
  fromNumber: string;
  reportId: string | null;
  attemptedAt: Date;
};

/** Their call to the carrier ended without an answer: killed in `sending`, or `unknown`. */
export async function listUnsettledSms(
  db: Db,
  keyring: Keyring,
  attemptedBefore: Date,
  limit: number,
): Promise<UnsettledSms[]> {
  const found = await db.pool.query<UnsettledRow>(
    `select id, state, to_sealed as "toSealed", body_sealed as "bodySealed",
       from_number as "fromNumber", report_id as "reportId", attempted_at as "attemptedAt"
     from outbound_sms
     where state in ('sending', 'unknown') and attempted_at < $1 and settled_at is null
       and body_sealed is not null
     order by attempted_at limit $2`,
    [attemptedBefore, limit],
  );
  return found.rows.flatMap(({ toSealed, bodySealed, ...plain }) => {
    const content = openSms(keyring, { id: plain.id, toSealed, bodySealed });
    return content ? [{ ...plain, ...content }] : [];
  });
}

/** The carrier took them and has not said what became of them; the newest first. */
export async function listSilentSms(
  db: Db,
  attempted: { after: Date; before: Date },
  limit: number,
): Promise<{ id: string; carrierSid: string }[]> {
  const found = await db.pool.query<{ id: string; carrierSid: string }>(
    `select id, carrier_sid as "carrierSid" from outbound_sms
     where state in ('accepted', 'sent') and carrier_sid is not null
       and attempted_at > $1 and attempted_at < $2
     order by seq desc limit $3`,
    [attempted.after, attempted.before, limit],
  );
  return found.rows;
}

/** Of these names of the carrier's, those that some row already holds. */
export async function knownCarrierSids(db: Db, sids: readonly string[]): Promise<Set<string>> {
  const found = await db.pool.query<{ sid: string }>(
    'select carrier_sid as sid from outbound_sms where carrier_sid = any($1::text[])',
    [sids],
  );
  return new Set(found.rows.map((row) => row.sid));
}
