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
  const created = await db.deliveryReceipt.createMany({ data: [receipt], skipDuplicates: true });
  return created.count === 1;
}

/** Callbacks that came before the text they speak of was known. */
export async function adoptOrphanReceipts(
  db: TxClient,
  outboundId: string,
  carrierSid: string,
): Promise<{ status: string; errorCode: number }[]> {
  await db.deliveryReceipt.updateMany({
    where: { carrierSid, outboundId: null },
    data: { outboundId },
  });
  return db.deliveryReceipt.findMany({
    where: { carrierSid, outboundId },
    select: { status: true, errorCode: true },
  });
}
