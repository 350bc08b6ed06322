// One node's journal on a real database and a real folder, without a server around it.
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseConfig } from '../../../../src/config.ts';
import type { Deps } from '../../../../src/deps.ts';
import { createDeps } from '../../../../src/deps.ts';
import { createLog } from '../../../../src/platform/log.ts';
import type { NewInbound } from '../../../../src/records/inbound/inbound-row.ts';
import type { TestClock } from '../../../harness/test-app.ts';
import { createTestClock } from '../../../harness/test-app.ts';

export type Node = {
  deps: Deps;
  clock: TestClock;
  spoolDir: string;
  logLines: string[];
  env: Record<string, string>;
  spoolFiles(): Promise<string[]>;
  stop(): Promise<void>;
};

export type NodeOptions = {
  env?: Record<string, string>;
  /** Keys and clock of the same network. */
  beside?: Node;
  overrides?: Partial<Omit<Deps, 'journal'>>;
};

export async function startNode(databaseUrl: string, options: NodeOptions = {}): Promise<Node> {
  const { beside } = options;
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'testigo-node-'));
  const key = () => randomBytes(32).toString('base64');
  const env: Record<string, string> = {
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    SEALING_KEYS: beside?.env['SEALING_KEYS'] ?? key(),
    INDEX_KEY: beside?.env['INDEX_KEY'] ?? key(),
    PUBLIC_URL: 'http://127.0.0.1:9',
    // A test file makes more new phones in a minute than a city does.
    CAMPAIGN_NEWCOMERS_PER_MINUTE: '1000',
    ...options.env,
  };
  const logLines: string[] = [];
  const clock = beside?.clock ?? createTestClock();
  const log = createLog('debug', { write: (line) => logLines.push(line) });
  const config = parseConfig(env);
  const deps = await createDeps(config, databaseUrl, { clock, log, ...options.overrides });
  return {
    deps,
    clock,
    spoolDir: config.spoolDir,
    logLines,
    env,
    spoolFiles: () => readdir(config.spoolDir).catch(() => []),
    stop: async () => {
      await deps.db.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function newEntry(
  deps: Pick<Deps, 'ids' | 'keyring'>,
  given: Partial<NewInbound> = {},
): NewInbound {
  const id = deps.ids.uuid();
  return {
    id,
    channel: 'sms',
    sourceKey: `SM${id.replaceAll('-', '')}`,
    digest: deps.keyring.index('content', given.sourceKey ?? id),
    senderIndex: null,
    rawSealed: deps.keyring.seal(
      'inbound_message.raw',
      id,
      JSON.stringify({ type: 'sms', params: {} }),
    ),
    source: 'webhook',
    state: 'pending',
    reason: null,
    receivedAt: new Date(),
    ...given,
  };
}
