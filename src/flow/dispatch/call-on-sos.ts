// Beside the texts of an SOS the people on call are rung. Taken before it rings, so that no two nodes
// ring; given back where the carrier did not hear of it, so that another round does.
import type { Deps } from '../../deps.ts';
import type { RingPhone } from '../../messaging/ring-phone.ts';
import { CarrierError } from '../../messaging/sms-transport.ts';
import { renderText } from '../../messaging/texts.ts';
import { errorForLog } from '../../platform/log.ts';
import { sqlOf } from '../../platform/run-sql.ts';
import { giveBackSos, takeUncalledSos } from '../../records/alarm/alarm-store.ts';

type CallDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'log'>;

/** @returns how many alarms people were rung for */
export async function callOnSos(deps: CallDeps, ring: RingPhone): Promise<number> {
  const { COORDINATOR_PHONES, NETWORK_NAME, RESPONDER_NUMBER } = deps.config;
  if (COORDINATOR_PHONES.length === 0) return 0;
  const sql = sqlOf(deps.db);
  const taken = await takeUncalledSos(sql, deps.clock.now());
  for (const { id, code } of taken) {
    const rung = COORDINATOR_PHONES.map(({ phone: to, language }) => {
      const sentence = renderText('staff_sos', language, { org: NETWORK_NAME, code });
      return ring({ to, from: RESPONDER_NUMBER, sentence, language });
    });
    const failures = (await Promise.allSettled(rung)).flatMap((each) =>
      each.status === 'rejected' ? [each.reason as unknown] : [],
    );
    for (const error of failures)
      deps.log.warn({ err: errorForLog(error) }, 'a call did not go out');
    if (failures.length === rung.length && failures.every(wasNeverHeard))
      await giveBackSos(sql, id);
  }
  return taken.length;
}

function wasNeverHeard(error: unknown): boolean {
  return error instanceof CarrierError && error.kind === 'unreachable';
}
