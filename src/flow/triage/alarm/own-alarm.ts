// `I have it`: the alarm falls silent for all and names its owner; unworked it rings again.
import type { Deps } from '../../../deps.ts';
import type { AlarmList, AlarmView } from '../../../contract/alarm.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import { OWNED_FOR_MINUTES } from '../../../records/alarm/alarm-rules.ts';
import { findAlarms, listOpenAlarms, ownAlarm } from '../../../records/alarm/alarm-store.ts';
import { viewAlarm } from '../../../records/alarm/alarm-view.ts';
import type { TransactDeps } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';

type AlarmDeps = Pick<Deps, 'db' | 'keyring'>;

/**
 * Owning what one owns is no error.
 * @throws AppError not_found, alarm_owned with `details.ownedBy`, alarm_over
 */
export async function takeAlarm(
  deps: TransactDeps,
  viewer: Viewer,
  id: string,
): Promise<AlarmView> {
  const before = await showAlarm(deps, viewer, id);
  const isOwned = await transact(deps, async (tx) => {
    const own = { ownedById: viewer.account.id, ownedAt: tx.at };
    if (!(await ownAlarm(tx.db, id, own))) return false;
    tx.audit({
      actor: actorOf(viewer),
      action: 'alarm.owned',
      subject: { kind: 'alarm', id },
      detail: { kind: before.kind, about: before.subject.id },
    });
    tx.announce({ kind: 'alarm.changed', subjectId: id });
    return true;
  });
  const after = await showAlarm(deps, viewer, id);
  if (!isOwned && after.ownedBy?.id !== viewer.account.id) throw refusal(after);
  return after;
}

function refusal({ endedAt, ownedBy }: AlarmView): AppError {
  if (endedAt !== null || !ownedBy) return new AppError('alarm_over', 'This is dealt with.');
  return new AppError('alarm_owned', `${ownedBy.name} has it.`, { details: { ownedBy } });
}

/** @throws AppError not_found, also for one that may not be seen */
async function showAlarm(deps: AlarmDeps, viewer: Viewer, id: string): Promise<AlarmView> {
  const [row] = await findAlarms(deps.db, deps.keyring, [id]);
  const view = row && viewAlarm(row, viewer.account.roles);
  if (!view) throw notFound();
  return view;
}

/** What rings now, and after how long what rings. */
export async function listAlarms(
  deps: AlarmDeps & Pick<Deps, 'config'>,
  viewer: Viewer,
): Promise<AlarmList> {
  const { ALARM_P1_MINUTES, ALARM_P2_MINUTES } = deps.config;
  const rows = await listOpenAlarms(deps.db.prisma, deps.keyring);
  return {
    items: rows.flatMap((row) => viewAlarm(row, viewer.account.roles) ?? []),
    minutes: { P1: ALARM_P1_MINUTES, P2: ALARM_P2_MINUTES, owned: OWNED_FOR_MINUTES },
  };
}
