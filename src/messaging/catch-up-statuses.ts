// Callbacks can be lost, here or on their way. A text that the carrier took and of whose end we
// have heard nothing is asked after, and its answer counts as the callback.
import type { Deps } from '../deps.ts';
import { errorForLog } from '../platform/log.ts';
import { listSilentSms } from '../records/outbound-sms/uncertain-sms-store.ts';
import type { StatusDeps } from './receive-status.ts';
import { receiveStatus } from './receive-status.ts';

type CatchUpDeps = StatusDeps & Pick<Deps, 'sms'>;

/** A network's own receipt takes seconds, minutes at the worst. */
const SILENT_MS = 10 * 60_000;
/** Some networks never say: then nothing new will be heard. */
const HOPELESS_MS = 24 * 60 * 60_000;
const ASKED_MAX = 100;

/** @returns how many texts were asked after */
export async function catchUpStatuses(deps: CatchUpDeps): Promise<number> {
  const nowMs = deps.clock.now().getTime();
  const attempted = { after: new Date(nowMs - HOPELESS_MS), before: new Date(nowMs - SILENT_MS) };
  const silent = await listSilentSms(deps.db, attempted, ASKED_MAX);
  let asked = 0;
  try {
    for (const { id, carrierSid } of silent) {
      const message = await deps.sms.find(carrierSid);
      asked += 1;
      if (!message) continue;
      const errorCode = message.errorCode ?? 0;
      await receiveStatus(deps, { carrierSid, status: message.status, errorCode, smsId: id });
    }
  } catch (error) {
    deps.log.warn({ err: errorForLog(error) }, 'texts without news could not be asked after');
  }
  return asked;
}
