// A text whose call ended without an answer is settled by evidence: a callback that bears our id,
// or the carrier's own list. It is never sent again by itself; after a while a person decides.
import type { Deps } from '../deps.ts';
import { errorForLog } from '../platform/log.ts';
import {
  linkCarrierSid,
  markUnsettled,
  moveSms,
} from '../records/outbound-sms/outbound-sms-store.ts';
import type { UnsettledSms } from '../records/outbound-sms/sealed-sms.ts';
import { knownCarrierSids, listUnsettledSms } from '../records/outbound-sms/uncertain-sms-store.ts';
import { stateOfCarrierStatus } from '../records/outbound-sms/sms-status.ts';
import type { TransactDeps } from '../records/transact.ts';
import { transact } from '../records/transact.ts';
import type { CarrierMessage } from './sms-transport.ts';

type SettleDeps = TransactDeps & Pick<Deps, 'sms' | 'log' | 'metrics'>;

/** A call ends after 10 s; what is still `sending` after this long died with its process. */
const ABANDONED_MS = 30_000;
const GIVE_UP_AFTER_MS = 5 * 60_000;
const BEFORE_ATTEMPT_MS = 5_000;
const AFTER_ATTEMPT_MS = 70_000;
const BATCH = 50;

/** Looks once at each unsettled text. @returns how many were settled by the carrier's list */
export async function settleUnknown(deps: SettleDeps): Promise<number> {
  const now = deps.clock.now();
  const before = new Date(now.getTime() - ABANDONED_MS);
  const unsettled = await listUnsettledSms(deps.db, deps.keyring, before, BATCH);
  let settled = 0;
  for (const sms of unsettled) {
    const found = await findAtCarrier(deps, sms);
    if (found === 'unreachable') return settled;
    if (found) {
      await adopt(deps, sms, found);
      settled += 1;
    } else {
      await keepUnsettled(deps, sms, now);
    }
  }
  return settled;
}

async function findAtCarrier(
  deps: SettleDeps,
  sms: UnsettledSms,
): Promise<CarrierMessage | null | 'unreachable'> {
  try {
    const listed = await deps.sms.list({ to: sms.to, limit: 50 });
    const matching = listed.filter((message) => isThisText(sms, message));
    const taken = await knownCarrierSids(
      deps.db,
      matching.map((message) => message.sid),
    );
    const free = matching.filter((message) => !taken.has(message.sid));
    return free.length === 1 ? free[0]! : null;
  } catch (error) {
    deps.log.warn({ err: errorForLog(error) }, "the carrier's list cannot be read");
    return 'unreachable';
  }
}

function isThisText(sms: UnsettledSms, message: CarrierMessage): boolean {
  const attemptedMs = sms.attemptedAt.getTime();
  const createdMs = message.createdAt.getTime();
  return (
    message.direction.startsWith('outbound') &&
    message.from === sms.fromNumber &&
    message.body === sms.body &&
    createdMs >= attemptedMs - BEFORE_ATTEMPT_MS &&
    createdMs <= attemptedMs + AFTER_ATTEMPT_MS
  );
}

async function adopt(deps: SettleDeps, sms: UnsettledSms, found: CarrierMessage): Promise<void> {
  await transact(deps, async (tx) => {
    await linkCarrierSid(tx.db, sms.id, found.sid);
    await moveSms(tx.db, sms.id, 'accepted', null);
    const state = stateOfCarrierStatus(found.status);
    if (state) await moveSms(tx.db, sms.id, state, found.errorCode);
    if (sms.reportId) tx.announce({ kind: 'report.changed', subjectId: sms.reportId });
  });
}

async function keepUnsettled(deps: SettleDeps, sms: UnsettledSms, now: Date): Promise<void> {
  const ageMs = now.getTime() - sms.attemptedAt.getTime();
  await transact(deps, async (tx) => {
    const settledAt = ageMs > GIVE_UP_AFTER_MS ? tx.at : null;
    const isChanged = await markUnsettled(tx.db, sms.id, settledAt);
    if (isChanged && sms.reportId) tx.announce({ kind: 'report.changed', subjectId: sms.reportId });
  });
}
