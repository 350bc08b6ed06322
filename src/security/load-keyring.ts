// Where the keys come from: the environment, or in development a file that this makes once, outside
// the repository, readable by its owner alone.
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
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
  if (config.SEALING_KEYS && config.INDEX_KEY) return fromBase64(config.SEALING_KEYS, config.INDEX_KEY);
  if (config.isProduction) throw new Error('SEALING_KEYS and INDEX_KEY are required in production');
  const file = config.KEYRING_FILE ?? path.join(os.homedir(), '.config/testigo/keyring.json');
  const keys = KeyFile.parse(JSON.parse(await readOrCreate(file)));
  return fromBase64(keys.sealingKeys, keys.indexKey);
}

function fromBase64(sealingKeys: readonly string[], indexKey: string): Keyring {
  const decode = (text: string) => Buffer.from(text, 'base64');
  return createKeyring(sealingKeys.map(decode), decode(indexKey));
}

async function readOrCreate(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = await open(file, 'wx', 0o600);
    const key = () => randomBytes(32).toString('base64');
    const text = JSON.stringify({ sealingKeys: [key()], indexKey: key() }, null, 2);
    await handle.writeFile(`${text}\n`);
    await handle.sync();
    await handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFile(file, 'utf8');
}
