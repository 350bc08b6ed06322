// Alarms in the database: of one kind about one thing at most one is open, whichever node looks first.
import type { AlarmKind } from '../../contract/alarm.ts';
import type { Db, DbClient, TxClient } from '../../platform/db.ts';
import type { RunSql } from '../../platform/transaction.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { AlarmRow, StoredAlarm } from './alarm-row.ts';
import { toAlarmRow } from './alarm-row.ts';

const SELECT = `select alarm.id, alarm.kind, alarm.raised_at as "raisedAt",
    alarm.owned_at as "ownedAt", alarm.texted_at as "textedAt", alarm.ended_at as "endedAt",
    alarm.version, account.id as "byId", account.username as "byUsername",
    account.name_sealed as "byName", report.id as "reportId", report.number,
    report.kind as "reportKind", report.priority, assignment.id as "assignmentId",
    call_out.incident_id as "incidentId", call_out.code, volunteer.id as "volunteerId",
    volunteer.name_sealed as "nameSealed"
  from alarm left join report on report.id = alarm.subject_id
  left join assignment on assignment.id = alarm.subject_id
  left join call_out on call_out.id = assignment.call_out_id
  left join volunteer on volunteer.id = assignment.volunteer_id
  left join account on account.id = alarm.owned_by_id`;

export async function findAlarms(
  db: Pick<Db, 'pool'>,
  keyring: Keyring,
  ids: readonly string[],
): Promise<AlarmRow[]> {
  const found = await db.pool.query<StoredAlarm>({
    name: 'find_alarms',
    text: `${SELECT} where alarm.id = any($1::uuid[])`,
    values: [ids],
  });
  return found.rows.map((row) => toAlarmRow(keyring, row));
}

export async function listOpenAlarms(db: DbClient, keyring: Keyring): Promise<AlarmRow[]> {
  const rows = await db.$queryRawUnsafe<StoredAlarm[]>(
    `${SELECT} where alarm.ended_at is null order by alarm.kind, alarm.raised_at`,
  );
  return rows.map((row) => toAlarmRow(keyring, row));
}

/** Whether no other node looks already. Lock: advisory, until the transaction ends. */
export async function mayWatch(db: TxClient): Promise<boolean> {
  const rows = await db.sql<{ mine: boolean }>(
    'may_watch_alarms',
    `select pg_try_advisory_xact_lock(hashtext('alarm_watch')) as mine`,
    [],
  );
  return rows[0]?.mine === true;
}

/** What waits in nobody's hands too long, and is in no slow lane. */
const OVERDUE = `report.status in ('new', 'collecting') and not 'slow_lane' = any(report.flags)
  and (report.priority = 'P1' and report.received_at <= $1
    or report.priority = 'P2' and report.received_at <= $2)`;
const KIND_OF = `case report.priority when 'P1' then 'report_p1' else 'report_p2' end`;
/** Open, and its report is not what it rang for any more. */
const OVER = `alarm.ended_at is null and alarm.kind in ('report_p1', 'report_p2') and not exists (
    select 1 from report where report.id = alarm.subject_id
      and report.status in ('new', 'collecting') and ${KIND_OF} = alarm.kind)`;

export type Since = { p1: Date; p2: Date; owned: Date };

/** One question for the ordinary round, in which nothing is to be done. */
export async function hasWork(db: Pick<Db, 'pool'>, since: Since): Promise<boolean> {
  const found = await db.pool.query<{ any: boolean }>({
    name: 'has_alarm_work',
    text: `select exists (select 1 from report where ${OVERDUE} and not exists (
          select 1 from alarm where alarm.subject_id = report.id and alarm.ended_at is null
            and alarm.kind = ${KIND_OF}))
      or exists (select 1 from alarm where alarm.ended_at is null
          and (alarm.owned_at <= $3 or alarm.owned_at is null and alarm.texted_at is null))
      or exists (select 1 from alarm where ${OVER}) as any`,
    values: [since.p1, since.p2, since.owned],
  });
  return found.rows[0]?.any === true;
}

