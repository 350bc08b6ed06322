// One network's database with reports that come and change, people who sign in, and nodes to serve
// their boards.
import { randomBytes } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import type { Pool } from 'pg';
import type { ReportKind, Role } from '../../src/contract/statuses.ts';
import type { Db } from '../../src/platform/db.ts';
import { createDb } from '../../src/platform/db.ts';
import { answerErrors } from '../../src/platform/http/error-answers.ts';
import { SESSION_COOKIE, requireAccess } from '../../src/platform/http/route-access.ts';
import { systemIds } from '../../src/platform/ids.ts';
import { createLog } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import { createSignals } from '../../src/platform/signals.ts';
import { authenticate } from '../../src/people/authenticate.ts';
import { WEBSOCKET_OPTIONS, boardSocketRoutes } from '../../src/realtime/board-socket-routes.ts';
import type { Boards, BoardsDeps } from '../../src/realtime/boards.ts';
import { createBoards } from '../../src/realtime/boards.ts';
import { insertAccount } from '../../src/records/account/account-store.ts';
import { changeReport, insertReport } from '../../src/records/report/report-store.ts';
import { endSession, insertSession } from '../../src/records/session/session-store.ts';
import type { Tx } from '../../src/records/transact.ts';
import { transact } from '../../src/records/transact.ts';
import type { Keyring } from '../../src/security/keyring.ts';
import { createKeyring, hashToken } from '../../src/security/keyring.ts';
import { permissionsOf } from '../../src/security/permissions.ts';
import type { Viewer } from '../../src/contract/viewer.ts';
import { createTestDatabase } from '../harness/test-database.ts';

export const PUBLIC_ORIGIN = 'http://testigo.example';

export type SignedIn = { viewer: Viewer; cookie: string };

export type Night = {
  url: string;
  keyring: Keyring;
  /** Deps of one node: its own pool and signals, the same database. */
  node(): BoardsDeps & { logLines: string[] };
  end(): Promise<void>;
};

export async function startNight(): Promise<Night> {
  const database = await createTestDatabase();
  const keyring = createKeyring([randomBytes(32)], randomBytes(32));
  const pools: Db[] = [];
  return {
    url: database.url,
    keyring,
    node: () => {
      const db = createDb(database.url, { poolSize: 8 });
      pools.push(db);
      const logLines: string[] = [];
      return {
        db,
        keyring,
        clock: { now: () => new Date() },
        ids: systemIds,
        log: createLog('debug', { write: (line) => logLines.push(line) }),
        signals: createSignals(),
        metrics: createMetrics(),
        logLines,
      };
    },
    end: async () => {
      await Promise.all(pools.map((db) => db.close()));
      await database.drop();
    },
  };
}

export type ReportWish = Partial<{ kind: ReportKind; text: string; phone: string | null }>;

/** Writes a report in `tx`, as the last thing of it. @returns its id */
export async function reportInTx(tx: Tx, deps: BoardsDeps, wish: ReportWish = {}): Promise<string> {
  const id = deps.ids.uuid();
  const phone = wish.phone === undefined ? '+12135550147' : wish.phone;
  await insertReport(tx.db, deps.keyring, {
    id,
    kind: wish.kind ?? 'sighting',
    channel: 'sms',
    status: 'new',
    priority: 'P2',
    language: 'en',
    flags: [],
    facts: {},
    priorityReasons: [],
    eraseDueAt: null,
    phone,
    phoneIndex: phone === null ? null : deps.keyring.index('phone', phone),
    locationText: '6th and Alvarado',
    latestText: wish.text ?? 'agents at 6th and Alvarado',
    receiptIndex: null,
    mediaCount: 0,
    receivedAt: tx.at,
  });
  tx.announce({ kind: 'report.received', subjectId: id });
  return id;
}

export function report(deps: BoardsDeps, wish: ReportWish = {}): Promise<string> {
  return transact(deps, (tx) => reportInTx(tx, deps, wish));
}

export async function change(deps: BoardsDeps, id: string): Promise<void> {
  await transact(deps, async (tx) => {
    await changeReport(tx.db, id, { priority: 'P1' });
    tx.announce({ kind: 'report.changed', subjectId: id });
  });
}

/** Appends `count` changes of one report to the log, in one transaction. */
export async function appendChanges(
  connection: Pick<Pool, 'query'>,
  id: string,
  count: number,
): Promise<void> {
  await connection.query(
    `with head as (update feed_head set seq = seq + $2 where id = 1 returning seq)
     insert into feed_event (seq, kind, subject_id, at)
     select head.seq - $2 + n, 'report.changed', $1, now() from head, generate_series(1, $2) as n`,
    [id, count],
  );
}

export async function changeOften(deps: BoardsDeps, id: string, count: number): Promise<void> {
  await appendChanges(deps.db.pool, id, count);
  deps.signals.emit('feed');
}

export async function signIn(deps: BoardsDeps, roles: Role[]): Promise<SignedIn> {
  const accountId = deps.ids.uuid();
  const sessionId = deps.ids.uuid();
  const token = deps.ids.token();
  const account = { id: accountId, username: `a${accountId.slice(-12)}`, name: 'Rosa', roles };
  await transact(deps, async (tx) => {
    const secret = { passwordHash: '-', isSeeded: true, isOnShift: true, createdAt: tx.at };
    await insertAccount(tx.db, deps.keyring, { ...account, ...secret });
    const expiresAt = new Date(tx.at.getTime() + 3_600_000);
    const session = { id: sessionId, tokenHash: hashToken(token), accountId, createdAt: tx.at };
    await insertSession(tx.db, { ...session, expiresAt });
  });
  const viewer = { sessionId, account, permissions: permissionsOf(roles) };
  return { viewer, cookie: `${SESSION_COOKIE}=${token}` };
}

export async function signOut(deps: BoardsDeps, { viewer }: SignedIn): Promise<void> {
  await transact(deps, (tx) => endSession(tx.db, viewer.sessionId, tx.at));
  deps.signals.emit('session-ended');
}

export type BoardNode = {
  deps: ReturnType<Night['node']>;
  boards: Boards;
  app: FastifyInstance;
  url: string;
  stop(): Promise<void>;
};

/** A process with nothing but the socket's door. */
export async function startNode(night: Night): Promise<BoardNode> {
  const deps = night.node();
  const boards = createBoards(deps);
  const app = Fastify() as unknown as FastifyInstance;
  answerErrors(app);
  await app.register(fastifyCookie);
  await app.register(fastifyWebsocket, { options: WEBSOCKET_OPTIONS });
  requireAccess(app, {
    publicOrigin: PUBLIC_ORIGIN,
    cookieName: SESSION_COOKIE,
    authenticate: (token) => authenticate(deps, token),
    onRefused: () => Promise.resolve(),
  });
  await app.register((scope) => boardSocketRoutes(scope, deps, boards));
  await boards.start();
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    deps,
    boards,
    app,
    url: `${address.replace('http', 'ws')}/board/socket`,
    stop: async () => {
      await boards.stop();
      await app.close();
    },
  };
}

/** Polls: for what another process or the network does in its own time. */
export async function until(look: () => boolean, withinMs = 5_000): Promise<void> {
  const deadlineMs = performance.now() + withinMs;
  while (!look()) {
    if (performance.now() > deadlineMs) throw new Error(`it did not come within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
