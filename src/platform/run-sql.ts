// Statements by hand outside a transaction, called as those inside one are.
import type pg from 'pg';
import type { Db } from './db.ts';
import type { RunSql } from './transaction.ts';

/** Each statement on whichever connection is free. */
export function sqlOf(db: Pick<Db, 'pool'>): RunSql {
  return async (name, text, values) =>
    (await db.pool.query({ name, text, values: [...values] })).rows;
}

/**
 * Statements that travel together on one connection, each seeing at least what the one before it saw.
 * They go out in the order of the calls and nobody waits in between.
 * @param patienceMs after as long without an answer the connection is given up
 */
export async function together<T>(
  db: Pick<Db, 'pool'>,
  ask: (sql: RunSql) => Promise<T>,
  patienceMs?: number,
): Promise<T> {
  const connection: pg.PoolClient = await db.pool.connect();
  let failure: Error | undefined;
  // A connection that breaks while it is lent says so here as well as in each statement.
  const note = (error: Error) => void (failure = error);
  connection.on('error', note);
  try {
    return await ask(async (name, text, values) => {
      const statement = { name, text, values: [...values], query_timeout: patienceMs };
      return (await connection.query(statement)).rows;
    });
  } catch (error) {
    failure = error instanceof Error ? error : new Error('a statement failed');
    throw error;
  } finally {
    connection.off('error', note);
    connection.release(failure);
  }
}
