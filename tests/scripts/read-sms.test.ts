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
  ).toMatchObject([
    {
      text: 'ICE at 4th & Main, Santa Ana',
      kind: 'sighting',
      lang: 'en',
      location_text: '4th & Main, Santa Ana',
      timing: 'now',
      agency_claimed: 'ICE_ERO',
      place_type: 'street',
      priority: 'P2',
      priority_reasons: ['agents_named'],
    },
    { text: '1', kind: 'volunteer_reply', lang: 'und', location_text: null, action: 'accept' },
    { text: '2', kind: 'other', lang: 'und', location_text: null, answer: { kind: 'arrest' } },
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

test('--score counts places word by word and fields one by one; --misses says what went wrong', async () => {
  const { stdout, stderr } = await read(
    [
      '{"text":"ICE at 4th & Main","location_text":"4th & Main","expect":{"timing":"now","flags":[]}}',
      '{"text":"hola buenos dias","location_text":"Home Depot","expect":{"timing":"now"}}',
    ],
    '--score',
    '--misses',
    '--quiet',
  );
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^place F1 +66\.7 % \(precision 100\.0, recall 50\.0\)$/m);
  expect(stderr).toMatch(/^ {2}timing +50\.0 % \(1 of 2\)$/m);
  expect(stderr).toMatch(/hola buenos dias\n {4}location_text: null, not "Home Depot"\n {4}timing/);
});
