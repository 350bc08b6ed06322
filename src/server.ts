// One running Testigo: what main.ts starts, and what a test or a bench starts the same way.
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { createDeps } from './deps.ts';
import type { FakeCarrier } from './fake-carrier/fake-carrier.ts';
import { offerSetupLink } from './people/first-admin.ts';
import type { PracticeClock } from './platform/clock.ts';
import { createPracticeClock } from './platform/clock.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { migrate } from './platform/migrations.ts';
import { createBoards } from './realtime/boards.ts';
import { checkKeyring } from './security/keyring-check.ts';
import { createWorkers } from './workers.ts';

export type Server = {
  app: FastifyInstance;
  deps: Deps;
  /** Present when no carrier account is configured. */
  carrier: FakeCarrier | null;
  listeningUrl: string;
  /** The first administrator's one-time link, while there is no account. */
  setupLink: string | null;
  /** Stops intake, drains, closes. Twice is once. */
  stop(): Promise<void>;
};

export type ServerOptions = {
  overrides?: Partial<Omit<Deps, 'journal'>>;
  /** Between the fake carrier's callbacks: long enough to watch, by default. */
  statusDelayMs?: number;
};

const WATCHABLE_MS = 300;

/** @throws Error that says which part could not start; nothing is left running then */
export async function startServer(given: Config, options: ServerOptions = {}): Promise<Server> {
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    return await start(given, options, closers, closeAll);
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function start(
  given: Config,
  options: ServerOptions,
  closers: (() => Promise<void>)[],
  closeAll: () => Promise<void>,
): Promise<Server> {
  const databaseUrl = await openDatabase(given, closers);
  await migrate(databaseUrl);
  const hasOwnClock = !given.usesFakeCarrier || options.overrides?.clock !== undefined;
  const practice = hasOwnClock ? null : createPracticeClock();
  const overrides = { ...options.overrides, ...(practice ? { clock: practice } : {}) };
  const { config, carrier } = await connectCarrier(given, options, practice, closers);
  const deps = await createDeps(config, databaseUrl, overrides);
  closers.push(() => deps.db.close());
  await checkKeyring(deps.db, deps.keyring);
  const boards = createBoards(deps);
  const app = await buildApp(deps, boards);
  if (carrier) await addSimulator(app, config, carrier, practice);
  const workers = createWorkers(deps);
  await app.listen({ host: config.HOST, port: config.PORT });
  closers.push(() => closeDoors(app));
  await boards.start();
  closers.push(() => boards.stop());
  workers.start();
  closers.push(() => workers.stop());
  const setupLink = await offerSetupLink(deps);
  const listeningUrl = `http://${config.HOST}:${config.PORT}`;
  return { app, deps, carrier, listeningUrl, setupLink, stop: closeAll };
}

const LOOK_FOR_IDLE_MS = 50;
/** Longer than a message takes to be durable, also when Postgres hangs. */
const LAST_ANSWERS_MS = 5_000;

/**
 * Requests under way are answered; but a kept connection that falls idle only now is not waited
 * for, nor one that never finishes its request.
 */
async function closeDoors(app: FastifyInstance): Promise<void> {
  const looking = setInterval(() => app.server.closeIdleConnections(), LOOK_FOR_IDLE_MS);
  const ending = setTimeout(() => app.server.closeAllConnections(), LAST_ANSWERS_MS);
  await app.close().finally(() => {
    clearInterval(looking);
    clearTimeout(ending);
  });
}

/** The embedded server is left running when another process of this data directory uses it. */
async function openDatabase(config: Config, closers: (() => Promise<void>)[]): Promise<string> {
  if (config.DATABASE_URL) return config.DATABASE_URL;
  const server = await startEmbeddedPostgres(config.DATA_DIR);
  closers.push(() => server.stopUnlessUsed());
  return server.url;
}

/** Without a carrier account a fake one on this machine takes its place, with a token of its own. */
async function connectCarrier(
  config: Config,
  options: ServerOptions,
  clock: PracticeClock | null,
  closers: (() => Promise<void>)[],
): Promise<{ config: Config; carrier: FakeCarrier | null }> {
  if (!config.usesFakeCarrier) return { config, carrier: null };
  const { startFakeCarrier } = await import('./fake-carrier/fake-carrier.ts');
  const authToken = crypto.randomUUID().replaceAll('-', '');
  const smsUrl = `${config.PUBLIC_URL}/webhooks/twilio/sms#rc=3&ct=2000&rt=4500&rp=ct,rt,5xx`;
  const voiceUrl = `${config.PUBLIC_URL}/webhooks/twilio/voice`;
  const numbers = [config.HOTLINE_NUMBER, config.RESPONDER_NUMBER, config.ALERT_NUMBER];
  const carrier = await startFakeCarrier({
    accountSid: config.TWILIO_ACCOUNT_SID,
    authToken,
    numbers: numbers.map((number) => ({ number, smsUrl, voiceUrl })),
    statusDelayMs: options.statusDelayMs ?? WATCHABLE_MS,
    ...(clock ? { clock } : {}),
  });
  closers.push(() => carrier.close());
  const connected = {
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_API_BASE_URL: carrier.baseUrl,
    TWILIO_MEDIA_HOSTS: [carrier.mediaBaseUrl],
  };
  return { config: Object.freeze({ ...config, ...connected }), carrier };
}

async function addSimulator(
  app: FastifyInstance,
  config: Config,
  carrier: FakeCarrier,
  practice: PracticeClock | null,
): Promise<void> {
  const { simulatorRoutes } = await import('./fake-carrier/simulator-routes.ts');
  const { createWebShell } = await import('./platform/http/web-shell.ts');
  const { languageOf } = await import('./platform/http/language.ts');
  const shell = createWebShell('src/web/simulator/main.tsx');
  await app.register((scope) =>
    simulatorRoutes(scope, {
      carrier,
      hotlineNumber: config.HOTLINE_NUMBER,
      ...(practice ? { advanceClock: practice.advance } : {}),
      otherNumbers: [
        { line: 'responders', number: config.RESPONDER_NUMBER },
        { line: 'alerts', number: config.ALERT_NUMBER },
      ],
      renderPage: (reply) =>
        shell({
          title: 'Testigo',
          language: languageOf(reply.request),
          nonce: reply.cspNonce.style,
        }),
    }),
  );
}
