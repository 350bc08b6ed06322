// Roles that wait for a second administrator.
import type { Role } from '../../contract/statuses.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';

export type RoleGrantRow = {
  id: string;
  accountId: string;
  role: Role;
  askedById: string;
  askedAt: Date;
};

const COLUMNS = { id: true, accountId: true, role: true, askedById: true, askedAt: true } as const;

/** Asked again while it waits: nothing more happens. */
export async function insertRoleGrant(db: TxClient, grant: RoleGrantRow): Promise<void> {
  const data = { ...grant, state: 'pending' };
  await db.roleGrant.createMany({ data, skipDuplicates: true });
}

export async function findPendingGrant(db: DbClient, id: string): Promise<RoleGrantRow | null> {
  const stored = await db.roleGrant.findFirst({ where: { id, state: 'pending' }, select: COLUMNS });
  return stored && { ...stored, role: stored.role as Role };
}

export async function listPendingGrants(db: DbClient): Promise<RoleGrantRow[]> {
  const where = { state: 'pending' };
  const rows = await db.roleGrant.findMany({ where, select: COLUMNS, orderBy: { askedAt: 'asc' } });
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

/** @returns false when it was decided before */
export async function decideGrantRow(
  db: TxClient,
  id: string,
  decision: { state: 'granted' | 'refused'; secondedById: string; decidedAt: Date },
): Promise<boolean> {
  const where = { id, state: 'pending' };
  return (await db.roleGrant.updateMany({ where, data: decision })).count === 1;
}
