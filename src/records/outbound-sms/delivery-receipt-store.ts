// Status callbacks as they came, each kept once; the text that one speaks of may be known later.
import type { TxClient } from '../../platform/db.ts';

/** Each callback once. @returns false when the same one is already known */
export async function recordReceipt(
  db: TxClient,
  receipt: {
    id: string;
    outboundId: string | null;
    carrierSid: string;
    status: string;
    errorCode: number;
    receivedAt: Date;
  },
): Promise<boolean> {
  const created = await db.sql(
    'record_receipt',
    `insert into delivery_receipt (id, outbound_id, carrier_sid, status, error_code, received_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
    [
      receipt.id,
      receipt.outboundId,
      receipt.carrierSid,
      receipt.status,
      receipt.errorCode,
      receipt.receivedAt,
    ],
  );
  return created.length === 1;
}

/** Callbacks that came before the text they speak of was known. */
export async function adoptOrphanReceipts(
  db: TxClient,
  outboundId: string,
  carrierSid: string,
): Promise<{ status: string; errorCode: number }[]> {
  return db.sql<{ status: string; errorCode: number }>(
    'adopt_orphan_receipts',
    `with adopted as (
       update delivery_receipt set outbound_id = $1
       where carrier_sid = $2 and outbound_id is null
     )
     select status, error_code as "errorCode" from delivery_receipt
     where carrier_sid = $2 and (outbound_id is null or outbound_id = $1)`,
    [outboundId, carrierSid],
  );
}
