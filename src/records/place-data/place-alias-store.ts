// What people of this network call a place: who taught it and when, and who withdrew it.
import type { DbClient } from '../../platform/db.ts';
import type { RunSql } from '../../platform/transaction.ts';

export type PlaceAliasRow = {
  id: string;
  /** The words in normal form. */
  key: string;
  words: string;
  /** A place as JSON. */
  target: unknown;
  createdAt: Date;
  createdBy: { id: string; username: string; nameSealed: Uint8Array };
};

export async function listAliasesInForce(sql: RunSql): Promise<{ key: string; target: unknown }[]> {
  return sql<{ key: string; target: unknown }>(
    'list_aliases_in_force',
    'select key, target from place_alias where withdrawn_at is null',
    [],
  );
}

/** What was taught before under the same key is withdrawn by the same hand. */
export async function teachAlias(
  sql: RunSql,
  alias: {
    id: string;
    key: string;
    words: string;
    target: unknown;
    createdById: string;
    createdAt: Date;
  },
): Promise<void> {
  await sql(
    'withdraw_alias_of_key',
    `update place_alias set withdrawn_at = $2, withdrawn_by_id = $3 where key = $1 and withdrawn_at is null`,
    [alias.key, alias.createdAt, alias.createdById],
  );
  await sql(
    'insert_alias',
    `insert into place_alias (id, key, words, target, created_by_id, created_at) values ($1, $2, $3, $4, $5, $6)`,
    [
      alias.id,
      alias.key,
      alias.words,
      JSON.stringify(alias.target),
      alias.createdById,
      alias.createdAt,
    ],
  );
}

/** In force only, newest first. */
export async function listAliases(db: DbClient, limit: number): Promise<PlaceAliasRow[]> {
  return db.placeAlias.findMany({
    where: { withdrawnAt: null },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      key: true,
      words: true,
      target: true,
      createdAt: true,
      createdBy: { select: { id: true, username: true, nameSealed: true } },
    },
  });
}

/** @returns false where it is not in force */
export async function withdrawAlias(
  db: DbClient,
  id: string,
  by: { withdrawnById: string; withdrawnAt: Date },
): Promise<boolean> {
  const changed = await db.placeAlias.updateMany({ where: { id, withdrawnAt: null }, data: by });
  return changed.count === 1;
}
