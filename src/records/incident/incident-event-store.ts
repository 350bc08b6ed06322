// The timeline of incidents. An entry stays with the incident that it happened in; where two became
// one, or one became two, the other's entries are shown by lineage and never copied.
import type { Prisma } from '../../../generated/prisma/client.ts';
import { Prisma as PrismaValues } from '../../../generated/prisma/client.ts';
import type { Person } from '../../contract/account.ts';
import type { TimelineKind } from '../../contract/incident.ts';
import type { Db, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { personOf } from '../account/person-of.ts';

export type NewIncidentEvent = {
  id: string;
  incidentId: string;
  kind: TimelineKind;
  at: Date;
  /** Null: the system. */
  byId: string | null;
  /** The other incident that it is about; its timeline shows the entry too. */
  otherId?: string;
  /** Whose part in a call-out it is about. */
  assignmentId?: string;
  reportIds?: readonly string[];
  codes?: readonly string[];
  /** What an undo gives back. */
  before?: Prisma.InputJsonObject;
};

export async function addToTimeline(db: TxClient, event: NewIncidentEvent): Promise<void> {
  const { otherId, assignmentId, reportIds, codes, before, ...plain } = event;
  await db.incidentEvent.create({
    data: {
      ...plain,
      ...(otherId === undefined ? {} : { subjectKind: 'incident', subjectId: otherId }),
      ...(assignmentId === undefined ? {} : { subjectKind: 'assignment', subjectId: assignmentId }),
      reportIds: [...(reportIds ?? [])],
      codes: [...(codes ?? [])],
      before: before ?? PrismaValues.DbNull,
    },
    select: { id: true },
  });
}

export type IncidentEventRow = {
  id: string;
  incidentId: string;
  kind: TimelineKind;
  at: Date;
  byId: string | null;
  otherId: string | null;
  reportIds: string[];
  before: unknown;
  undoneAt: Date | null;
};

const UNDO_COLUMNS = {
  id: true,
  incidentId: true,
  kind: true,
  at: true,
  byId: true,
  subjectKind: true,
  subjectId: true,
  reportIds: true,
  before: true,
  undoneAt: true,
} as const;

/** Of an incident, its own entries and those of others about it. Newest first. */
export async function findChanges(
  db: TxClient,
  incidentId: string,
  where: { kinds: readonly TimelineKind[]; id?: string },
): Promise<IncidentEventRow[]> {
  const stored = await db.incidentEvent.findMany({
    where: {
      kind: { in: [...where.kinds] },
      ...(where.id === undefined ? {} : { id: where.id }),
      OR: [{ incidentId }, { subjectKind: 'incident', subjectId: incidentId }],
    },
    orderBy: { seq: 'desc' },
    take: 50,
    select: UNDO_COLUMNS,
  });
  return stored.map(({ subjectKind, subjectId, ...plain }) => ({
    ...plain,
    kind: plain.kind as TimelineKind,
    otherId: subjectKind === 'incident' ? subjectId : null,
  }));
}

/** @returns false when it was undone already */
export async function markUndone(db: TxClient, id: string, at: Date): Promise<boolean> {
  const marked = await db.incidentEvent.updateMany({
    where: { id, undoneAt: null },
    data: { undoneAt: at },
  });
  return marked.count === 1;
}

export type TimelineRow = {
  id: string;
  kind: TimelineKind;
  at: Date;
  by: Person | null;
  incident: { id: string; code: string };
  other: { id: string; code: string } | null;
  assignmentId: string | null;
  reports: { id: string; number: number }[];
  codes: string[];
  undoneAt: Date | null;
};

/**
 * The timeline, oldest first: its own entries; all of those that were merged into it; of the one
 * that it was split from, what happened until then; and what others' entries say about it.
 */
export async function readTimeline(
  db: Pick<Db, 'pool'>,
  keyring: Keyring,
  incidentId: string,
): Promise<TimelineRow[]> {
  const found = await db.pool.query<StoredEntry>({
    name: 'read_timeline',
    text: `with recursive lineage(id, until_seq) as (
        select $1::uuid, null::bigint
        union
        select step.id, step.until_seq from lineage cross join lateral (
          select absorbed.id, lineage.until_seq from incident absorbed
            where absorbed.merged_into_id = lineage.id and (lineage.until_seq is null or exists (
              select 1 from incident_event merge where merge.incident_id = absorbed.id
                and merge.kind = 'merged_into' and merge.subject_id = lineage.id
                and merge.undone_at is null and merge.seq <= lineage.until_seq))
          union all
          select split.incident_id, least(split.seq, lineage.until_seq) from incident_event split
            where split.kind = 'split_off' and split.subject_id = lineage.id
              and split.undone_at is null
        ) step
      )
      select distinct on (event.seq) event.id, event.kind, event.at, event.codes,
        event.undone_at as "undoneAt", incident.id as "incidentId", incident.code as "incidentCode",
        other.id as "otherId", other.code as "otherCode", account.id as "byId",
        case when event.subject_kind = 'assignment' then event.subject_id end as "assignmentId",
        account.username as "byUsername", account.name_sealed as "byName",
        (select coalesce(json_agg(json_build_object('id', report.id, 'number', report.number)
           order by report.number), '[]') from report where report.id = any(event.report_ids)
        ) as reports
      from incident_event event
      join lineage on lineage.id = event.incident_id
          and (lineage.until_seq is null or event.seq <= lineage.until_seq)
        or lineage.id = $1 and event.subject_kind = 'incident' and event.subject_id = $1
      join incident on incident.id = event.incident_id
      left join incident other on event.subject_kind = 'incident' and other.id = event.subject_id
      left join account on account.id = event.by_id
      order by event.seq`,
    values: [incidentId],
  });
  return found.rows.map((row) => toTimelineRow(keyring, row));
}

type StoredEntry = Pick<
  TimelineRow,
  'id' | 'kind' | 'at' | 'reports' | 'codes' | 'undoneAt' | 'assignmentId'
> & {
  incidentId: string;
  incidentCode: string;
  otherId: string | null;
  otherCode: string | null;
  byId: string | null;
  byUsername: string | null;
  byName: Buffer | null;
};

function toTimelineRow(keyring: Keyring, row: StoredEntry): TimelineRow {
  const { byId, byUsername, byName, incidentId, incidentCode, otherId, otherCode, ...plain } = row;
  const hasAuthor = byId !== null && byUsername !== null && byName !== null;
  return {
    ...plain,
    by: hasAuthor
      ? personOf(keyring, { id: byId, username: byUsername, nameSealed: byName })
      : null,
    incident: { id: incidentId, code: incidentCode },
    other: otherId !== null && otherCode !== null ? { id: otherId, code: otherCode } : null,
  };
}
