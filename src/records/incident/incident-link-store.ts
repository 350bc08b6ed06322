// Which report is about which incident: a link is made and ended by people, and its row stays.
import type { Person } from '../../contract/account.ts';
import type { Db, DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { PERSON_COLUMNS, personOf } from '../account/person-of.ts';

export type CurrentLink = {
  id: string;
  reportId: string;
  incident: { id: string; code: string };
  linkedBy: Person;
};

/** Neither taken back nor ended with its incident: one a report at most, the database holds it. */
const CURRENT = { unlinkedAt: null, settledAt: null } as const;

export async function findCurrentLinks(
  db: DbClient,
  keyring: Keyring,
  reportIds: readonly string[],
): Promise<CurrentLink[]> {
  const stored = await db.incidentReport.findMany({
    where: { reportId: { in: [...reportIds] }, ...CURRENT },
    select: {
      id: true,
      reportId: true,
      incident: { select: { id: true, code: true } },
      linkedBy: { select: PERSON_COLUMNS },
    },
  });
  return stored.map((each) => ({ ...each, linkedBy: personOf(keyring, each.linkedBy) }));
}

/** @throws the database's refusal when a report is about another open incident already */
export async function insertLinks(
  db: TxClient,
  links: readonly {
    id: string;
    incidentId: string;
    reportId: string;
    linkedAt: Date;
    linkedById: string;
  }[],
): Promise<void> {
  await db.incidentReport.createMany({ data: [...links] });
}

/**
 * Ends the links of these reports to this incident.
 * @returns how many were current
 */
export async function endLinks(
  db: TxClient,
  incidentId: string,
  reportIds: readonly string[],
  end: { at: Date; byId: string },
): Promise<number> {
  const ended = await db.incidentReport.updateMany({
    where: { incidentId, reportId: { in: [...reportIds] }, ...CURRENT },
    data: { unlinkedAt: end.at, unlinkedById: end.byId },
  });
  return ended.count;
}

/** The incident closes: its links stay, and bind its reports no longer. */
export async function settleLinks(db: TxClient, incidentId: string, at: Date): Promise<void> {
  await db.incidentReport.updateMany({
    where: { incidentId, ...CURRENT },
    data: { settledAt: at },
  });
}

/** It opens again. @throws the database's refusal when a report is about another one by now */
export async function unsettleLinks(db: TxClient, incidentId: string): Promise<void> {
  await db.incidentReport.updateMany({
    where: { incidentId, unlinkedAt: null, settledAt: { not: null } },
    data: { settledAt: null },
  });
}

export type CoarsePlace = { city: string | null; zip: string | null; zoneIds: string[] };

/** The first of these reports, oldest first, of which it is known where it is about. */
export async function findCoarsePlace(
  db: TxClient,
  reportIds: readonly string[],
): Promise<CoarsePlace> {
  const rows = await db.sql<CoarsePlace>(
    'find_coarse_place',
    `select place_city as city, place_zip as zip, zone_ids as "zoneIds" from report
     where id = any($1::uuid[]) and (place_city is not null or place_zip is not null)
     order by number limit 1`,
    [reportIds],
  );
  return rows[0] ?? { city: null, zip: null, zoneIds: [] };
}

/** Linked reports whose last words since then say that they left. */
export async function listDepartures(
  db: TxClient,
  incidentId: string,
  since: Date,
): Promise<{ id: string; phoneIndex: Uint8Array | null }[]> {
  return db.sql(
    'list_departures',
    `select report.id, report.phone_index as "phoneIndex" from report
     join incident_report link on link.report_id = report.id
       and link.incident_id = $1 and link.unlinked_at is null
     where report.last_message_at >= $2
       and (report.facts->>'timing' = 'just_left' or report.facts->'activity' ? 'left')`,
    [incidentId, since],
  );
}

/** When the first of its reports was first taken into somebody's hands and still is. */
export async function findFirstClaim(
  db: Pick<Db, 'pool'>,
  incidentId: string,
): Promise<Date | null> {
  const found = await db.pool.query<{ at: Date | null }>({
    name: 'find_first_claim',
    text: `select min(claimed_at) as at from report
      join incident_report link on link.report_id = report.id
      where link.incident_id = $1 and link.unlinked_at is null`,
    values: [incidentId],
  });
  return found.rows[0]?.at ?? null;
}

/** What came of a report: whether somebody went to look, and what its incident was held to be. */
export async function findLook(
  db: Pick<Db, 'pool'>,
  reportId: string,
): Promise<{ hasGoneToLook: boolean; verdict: 'confirmed' | 'unfounded' | 'inconclusive' | null }> {
  const found = await db.pool.query<{ verification: string; hasGone: boolean }>({
    name: 'find_look',
    text: `select incident.verification, exists (
        select 1 from assignment join call_out on call_out.id = assignment.call_out_id
        where call_out.incident_id = incident.id
          and (assignment.en_route_at is not null or assignment.on_scene_at is not null)
      ) as "hasGone"
      from incident_report link join incident on incident.id = link.incident_id
      where link.report_id = $1 and link.unlinked_at is null
      order by link.linked_at desc limit 1`,
    values: [reportId],
  });
  const [row] = found.rows;
  const verdict = VERDICTS.find((each) => each === row?.verification) ?? null;
  return { hasGoneToLook: row?.hasGone ?? false, verdict };
}

const VERDICTS = ['confirmed', 'unfounded', 'inconclusive'] as const;
