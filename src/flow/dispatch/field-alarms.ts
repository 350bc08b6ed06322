// Alarms about people in the field: they ring on every board until somebody owns them, and again when
// that leads to nothing.
import { endFieldAlarm, raiseFieldAlarm } from '../../records/alarm/alarm-store.ts';
import type { Deps } from '../../deps.ts';
import type { Tx } from '../../records/transact.ts';
import { SYSTEM } from './dispatch-deps.ts';

export type FieldAlarmKind = 'sos' | 'overdue';

/** Rings once; raised again while it is open it rings again, whoever has said that he has it. */
export async function raiseAlarm(
  tx: Tx,
  deps: Pick<Deps, 'ids'>,
  kind: FieldAlarmKind,
  assignmentId: string,
): Promise<void> {
  const id = await raiseFieldAlarm(tx.db, { id: deps.ids.uuid(), kind, assignmentId, at: tx.at });
  const detail = { kind, about: assignmentId };
  tx.audit({ actor: SYSTEM, action: 'alarm.raised', subject: { kind: 'alarm', id }, detail });
  tx.announce({ kind: 'alarm.changed', subjectId: id });
}

export async function endAlarm(tx: Tx, kind: FieldAlarmKind, assignmentId: string): Promise<void> {
  const id = await endFieldAlarm(tx.db, kind, assignmentId, tx.at);
  if (id === null) return;
  const detail = { kind, about: assignmentId };
  tx.audit({ actor: SYSTEM, action: 'alarm.ended', subject: { kind: 'alarm', id }, detail });
  tx.announce({ kind: 'alarm.changed', subjectId: id });
}
