import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../scripts/read-sms.ts');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-sms-'));
});
afterAll(() => rm(folder, { recursive: true }));

type Run = { code: number; stdout: string; stderr: string };

async function read(lines: string[], ...flags: string[]): Promise<Run> {
  const file = join(folder, 'texts.jsonl');
  await writeFile(file, lines.join('\n'));
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, file, ...flags], (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

test('one reading a line, in the words of the corpus', async () => {
  const { code, stdout, stderr } = await read([
    '{"text":"ICE at 4th & Main, Santa Ana"}',
    '{"text":"1","context":"offer"}',
    '{"text":"2","in_reply_to":"menu"}',
  ]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    {
      text: 'ICE at 4th & Main, Santa Ana',
      kind: 'sighting',
      lang: 'en',
      location_text: '4th & Main, Santa Ana',
      priority: 'P2',
    },
    { text: '1', kind: 'volunteer_reply', lang: 'und', location_text: null, priority: 'P3' },
    { text: '2', kind: 'other', lang: 'und', location_text: null, priority: 'P3' },
  ]);
});

test('a bad line is named, the others are read, and the exit code tells', async () => {
  const { code, stdout, stderr } = await read([
    '{"text":"hola"}',
    'not json',
    '{"text":5}',
    '',
    '{"text":"STOP"}',
  ]);
  expect(code).toBe(1);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).kind),
  ).toEqual(['other', 'opt-out']);
  expect(stderr).toMatch(/:2: not JSON\n.*:3: text: /s);
});

test('--score compares with what the lines expect', async () => {
  const { stderr } = await read(
    [
      '{"text":"STOP","kind":"opt-out","lang":"en"}',
      '{"text":"END","kind":"other","lang":"en"}',
      '{"text":"se llevaron a mi esposo","kind":"arrest","lang":"es"}',
      '{"text":"hola"}',
    ],
    '--score',
  );
  expect(stderr).toMatch(/^kind +66\.7 % \(2 of 3\)$/m);
  expect(stderr).toMatch(/^opt-out recall +100\.0 % \(1 of 1\)$/m);
  expect(stderr).toMatch(/^opt-out false +1$/m);
  expect(stderr).toMatch(/^arrest recall +100\.0 % \(1 of 1\)$/m);
});
