// Statements by hand outside a transaction, called as those inside one are.
import type { Db } from './db.ts';
import type { RunSql } from './transaction.ts';

/** Each statement on whichever connection is free. */
export function sqlOf(db: Pick<Db, 'pool'>): RunSql {
  return async (name, text, values) =>
    (await db.pool.query({ name, text, values: [...values] })).rows;
}
