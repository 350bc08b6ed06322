// Verdicts in the database: what was decided, when and on what. One that has taken effect is never
// changed but for its review; an override that nobody agreed to takes none and goes.
import type { Person } from '../../contract/account.ts';
import type { Actual, Basis, Verification } from '../../contract/incident-statuses.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { PERSON_COLUMNS, personOf } from '../account/person-of.ts';

type Plain = {
  id: string;
  incidentId: string;
  findingIds: string[];
  askedAt: Date;
  /** Null: an override that waits for its second person. */
  decidedAt: Date | null;
  needsReview: boolean;
  reviewedAt: Date | null;
};

export type VerdictRow = Plain & {
  from: Verification;
  to: Verification;
  basis: Basis[];
  actual: Actual | null;
  decidedBy: Person;
  second: Person | null;
  reason: string | null;
  reviewedBy: Person | null;
};

export type NewVerdict = {
  id: string;
  incidentId: string;
  from: Verification;
  to: Verification;
  basis: readonly Basis[];
  actual: Actual | null;
  findingIds: readonly string[];
  askedAt: Date;
  decidedById: string;
  decidedAt: Date | null;
  override: { secondId: string; reason: string } | null;
};

const COLUMNS = {
  id: true,
  incidentId: true,
  fromStatus: true,
  toStatus: true,
  basis: true,
  actual: true,
  findingIds: true,
  askedAt: true,
  decidedAt: true,
  decidedBy: { select: PERSON_COLUMNS },
  second: { select: PERSON_COLUMNS },
  reasonSealed: true,
  needsReview: true,
  reviewedAt: true,
  reviewedBy: { select: PERSON_COLUMNS },
} as const;

/** Before the incident is moved: the database lets nothing else confirm it. */
export async function insertVerdict(
  db: TxClient,
  keyring: Keyring,
  verdict: NewVerdict,
): Promise<void> {
  const { override, from, to, basis, findingIds, ...plain } = verdict;
  await db.verdict.create({
    data: {
      ...plain,
      fromStatus: from,
      toStatus: to,
      basis: [...basis],
      findingIds: [...findingIds],
      secondId: override && override.secondId,
      reasonSealed: override && keyring.seal('verdict.reason', verdict.id, override.reason),
    },
    select: { id: true },
  });
}

/** Oldest first. */
export async function listVerdicts(
  db: DbClient,
  keyring: Keyring,
  incidentId: string,
): Promise<VerdictRow[]> {
  const stored = await db.verdict.findMany({
    where: { incidentId },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    select: COLUMNS,
  });
  return stored.map(({ fromStatus, toStatus, reasonSealed, reviewedBy, second, ...plain }) => ({
    ...plain,
    from: fromStatus as Verification,
    to: toStatus as Verification,
    basis: plain.basis as Basis[],
    actual: plain.actual as Actual | null,
    decidedBy: personOf(keyring, plain.decidedBy),
    second: second && personOf(keyring, second),
    reason: reasonSealed && keyring.openText('verdict.reason', plain.id, reasonSealed),
    reviewedBy: reviewedBy && personOf(keyring, reviewedBy),
  }));
}

/** The second person agrees. @returns false when it took effect or went meanwhile */
export async function settleOverride(
  db: TxClient,
  id: string,
  settled: { at: Date; findingIds: readonly string[]; basis: readonly Basis[] },
): Promise<boolean> {
  const { at, findingIds, basis } = settled;
  const changed = await db.verdict.updateMany({
    where: { id, decidedAt: null },
    data: { decidedAt: at, needsReview: true, findingIds: [...findingIds], basis: [...basis] },
  });
  return changed.count === 1;
}

/** Takes back an override that waits. */
export async function dropOverride(db: TxClient, id: string): Promise<void> {
  await db.verdict.deleteMany({ where: { id, decidedAt: null } });
}

export async function findIncidentOfVerdict(db: DbClient, id: string): Promise<string | null> {
  const found = await db.verdict.findUnique({ where: { id }, select: { incidentId: true } });
  return found && found.incidentId;
}

/** @returns false when it was reviewed already, or needs none */
export async function markReviewed(
  db: TxClient,
  id: string,
  by: { at: Date; byId: string },
): Promise<boolean> {
  const changed = await db.verdict.updateMany({
    where: { id, needsReview: true, reviewedAt: null },
    data: { reviewedAt: by.at, reviewedById: by.byId },
  });
  return changed.count === 1;
}
