// The whole app as a person meets it: a real server on a real database, the fake carrier beside it,
// accounts to sign in with, and phones to text from.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Role } from '../../src/contract/statuses.ts';
import { parseConfig } from '../../src/config.ts';
import type { Deps } from '../../src/deps.ts';
import type { FakeCarrier } from '../../src/fake-carrier/fake-carrier.ts';
import { createLog } from '../../src/platform/log.ts';
import { insertAccount } from '../../src/records/account/account-store.ts';
import { hashPassword } from '../../src/security/passwords.ts';
import type { Server } from '../../src/server.ts';
import { startServer } from '../../src/server.ts';
import { createPhones } from './phones.ts';
import { createTestDatabase } from './test-database.ts';

export type TestClock = { now(): Date; advance(step: { minutes?: number; ms?: number }): void };

/** Real time, moved forward by hand. */
export function createTestClock(): TestClock {
  let offsetMs = 0;
  return {
    now: () => new Date(Date.now() + offsetMs),
    advance: ({ minutes = 0, ms = 0 }) => {
      offsetMs += minutes * 60_000 + ms;
    },
  };
}

/** What asks for a second factor is tried where it is the matter. */
const FAR_AWAY = new Date('2100-01-01T00:00:00Z');

export const PASSWORD = 'a long enough password';
let passwordHash: Promise<string> | undefined;

export type Api = {
  cookie: string;
  get(path: string): Promise<ApiAnswer>;
  post(path: string, body?: unknown): Promise<ApiAnswer>;
  put(path: string, body?: unknown): Promise<ApiAnswer>;
  delete(path: string): Promise<ApiAnswer>;
};
// A test reads whatever the wire says; the shapes themselves are checked by the contract.
// oxlint-disable-next-line typescript/no-explicit-any
export type ApiAnswer = { status: number; body: any };

export type TestApp = {
  server: Server;
  deps: Deps;
  carrier: FakeCarrier;
  clock: TestClock;
  baseUrl: string;
  databaseUrl: string;
  phone: ReturnType<typeof createPhones>;
  /** Everything that was logged, line by line. */
  logLines: string[];
  env: Record<string, string>;
  createAccount(username: string, roles: Role[], name?: string): Promise<{ id: string; username: string }>;
  /** Signs in over HTTP; the account is made when it does not exist. */
  signIn(username: string, roles?: Role[]): Promise<Api>;
  /** Polls until `look` gives something, or fails after `withinMs`. */
  eventually<T>(look: () => Promise<T | null | undefined | false>, withinMs?: number): Promise<T>;
  stop(): Promise<void>;
};

export type TestAppOptions = {
  env?: Record<string, string>;
  /** A second node on the first one's database, keys and carrier. */
  beside?: TestApp;
  overrides?: Partial<Omit<Deps, 'journal'>>;
};

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { beside } = options;
  const database = beside ? null : await createTestDatabase();
  const databaseUrl = beside?.databaseUrl ?? database!.url;
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'testigo-test-'));
  const port = await freePort();
  const key = () => randomBytes(32).toString('base64');
  const env: Record<string, string> = {
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: String(port),
    SEALING_KEYS: beside?.env['SEALING_KEYS'] ?? key(),
    INDEX_KEY: beside?.env['INDEX_KEY'] ?? key(),
    LOG_LEVEL: 'debug',
    SMS_SEGMENTS_PER_SECOND: '1000',
    // A test file makes more new phones in a minute than a city does.
    CAMPAIGN_NEWCOMERS_PER_MINUTE: '1000',
    COVERAGE_HOURS: '00:00-24:00',
    ...(beside ? carrierOf(beside) : {}),
    ...options.env,
  };
  const logLines: string[] = [];
  const clock = beside?.clock ?? createTestClock();
  const log = createLog('debug', { write: (line) => logLines.push(line) });
  const server = await startServer(parseConfig(env), {
    overrides: { clock, log, ...options.overrides },
    statusDelayMs: 0,
  });
  const carrier = server.carrier ?? beside?.carrier;
  if (!carrier) throw new Error('a test app needs the fake carrier: leave TWILIO_AUTH_TOKEN unset');
  const baseUrl = `http://127.0.0.1:${port}`;

  const testApp: TestApp = {
    server,
    deps: server.deps,
    carrier,
    clock,
    baseUrl,
    databaseUrl,
    logLines,
    env,
    phone: createPhones(carrier, { hotline: server.deps.config.HOTLINE_NUMBER }),
    createAccount: (username, roles, name = username) => createAccount(server.deps, username, roles, name),
    signIn: async (username, roles) => {
      if (roles) await createAccount(server.deps, username, roles, username);
      return signIn(baseUrl, username);
    },
    eventually,
    stop: async () => {
      await server.stop();
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return testApp;
}

/** Signed for the first node's public address; delivered wherever a test posts it. */
function carrierOf(first: TestApp): Record<string, string> {
  const { TWILIO_AUTH_TOKEN = '', TWILIO_API_BASE_URL = '', PUBLIC_URL } = first.deps.config;
  const TWILIO_MEDIA_HOSTS = first.deps.config.TWILIO_MEDIA_HOSTS.join(',');
  return { TWILIO_AUTH_TOKEN, TWILIO_API_BASE_URL, TWILIO_MEDIA_HOSTS, PUBLIC_URL };
}

async function createAccount(deps: Deps, username: string, roles: Role[], name: string) {
  passwordHash ??= hashPassword(PASSWORD);
  const id = deps.ids.uuid();
  await insertAccount(deps.db.prisma, deps.keyring, {
    id,
    username,
    name,
    roles,
    passwordHash: await passwordHash,
    isSeeded: false,
    secondFactorDueAt: FAR_AWAY,
    isOnShift: true,
    createdAt: deps.clock.now(),
  });
  return { id, username };
}

async function signIn(baseUrl: string, username: string): Promise<Api> {
  const answer = await fetch(`${baseUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return createApi(baseUrl, cookie);
}

export function createApi(baseUrl: string, cookie: string): Api {
  const call = async (method: string, url: string, body?: unknown): Promise<ApiAnswer> => {
    const answer = await fetch(`${baseUrl}${url}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  };
  return {
    cookie,
    get: (url) => call('GET', url),
    post: (url, body) => call('POST', url, body),
    put: (url, body) => call('PUT', url, body),
    delete: (url) => call('DELETE', url),
  };
}

export async function eventually<T>(
  look: () => Promise<T | null | undefined | false>,
  withinMs = 5_000,
): Promise<T> {
  const deadlineMs = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (Date.now() > deadlineMs) throw new Error(`nothing came within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
