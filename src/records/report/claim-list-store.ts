// Reports in somebody's hands, and since when nothing was done: read for those who let go of them and
// for those who hand them on.
import type { ClaimLine } from '../../contract/claims.ts';
import type { Priority, ReportKind, ReportStatus } from '../../contract/statuses.ts';
import type { Db } from '../../platform/db.ts';

export type IdleClaim = { id: string; ownerId: string; actedAt: Date };

/** The owner's last act: the claim itself, a word in a draft, or whatever was written down of him. */
const ACTED_AT = `greatest(report.claimed_at, report.owner_acted_at, (
  select max(act.at) from audit_event act
  where act.subject_id = report.id and act.actor_id = report.claimed_by_id))`;

/** In review, and the owner has done nothing since `before`, or may not act at all any more. */
export async function findIdleClaims(db: Pick<Db, 'pool'>, before: Date): Promise<IdleClaim[]> {
  const found = await db.pool.query<IdleClaim>({
    name: 'find_idle_claims',
    text: `select * from (
        select report.id, report.claimed_by_id as "ownerId", ${ACTED_AT} as "actedAt",
          account.disabled_at is not null as is_gone
        from report join account on account.id = report.claimed_by_id
        where report.status = 'in_review'
          and (report.claimed_at < $1 or account.disabled_at is not null)
      ) as claim where "actedAt" < $1 or is_gone order by "actedAt" limit 100`,
    values: [before],
  });
  return found.rows;
}

export type OpenClaim = Omit<ClaimLine, 'receivedAt' | 'claimedAt' | 'releaseAt' | 'code'> & {
  number: number;
  kind: ReportKind;
  status: ReportStatus;
  priority: Priority;
  receivedAt: Date;
  claimedAt: Date | null;
  actedAt: Date | null;
  personDueAt: Date | null;
  callDueAt: Date | null;
  ownerId: string | null;
};

/** Every open report in one line, the most urgent and then the oldest first. */
export async function listOpenClaims(db: Pick<Db, 'pool'>): Promise<OpenClaim[]> {
  const found = await db.pool.query<OpenClaim>({
    name: 'list_open_claims',
    text: `select report.id, report.number, report.kind, report.status, report.priority,
        report.received_at as "receivedAt", report.claimed_at as "claimedAt",
        ${ACTED_AT} as "actedAt", report.claimed_by_id as "ownerId",
        report.person_due_at as "personDueAt", promise.due_at as "callDueAt",
        case when incident.id is null then null
          else json_build_object('id', incident.id, 'code', incident.code) end as incident
      from report
      left join call_back promise on promise.report_id = report.id and promise.done_at is null
      left join incident_report link on link.report_id = report.id
        and link.unlinked_at is null and link.settled_at is null
      left join incident on incident.id = link.incident_id
      where report.status in ('new', 'collecting', 'in_review', 'linked')
      order by report.priority, report.number`,
  });
  return found.rows;
}
