// Where the keys come from: the environment, or in development a file that this makes once, outside
// the repository, readable by its owner alone.
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Keyring } from './keyring.ts';
import { createKeyring } from './keyring.ts';

const KeyFile = z.object({ sealingKeys: z.array(z.string()).min(1), indexKey: z.string() });

/** @throws Error in production without keys; config has already refused samples there. */
export async function loadKeyring(
  config: Pick<Config, 'SEALING_KEYS' | 'INDEX_KEY' | 'KEYRING_FILE' | 'isProduction'>,
): Promise<Keyring> {
  if (config.SEALING_KEYS && config.INDEX_KEY)
    return fromBase64(config.SEALING_KEYS, config.INDEX_KEY);
  if (config.isProduction) throw new Error('SEALING_KEYS and INDEX_KEY are required in production');
  const file = config.KEYRING_FILE ?? path.join(os.homedir(), '.config/testigo/keyring.json');
  const keys = KeyFile.parse(JSON.parse(await readOrCreate(file)));
  return fromBase64(keys.sealingKeys, keys.indexKey);
}

function fromBase64(sealingKeys: readonly string[], indexKey: string): Keyring {
  const decode = (text: string) => Buffer.from(text, 'base64');
  return createKeyring(sealingKeys.map(decode), decode(indexKey));
}

/** Several processes may start at once: the first whole file wins, and nobody reads half of one. */
async function readOrCreate(file: string): Promise<string> {
  const known = await readFile(file, 'utf8').catch(ifMissing);
  if (known !== null) return known;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    const key = () => randomBytes(32).toString('base64');
    const text = JSON.stringify({ sealingKeys: [key()], indexKey: key() }, null, 2);
    await handle.writeFile(`${text}\n`);
    await handle.sync();
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await handle.close();
    await rm(draft, { force: true });
  }
  return readFile(file, 'utf8');
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
