// Nobody looks: what is urgent and in nobody's hands rings on every board; what somebody said he has
// and left undone rings again; and while no board is open anywhere, the coordinators are texted.
import type { Deps } from '../../../deps.ts';
import type { Actor } from '../../../contract/audit-event.ts';
import { phonesOnCall } from '../../../messaging/phones-on-call.ts';
import { queueNotice } from '../../../messaging/queue-sms.ts';
import { renderText } from '../../../messaging/texts.ts';
import { AppError } from '../../../platform/errors.ts';
import { OWNED_FOR_MINUTES } from '../../../records/alarm/alarm-rules.ts';
import type { AlarmName, Since } from '../../../records/alarm/alarm-store.ts';
import {
  endOverAlarms,
  findUnrung,
  hasWork,
  insertAlarms,
  mayWatch,
  returnAlarms,
  takeUntexted,
} from '../../../records/alarm/alarm-store.ts';
import { countOpenBoards } from '../../../records/presence/presence-store.ts';
import type { Tx, TransactDeps } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';

type WatchDeps = TransactDeps & Pick<Deps, 'config' | 'ids'>;
type AlarmAct = 'alarm.raised' | 'alarm.returned' | 'alarm.ended' | 'alarm.texted';

const SYSTEM: Actor = { kind: 'system' };

/** One round; of several nodes one does it. */
export async function watchAlarms(deps: WatchDeps): Promise<void> {
  const since = sinceWhen(deps, deps.clock.now());
  if (!(await hasWork(deps.db, since))) return;
  await transact(deps, async (tx) => {
    if (!(await mayWatch(tx.db))) return;
    tell(tx, 'alarm.ended', await endOverAlarms(tx.db, tx.at));
    tell(tx, 'alarm.returned', await returnAlarms(tx.db, since.owned));
    tell(tx, 'alarm.raised', await raise(tx, deps, since));
    await textCoordinators(tx, deps);
  });
}

function sinceWhen({ config }: Pick<Deps, 'config'>, now: Date): Since {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  return {
    p1: ago(config.ALARM_P1_MINUTES),
    p2: ago(config.ALARM_P2_MINUTES),
    owned: ago(OWNED_FOR_MINUTES),
  };
}

async function raise(tx: Tx, deps: WatchDeps, since: Since): Promise<AlarmName[]> {
  const unrung = await findUnrung(tx.db, since);
  const alarms = unrung.map((each) => ({ id: deps.ids.uuid(), ...each }));
  if (alarms.length > 0) await insertAlarms(tx.db, alarms, tx.at);
  return alarms;
}

/** One text for all that ring, without a word of any: whoever reads it over a shoulder learns nothing. */
async function textCoordinators(tx: Tx, deps: WatchDeps): Promise<void> {
  const { NETWORK_NAME, RESPONDER_NUMBER } = deps.config;
  if ((await countOpenBoards(tx.db)) > 0) return;
  const phones = await phonesOnCall(tx, deps);
  if (phones.length === 0) return;
  const untold = await takeUntexted(tx.db, tx.at);
  if (untold.length === 0) return;
  tell(tx, 'alarm.texted', untold);
  const n = String(Math.min(untold.length, 99));
  for (const { phone, language } of phones) {
    const body = renderText('nobody_looks', language, { org: NETWORK_NAME, n });
    const notice = { purpose: 'alarm' as const, to: phone, from: RESPONDER_NUMBER, body };
    await queueNotice(tx, deps, notice).catch(ignoreOptedOut);
  }
}

/** One coordinator who wants no texts keeps them from nobody else. */
function ignoreOptedOut(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'opted_out') throw error;
}

export function tell(tx: Tx, action: AlarmAct, alarms: readonly AlarmName[]): void {
  for (const { id, kind, subjectId } of alarms) {
    const detail = { kind, about: subjectId };
    tx.audit({ actor: SYSTEM, action, subject: { kind: 'alarm', id }, detail });
    tx.announce({ kind: 'alarm.changed', subjectId: id });
  }
}