export type AlarmName = { id: string; kind: AlarmKind; subjectId: string };

export async function findUnrung(db: TxClient, since: Since): Promise<Omit<AlarmName, 'id'>[]> {
  return db.sql(
    'find_unrung',
    `select ${KIND_OF} as kind, report.id as "subjectId" from report
     where ${OVERDUE} and not exists (select 1 from alarm where alarm.subject_id = report.id
       and alarm.ended_at is null and alarm.kind = ${KIND_OF})
     order by report.priority, report.received_at limit 200`,
    [since.p1, since.p2],
  );
}

export async function insertAlarms(
  db: TxClient,
  alarms: readonly AlarmName[],
  raisedAt: Date,
): Promise<void> {
  await db.alarm.createMany({ data: alarms.map((alarm) => ({ ...alarm, raisedAt })) });
}

export async function endOverAlarms(db: TxClient, at: Date): Promise<AlarmName[]> {
  return db.sql(
    'end_over_alarms',
    `update alarm set ended_at = $1, version = version + 1 where ${OVER}
     returning id, kind, subject_id as "subjectId"`,
    [at],
  );
}

/** Nobody has dealt with it: it rings again. */
export async function returnAlarms(db: TxClient, ownedBefore: Date): Promise<AlarmName[]> {
  return db.sql(
    'return_alarms',
    `update alarm set owned_by_id = null, owned_at = null, version = version + 1
     where ended_at is null and owned_at <= $1 returning id, kind, subject_id as "subjectId"`,
    [ownedBefore],
  );
}

/** Those about which nobody was texted yet, marked as texted from now on. */
export async function takeUntexted(db: TxClient, at: Date): Promise<AlarmName[]> {
  return db.sql(
    'take_untexted',
    `update alarm set texted_at = $1, version = version + 1
     where ended_at is null and owned_by_id is null and texted_at is null and kind <> 'sos'
     returning id, kind, subject_id as "subjectId"`,
    [at],
  );
}

/** @returns false when somebody else has it, or it is over */
export async function ownAlarm(
  db: TxClient,
  id: string,
  own: { ownedById: string; ownedAt: Date },
): Promise<boolean> {
  const owned = await db.alarm.updateMany({
    where: { id, endedAt: null, ownedById: null },
    data: { ...own, version: { increment: 1 } },
  });
  return owned.count === 1;
}

/** A report is in somebody's hands: what rang for it is over. */
export async function endAlarmsOf(db: TxClient, subjectId: string, at: Date): Promise<AlarmName[]> {
  return db.sql(
    'end_alarms_of',
    `update alarm set ended_at = $2, version = version + 1
     where subject_id = $1 and ended_at is null returning id, kind, subject_id as "subjectId"`,
    [subjectId, at],
  );
}

/**
 * About somebody's part in a call-out: raises it, or takes an open one out of its owner's hands, so that it rings again. Lock: the row.
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

/** SOS for which nobody was rung yet, marked as rung for from now on. Lock: the rows, in one statement. */
export async function takeUncalledSos(
  sql: RunSql,
  at: Date,
): Promise<{ id: string; code: string }[]> {
  return sql(
    'take_uncalled_sos',
    `update alarm set texted_at = $1, version = alarm.version + 1
     from assignment join call_out on call_out.id = assignment.call_out_id
     where alarm.kind = 'sos' and alarm.ended_at is null and alarm.texted_at is null
       and assignment.id = alarm.subject_id
     returning alarm.id, call_out.code`,
    [at],
  );
}

/** The call was never heard of: the next round rings. */
export async function giveBackSos(sql: RunSql, id: string): Promise<void> {
  await sql('give_back_sos', 'update alarm set texted_at = null where id = $1', [id]);
}
