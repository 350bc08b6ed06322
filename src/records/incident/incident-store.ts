// Incidents in the database: seals on write, opens on read. Whoever changes one holds its lock, and
// whoever needs several takes their locks in the order of their ids.
import type { Prisma } from '../../../generated/prisma/client.ts';
import type { Priority } from '../../contract/statuses.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { UsedCodes } from './incident-code.ts';
import type { IncidentRow } from './incident-row.ts';
import { INCIDENT_COLUMNS, toIncidentRow } from './incident-row.ts';

export type NewIncident = {
  id: string;
  code: string;
  priority: Priority;
  placeText: string | null;
  title: string | null;
  city: string | null;
  zip: string | null;
  zoneIds: readonly string[];
  openedAt: Date;
  openedById: string;
};

export async function insertIncident(
  db: TxClient,
  keyring: Keyring,
  incident: NewIncident,
): Promise<void> {
  const { placeText, title, zoneIds, ...plain } = incident;
  await db.incident.create({
    data: {
      ...plain,
      zoneIds: [...zoneIds],
      ...sealWords(keyring, incident.id, { placeText, title }),
    },
    select: { id: true },
  });
}

export async function findIncident(
  db: DbClient,
  keyring: Keyring,
  id: string,
): Promise<IncidentRow | null> {
  return (await findIncidents(db, keyring, [id]))[0] ?? null;
}

export async function findIncidents(
  db: DbClient,
  keyring: Keyring,
  ids: readonly string[],
): Promise<IncidentRow[]> {
  const stored = await db.incident.findMany({
    where: { id: { in: [...ids] } },
    select: INCIDENT_COLUMNS,
  });
  return stored.map((each) => toIncidentRow(keyring, each));
}

export async function listOpenIncidents(db: DbClient, keyring: Keyring): Promise<IncidentRow[]> {
  const stored = await db.incident.findMany({
    where: { closedAt: null },
    orderBy: { number: 'asc' },
    select: INCIDENT_COLUMNS,
  });
  return stored.map((each) => toIncidentRow(keyring, each));
}

/** Newest first, below `beforeNumber` where given. */
export async function pageOfIncidents(
  db: DbClient,
  keyring: Keyring,
  query: { isOpen: boolean; beforeNumber?: number; limit: number },
): Promise<IncidentRow[]> {
  const stored = await db.incident.findMany({
    where: {
      closedAt: query.isOpen ? null : { not: null },
      ...(query.beforeNumber === undefined ? {} : { number: { lt: query.beforeNumber } }),
    },
    orderBy: { number: 'desc' },
    take: query.limit,
    select: INCIDENT_COLUMNS,
  });
  return stored.map((each) => toIncidentRow(keyring, each));
}

/**
 * Lock: these rows, in the order of their ids, until the transaction ends. Incidents come before the
 * reports that are linked to them, so that nobody waits for somebody who waits for him.
 */
export async function lockIncidents(db: TxClient, ids: readonly string[]): Promise<void> {
  await db.sql(
    'lock_incidents',
    `select 1 from incident where id = any($1::uuid[]) order by id for update`,
    [ids],
  );
}

/** Changes an incident whose lock the caller holds; `null` empties a sealed column. */
export async function changeIncident(
  db: TxClient,
  keyring: Keyring,
  id: string,
  change: Omit<Prisma.IncidentUncheckedUpdateInput, 'id' | 'version' | SealedColumn> & SealedWords,
): Promise<void> {
  const { placeText, title, ...plain } = change;
  await db.incident.update({
    where: { id },
    data: {
      ...plain,
      ...sealWords(keyring, id, { placeText, title }),
      version: { increment: 1 },
    },
    select: { id: true },
  });
}

/** What incidents were told of the place by a report that is erased. @returns those that forgot */
export async function forgetPlaceOf(db: TxClient, reportId: string): Promise<string[]> {
  const rows = await db.sql<{ id: string }>(
    'forget_place_of',
    `update incident set place_sealed = null, version = version + 1
     where place_sealed is not null
       and id in (select incident_id from incident_report where report_id = $1) returning id`,
    [reportId],
  );
  return rows.map((row) => row.id);
}

/** Two say that they left; whoever says so on the board, or that it goes on, settles it. */
export async function proposeEnd(db: TxClient, id: string, at: Date): Promise<void> {
  await db.incident.update({
    where: { id },
    data: { mayHaveEndedAt: at, version: { increment: 1 } },
    select: { id: true },
  });
}

/** Confirmed ones that go on and whose people were not asked for a while. */
export async function findDueToAsk(
  db: DbClient,
  now: Date,
  limit: number,
): Promise<{ id: string }[]> {
  return db.incident.findMany({
    where: { verifyAgainAt: { lte: now }, closedAt: null },
    orderBy: { verifyAgainAt: 'asc' },
    take: limit,
    select: { id: true },
  });
}

/** Those whose content changes with what is linked to them. */
export async function raiseVersions(db: TxClient, ids: readonly string[]): Promise<void> {
  await db.incident.updateMany({
    where: { id: { in: [...ids] } },
    data: { version: { increment: 1 } },
  });
}

/**
 * Every code with when it was given up. Lock: an advisory one, until the transaction ends: those who
 * choose a code come one after the other. Taken after all other locks.
 */
export async function lockUsedCodes(db: TxClient): Promise<UsedCodes> {
  await db.sql('lock_codes', `select pg_advisory_xact_lock(hashtext('incident_code'))`, []);
  const rows = await db.sql<{ code: string; freeSince: Date | null }>(
    'used_codes',
    `select code, case when bool_or(closed_at is null) then null else max(closed_at) end
       as "freeSince" from incident group by code`,
    [],
  );
  return new Map(rows.map((row) => [row.code, row.freeSince]));
}

/** The incident that goes on in the place of this one, however many merges later. */
export async function findSurvivor(
  db: TxClient,
  id: string,
): Promise<{ id: string; code: string } | null> {
  const rows = await db.sql<{ id: string; code: string }>(
    'find_survivor',
    `with recursive chain as (
       select id, code, merged_into_id, 0 as step from incident where id = $1
       union all
       select next.id, next.code, next.merged_into_id, step + 1
         from incident next join chain on next.id = chain.merged_into_id where step < 100
     ) select id, code from chain where merged_into_id is null`,
    [id],
  );
  return rows[0] ?? null;
}

type SealedColumn = 'placeSealed' | 'titleSealed';
type SealedWords = { placeText?: string | null | undefined; title?: string | null | undefined };

function sealWords(keyring: Keyring, id: string, { placeText, title }: SealedWords) {
  const seal = (place: `incident.${string}`, words: string | null) =>
    words === null ? null : keyring.seal(place, id, words);
  return {
    ...(placeText === undefined ? {} : { placeSealed: seal('incident.place', placeText) }),
    ...(title === undefined ? {} : { titleSealed: seal('incident.title', title) }),
  };
}
