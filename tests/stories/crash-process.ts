// The program as it is run: `node src/main.ts`, a process that can be killed, with a fake carrier
// outside it that survives.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { FakeCarrier } from '../../src/fake-carrier/fake-carrier.ts';
import { startFakeCarrier } from '../../src/fake-carrier/fake-carrier.ts';
import type { Db } from '../../src/platform/db.ts';
import { createDb } from '../../src/platform/db.ts';
import type { Keyring } from '../../src/security/keyring.ts';
import { createKeyring } from '../../src/security/keyring.ts';
import { freePort } from '../harness/test-app.ts';

export const ACCOUNT = 'AC00000000000000000000000000000000';
export const HOTLINE = '+12135550100';
const TOKEN = 'token-of-the-crash-tests-0123456789';

export type Program = {
  carrier: FakeCarrier;
  baseUrl: string;
  db: Db;
  keyring: Keyring;
  dataDir: string;
  /** What the process wrote to standard error, over all its lives. */
  log(): string;
  /** Resolves when it says that it is ready. */
  start(): Promise<void>;
  /** @returns how it ended: its exit code, or the signal that ended it */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | string>;
  spoolFiles(): Promise<string[]>;
  stop(): Promise<void>;
};

export async function createProgram(databaseUrl: string): Promise<Program> {
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'testigo-crash-'));
  const sealingKey = randomBytes(32);
  const indexKey = randomBytes(32);
  const carrier = await startFakeCarrier({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    numbers: [{ number: HOTLINE, smsUrl: `${baseUrl}/webhooks/twilio/sms` }],
  });
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: String(port),
    TWILIO_AUTH_TOKEN: TOKEN,
    TWILIO_API_BASE_URL: carrier.baseUrl,
    TWILIO_MEDIA_HOSTS: carrier.mediaBaseUrl,
    SEALING_KEYS: sealingKey.toString('base64'),
    INDEX_KEY: indexKey.toString('base64'),
    LOG_LEVEL: 'info',
    COVERAGE_HOURS: '00:00-24:00',
  };
  const db = createDb(databaseUrl);
  let child: ChildProcess | null = null;
  let log = '';

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | string> {
    const ending = child;
    child = null;
    if (!ending) throw new Error('it does not run');
    const ended = new Promise<number | string>((resolve) => {
      ending.once('exit', (code, by) => resolve(code ?? by ?? ''));
    });
    ending.kill(signal);
    return ended;
  }

  return {
    carrier,
    baseUrl,
    db,
    keyring: createKeyring([sealingKey], indexKey),
    dataDir,
    log: () => log,
    start: async () => {
      const started = spawn(process.execPath, ['src/main.ts'], {
        cwd: path.resolve(import.meta.dirname, '../..'),
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      started.stderr.on('data', (bytes) => (log += String(bytes)));
      await new Promise<void>((resolve, reject) => {
        started.stdout.on('data', (bytes) => String(bytes).includes('ready ') && resolve());
        started.once('exit', (code) =>
          reject(new Error(`it ended with ${code}:\n${log.slice(-4_000)}`)),
        );
      });
    },
    end,
    spoolFiles: () => readdir(path.join(dataDir, 'spool')).catch(() => []),
    stop: async () => {
      if (child) await end('SIGKILL');
      await carrier.close();
      await db.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type Posted = { sid: string; from: string; body: string };

let made = 0;

export function newText(from: string): Posted {
  made += 1;
  const sid = `SM${made.toString(16).padStart(8, '0')}${randomBytes(12).toString('hex')}`;
  return { sid, from, body: `${made} hay una van en la esquina` };
}

/** Signed and posted once, as a carrier without patience would. @returns the status; 0: no answer */
export async function post(
  program: Pick<Program, 'carrier' | 'baseUrl'>,
  text: Posted,
): Promise<number> {
  const { url, headers, body } = program.carrier.signedRequest(
    `${program.baseUrl}/webhooks/twilio/sms`,
    {
      MessageSid: text.sid,
      AccountSid: ACCOUNT,
      From: text.from,
      To: HOTLINE,
      Body: text.body,
      NumMedia: '0',
    },
  );
  return fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(15_000) }).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.status;
    },
    () => 0,
  );
}

/** What every board is shown of these texts, which differ: how often each stands in a thread. */
export async function timesOnBoard(
  { db, keyring }: Pick<Program, 'db' | 'keyring'>,
  texts: readonly Posted[],
): Promise<Map<string, number>> {
  const rows = await db.prisma.reportMessage.findMany({
    where: { direction: 'inbound' },
    select: { id: true, bodySealed: true },
  });
  const times = new Map(texts.map((text) => [text.body, 0]));
  for (const { id, bodySealed } of rows) {
    const body = keyring.openText('report_message.body', id, bodySealed!);
    const count = times.get(body);
    if (count !== undefined) times.set(body, count + 1);
  }
  return times;
}

export function timesOtherThanOnce(times: ReadonlyMap<string, number>): [string, number][] {
  return [...times].filter(([, count]) => count !== 1);
}
