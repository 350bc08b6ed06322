// Alarms about somebody's part in a call-out: at most one open of each kind.
import type { TxClient } from '../../platform/db.ts';

/**
 * Raises it, or takes an open one out of its owner's hands, so that it rings again. Lock: the row.
 * @returns the id of the alarm that rings
 */
export async function raiseFieldAlarm(
  db: TxClient,
  alarm: { id: string; kind: string; assignmentId: string; at: Date },
): Promise<string> {
  const rows = await db.sql<{ id: string }>(
    'raise_field_alarm',
    `insert into alarm (id, kind, subject_id, raised_at) values ($1, $2, $3, $4)
     on conflict (kind, subject_id) where ended_at is null
     do update set owned_by_id = null, owned_at = null, version = alarm.version + 1
     returning id`,
    [alarm.id, alarm.kind, alarm.assignmentId, alarm.at],
  );
  return rows[0]?.id ?? alarm.id;
}

/** @returns the id of the one that was open; null where none was */
export async function endFieldAlarm(
  db: TxClient,
  kind: string,
  assignmentId: string,
  at: Date,
): Promise<string | null> {
  const rows = await db.sql<{ id: string }>(
    'end_field_alarm',
    `update alarm set ended_at = $3, version = version + 1
     where kind = $1 and subject_id = $2 and ended_at is null returning id`,
    [kind, assignmentId, at],
  );
  return rows[0]?.id ?? null;
}
