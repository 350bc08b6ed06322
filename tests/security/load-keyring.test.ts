// Where the keys come from, and that a database is never opened with others than its own.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/platform/db.ts';
import { createDb } from '../../src/platform/db.ts';
import { createKeyring } from '../../src/security/keyring.ts';
import { checkKeyring } from '../../src/security/keyring-check.ts';
import { loadKeyring } from '../../src/security/load-keyring.ts';
import type { TestDatabase } from '../harness/test-database.ts';
import { createTestDatabase } from '../harness/test-database.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const PLACE = 'report.phone' as const;
const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const NO_KEYS = { SEALING_KEYS: undefined, INDEX_KEY: undefined, isProduction: false };

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'testigo-keys-'));
  file = path.join(folder, 'deep/er/keyring.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const load = () => loadKeyring({ ...NO_KEYS, KEYRING_FILE: file });

describe('the generated file', () => {
  it('is made once, for its owner alone, and gives the same keys ever after', async () => {
    const first = await load();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
    const sealed = first.seal(PLACE, 'row', 'words');
    expect((await load()).openText(PLACE, 'row', sealed)).toBe('words');
    expect(await readdir(path.dirname(file))).toEqual(['keyring.json']);
  });

  it('holds keys of 32 random bytes', async () => {
    await load();
    const { sealingKeys, indexKey } = JSON.parse(await readFile(file, 'utf8'));
    const keys = [...sealingKeys, indexKey].map((each: string) => Buffer.from(each, 'base64'));
    expect(keys.map((each) => each.length)).toEqual([32, 32]);
    expect(keys[0]!.equals(keys[1]!)).toBe(false);
  });

  it('is one and whole under 40 starts at once in this process', async () => {
    const rings = await Promise.all(Array.from({ length: 40 }, load));
    const sealed = rings[0]!.seal(PLACE, 'row', 'words');
    for (const ring of rings) expect(ring.openText(PLACE, 'row', sealed)).toBe('words');
  });

  it('is one and whole under starts at once of several processes', async () => {
    const script = `import { loadKeyring } from './src/security/load-keyring.ts';
      const ring = await loadKeyring({ isProduction: false, KEYRING_FILE: process.argv[1] });
      process.stdout.write(Buffer.from(ring.index('phone', 'x')).toString('hex'));`;
    const flags = ['--input-type=module-typescript', '--eval', script, file];
    const run = () => promisify(execFile)(process.execPath, flags, { cwd: PROJECT });
    const outputs = await Promise.all([run(), run(), run(), run()]);
    expect(new Set(outputs.map((each) => each.stdout)).size).toBe(1);
  });

  it('that is damaged is an error, and is left as it is', async () => {
    await load();
    await writeFile(file, '{"sealingKeys":[]}');
    await expect(load()).rejects.toThrow();
    expect(await readFile(file, 'utf8')).toBe('{"sealingKeys":[]}');
  });
});

describe('the environment', () => {
  it('comes before the file, which is then not made', async () => {
    const config = {
      SEALING_KEYS: [key(1)],
      INDEX_KEY: key(2),
      KEYRING_FILE: file,
      isProduction: false,
    };
    const ring = await loadKeyring(config);
    const same = createKeyring([Buffer.from(key(1), 'base64')], Buffer.from(key(2), 'base64'));
    expect(ring.index('phone', 'x')).toEqual(same.index('phone', 'x'));
    await expect(stat(file)).rejects.toThrow(/ENOENT/);
  });

  it.each([
    ['no keys', {}],
    ['no index key', { SEALING_KEYS: [key(1)] }],
    ['no sealing keys', { INDEX_KEY: key(1) }],
  ])('production refuses %s, and makes no file', async (_, given) => {
    const config = { ...NO_KEYS, ...given, KEYRING_FILE: file, isProduction: true };
    await expect(loadKeyring(config)).rejects.toThrow(/required in production/);
    await expect(stat(file)).rejects.toThrow(/ENOENT/);
  });
});

describe('a database and its keys', () => {
  let database: TestDatabase;
  let db: Db;
  const ring = (sealing: number[], index: number) =>
    createKeyring(
      sealing.map((fill) => Buffer.alloc(32, fill)),
      Buffer.alloc(32, index),
    );

  beforeAll(async () => {
    database = await createTestDatabase();
    db = createDb(database.url);
  });
  afterAll(async () => {
    await db.close();
    await database.drop();
  });

  it('belong together from the first start on, also when many start at once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => checkKeyring(db, ring([1], 9))));
    await checkKeyring(db, ring([1], 9));
  });

  it.each([
    ['another sealing key', [2], 9],
    ['another index key', [1], 8],
    ['both exchanged', [9], 1],
  ])('%s does not start', async (_, sealing, index) => {
    await expect(checkKeyring(db, ring(sealing, index))).rejects.toThrow(
      /do not open this database/,
    );
  });

  it('a new key in front of the old one starts', async () => {
    await checkKeyring(db, ring([3, 1], 9));
    await checkKeyring(db, ring([1], 9));
  });
});
