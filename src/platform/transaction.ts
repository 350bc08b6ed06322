// A transaction of Prisma's, with statements by hand on the same connection where every text passes,
// since through Prisma each takes three times as long.
import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Db } from './db.ts';

/** `name` keeps the statement's plan on the server. */
export type RunSql = <Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<Row[]>;

/** An open transaction: Prisma's client, and statements by hand. */
export type TxClient = Prisma.TransactionClient & {
  readonly sql: RunSql;
  /**
   * A statement whose answer decides nothing: it goes out at once, in order, and nobody waits for
   * it until the end, where its failure undoes the whole.
   */
  readonly write: (name: string, text: string, values: readonly unknown[]) => void;
};

export const TRANSACTION_MS = 20_000;

/** Where the pool notes which connection Prisma took for the transaction that is being opened. */
const opening = new AsyncLocalStorage<{ connection: pg.PoolClient | null }>();

export class TransactionPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | void {
    if (callback) return super.connect(callback);
    const note = opening.getStore();
    return super.connect().then((connection) => {
      if (!note) return connection;
      note.connection = connection;
      return beginsAtOnce(connection);
    });
  }
}

const BEGUN = { command: 'BEGIN', rowCount: 0, oid: 0, fields: [], rows: [] };

/**
 * The next statement, Prisma's BEGIN, is sent and not waited for: what follows travels behind it on
 * the same connection. It fails only with the connection, and then all that follows fails as well.
 */
function beginsAtOnce(connection: pg.PoolClient): pg.PoolClient {
  const query = connection.query.bind(connection) as (statement: unknown) => Promise<unknown>;
  const begin = (statement: unknown) => {
    Reflect.deleteProperty(connection, 'query');
    query(statement).catch(() => undefined);
    return Promise.resolve(BEGUN);
  };
  return Object.assign(connection, { query: begin });
}

/**
 * Opens a transaction, commits what `work` did, or rolls it back when `work` throws or is not done
 * after `limitMs`. Resolves when it is committed, which does not wait for the disk while it holds the
 * heads of the logs: `db.flush()` does, before anybody is told, and many commits share one write.
 */
export async function inTransaction<T>(
  db: Pick<Db, 'prisma'>,
  work: (tx: TxClient) => Promise<T>,
  limitMs = TRANSACTION_MS,
): Promise<T> {
  const note = { connection: null as pg.PoolClient | null };
  const endsAtMs = performance.now() + limitMs;
  const run = async (prisma: Prisma.TransactionClient) => {
    const connection = note.connection;
    if (!connection) throw new Error('the connection of the transaction is not known');
    const sql: RunSql = async (name, text, values) => {
      // At its limit Prisma rolls back and lets the connection go: later words would stand alone.
      if (performance.now() >= endsAtMs) throw new Error('transaction timeout exceeded');
      return (await connection.query({ name, text, values: [...values] })).rows;
    };
    return work(withWrites(prisma, sql, writes));
  };
  const writes: Writes = { underWay: [], failures: [] };
  const [done] = await Promise.allSettled([
    opening.run(note, () => db.prisma.$transaction(run, { timeout: limitMs })),
  ]);
  await Promise.all(writes.underWay);
  // What came after a failed write failed because of it, so the first failure is the reason; and the
  // commit, which was sent behind it, has undone the whole.
  if (writes.failures.length > 0) throw writes.failures[0];
  if (done.status === 'rejected') throw done.reason;
  return done.value;
}

type Writes = { underWay: Promise<unknown>[]; failures: unknown[] };

function withWrites(prisma: Prisma.TransactionClient, sql: RunSql, writes: Writes): TxClient {
  const write: TxClient['write'] = (name, text, values) => {
    const written = sql(name, text, values).catch((error: unknown) => writes.failures.push(error));
    writes.underWay.push(written);
  };
  write('commit_first', `select set_config('synchronous_commit', 'off', true)`, []);
  return Object.create(prisma, { sql: { value: sql }, write: { value: write } }) as TxClient;
}
