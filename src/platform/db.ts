// One pool of connections, used by Prisma and by the few statements that are faster by hand.
import type { Socket } from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Prisma } from '../../generated/prisma/client.ts';
import { PrismaClient } from '../../generated/prisma/client.ts';
import { createGather } from './gather.ts';
import { TRANSACTION_MS, TransactionPool } from './transaction.ts';

export type { TxClient } from './transaction.ts';

export type Db = {
  prisma: PrismaClient;
  pool: pg.Pool;
  url: string;
  /**
   * Resolves when everything committed so far is on disk. Those who ask at the same time share one
   * write, which is why decisions commit without waiting for their own.
   */
  flush(): Promise<void>;
  close(): Promise<void>;
};

/** What a store may use: the client itself or an open transaction. */
export type DbClient = PrismaClient | Prisma.TransactionClient;

const FLUSHES_MAX = 10_000;

/**
 * A record in the log of a transaction of its own: its commit waits for the disk, and the disk has then
 * all that was written before.
 */
export const FLUSH = { name: 'flush', text: `select pg_logical_emit_message(true, 'testigo', '')` };

export function createDb(
  url: string,
  options: { poolSize?: number; silentMs?: number; onError?: (error: Error) => void } = {},
): Db {
  const pool = new TransactionPool({
    connectionString: url,
    max: options.poolSize ?? 16,
    connectionTimeoutMillis: 4_000,
    keepAlive: true,
    application_name: 'testigo',
    pipeline: true,
  });
  const onError = options.onError ?? (() => undefined);
  pool.on('error', onError);
  pool.on('connect', (client) => hangUpWhenSilent(client, options.silentMs ?? SILENT_MS));
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: ({ sql }) => statementName(sql),
    onPoolError: onError,
    onConnectionError: onError,
  });
  const prisma = new PrismaClient({
    adapter,
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 4_000, timeout: TRANSACTION_MS },
  });
  const flushes = createGather<void, void>(async (asking) => {
    await pool.query(FLUSH);
    return asking.map(() => undefined);
  }, FLUSHES_MAX);
  return {
    prisma,
    pool,
    url,
    flush: () => flushes.add(),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** Longer than any statement of ours waits, and than the pool keeps a connection that rests. */
const SILENT_MS = 12_000;

/**
 * Behind a failed router a connection stays open and says nothing, for a quarter of an hour or for
 * ever: whoever waits for its answer must be told that none will come.
 */
function hangUpWhenSilent(client: pg.PoolClient, silentMs: number): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.setTimeout(silentMs, () => stream.destroy(new Error('connection terminated in silence')));
}

const statementNames = new Map<string, string>();
const STATEMENT_NAMES_MAX = 500;

/** A stable name for each statement text makes the server keep its plan. */
function statementName(sql: string): string {
  const known = statementNames.get(sql);
  if (known) return known;
  if (statementNames.size >= STATEMENT_NAMES_MAX) return '';
  const name = `s${statementNames.size}`;
  statementNames.set(sql, name);
  return name;
}

/** Whether the database itself is out of reach, as against one statement being refused. */
export function isDatabaseGone(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = String((each as { code?: unknown }).code ?? '');
    if (
      /^(?:ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|57P0|08|53300|P1001|P1002|P1008|P1017|P2024|P2028)/.test(
        code,
      )
    ) {
      return true;
    }
    if (/timeout exceeded|connection terminated|server closed|not queryable/i.test(each.message)) {
      return true;
    }
  }
  return false;
}
