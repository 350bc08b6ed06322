// Findings in the database: added and withdrawn, never changed or removed. One about a report goes
// where people link the report; any other goes with its incident into whatever absorbs it.
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { PERSON_COLUMNS } from '../account/person-of.ts';
import type { FindingRow, NewFinding } from './finding-row.ts';
import { sealWords, toFindingRow } from './finding-row.ts';

const FINDING_COLUMNS = {
  id: true,
  incidentId: true,
  basis: true,
  says: true,
  agency: true,
  actual: true,
  sources: true,
  at: true,
  enteredBy: { select: PERSON_COLUMNS },
  volunteerId: true,
  assignmentId: true,
  reportId: true,
  mediaId: true,
  noteSealed: true,
  withdrawnAt: true,
} as const;

export async function insertFinding(
  db: TxClient,
  keyring: Keyring,
  finding: NewFinding,
): Promise<void> {
  const { words, sources, ...plain } = finding;
  await db.finding.create({
    data: {
      ...plain,
      sources: [...new Set(sources)],
      noteSealed: sealWords(keyring, finding.id, words),
    },
    select: { id: true },
  });
}

/**
 * Everything found about an incident, oldest first, with what was withdrawn.
 * @returns those of its own and of what was merged into it, without those about a report that is about
 *   it no longer; and those about a report that came from an incident which it was split from
 */
export async function findFindings(
  db: DbClient,
  keyring: Keyring,
  incidentId: string,
): Promise<FindingRow[]> {
  const ids = await db.$queryRaw<{ id: string }[]>`
    with recursive lineage(id) as (
      select ${incidentId}::uuid
      union
      select absorbed.id from incident absorbed join lineage on absorbed.merged_into_id = lineage.id
    )
    select finding.id from finding
    where finding.report_id is null and finding.incident_id in (select id from lineage)
    union
    select finding.id from finding
    join incident_report link on link.report_id = finding.report_id
      and link.incident_id = ${incidentId}::uuid and link.unlinked_at is null
    where finding.incident_id in (select id from lineage) or not exists (
      select 1 from incident_report own where own.report_id = finding.report_id
        and own.incident_id = finding.incident_id and own.unlinked_at is null)`;
  const stored = await db.finding.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: FINDING_COLUMNS,
  });
  return stored.map((each) => toFindingRow(keyring, each));
}

export async function findFinding(
  db: DbClient,
  keyring: Keyring,
  id: string,
): Promise<FindingRow | null> {
  const stored = await db.finding.findUnique({ where: { id }, select: FINDING_COLUMNS });
  return stored && toFindingRow(keyring, stored);
}

/** What somebody in the field said last and has not taken back. */
export async function findFieldFinding(
  db: DbClient,
  keyring: Keyring,
  assignmentId: string,
): Promise<FindingRow | null> {
  const stored = await db.finding.findFirst({
    where: { assignmentId, enteredById: null, withdrawnAt: null },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: FINDING_COLUMNS,
  });
  return stored && toFindingRow(keyring, stored);
}

/** @returns false when it was withdrawn already */
export async function withdrawFinding(
  db: TxClient,
  id: string,
  by: { at: Date; byId: string | null },
): Promise<boolean> {
  const withdrawn = await db.finding.updateMany({
    where: { id, withdrawnAt: null },
    data: { withdrawnAt: by.at, withdrawnById: by.byId },
  });
  return withdrawn.count === 1;
}

/** The words of findings about a report, erased with it. */
export async function eraseFindingWords(db: TxClient, reportId: string): Promise<void> {
  await db.finding.updateMany({ where: { reportId }, data: { noteSealed: null } });
}
