// Reads texts, one JSON object a line, and prints what the reader makes of each:
//   npm run read-sms -- FILE.jsonl [--score] [--misses] [--quiet]
// Each line has `text`, and may have `context` (the sender's open call-out), `in_reply_to` (the
// question before it) and `received_at` (an instant). With --score, lines that carry what is expected
// (kind, lang, location_text, expect) are compared and a table goes to stderr; --misses lists there
// what was misread; --quiet prints no readings. A bad line is named there too; the exit code is then 1.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { readSms } from '../src/flow/intake/reading/read-sms.ts';
import { inCorpusWords } from './corpus-words.ts';
import { formatScore, listMisses } from './print-score.ts';
import type { Scored } from './score-readings.ts';

const Line = z.object({
  text: z.string(),
  context: z.enum(['offer', 'accepted', 'en_route', 'on_scene']).optional(),
  in_reply_to: z.enum(['menu', 'q1', 'q2', 'q3', 'q4', 'arrest_2', 'arrest_3']).optional(),
  received_at: z.coerce.date().optional(),
  kind: z.string().optional(),
  lang: z.string().optional(),
  location_text: z.string().nullable().optional(),
  expect: z.record(z.string(), z.unknown()).optional(),
});

async function main(args: string[]): Promise<void> {
  const file = args.find((arg) => !arg.startsWith('--'));
  if (!file) {
    console.error('usage: npm run read-sms -- FILE.jsonl [--score]');
    process.exitCode = 2;
    return;
  }
  const scored: Scored[] = [];
  let number = 0;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Infinity,
  })) {
    number += 1;
    if (line.trim() === '') continue;
    const result = readLine(line);
    if (typeof result === 'string') {
      console.error(`${file}:${number}: ${result}`);
      process.exitCode = 1;
      continue;
    }
    if (!args.includes('--quiet')) console.log(JSON.stringify(result.got));
    scored.push(result);
  }
  if (args.includes('--misses')) console.error(listMisses(scored));
  if (args.includes('--score')) console.error(formatScore(scored));
}

/** What was read beside what was expected, or what is wrong with the line. */
function readLine(line: string): Scored | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  const parsed = Line.safeParse(json);
  if (!parsed.success) {
    return parsed.error.issues
      .map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('; ');
  }
  const {
    text,
    context,
    in_reply_to: question,
    received_at: receivedAt,
    ...expected
  } = parsed.data;
  const reading = readSms(text, { callOut: context, question, receivedAt });
  return { got: inCorpusWords(text, reading), expected };
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
