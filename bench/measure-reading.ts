// Texts read a second on one core, against one plain pass of a regular expression over each.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readSms } from '../src/flow/intake/reading/read-sms.ts';
import type { Figure } from './figures.ts';

const CORPUS = path.resolve(import.meta.dirname, '../tests/corpus/corpus.jsonl');
const SECONDS = 2;
const WARM_ROUNDS = 10;
const PLAIN = /(?:ice|migra|agents?|agentes|arrest\w*|llevaron|stop|alto)\b/giu;

export async function measureReading(): Promise<Figure[]> {
  const lines = (await readFile(CORPUS, 'utf8')).trim().split('\n');
  const texts = lines.map((line) => (JSON.parse(line) as { text: string }).text);
  const ours = rateOf(texts, (text) => readSms(text));
  const plain = rateOf(
    texts,
    (text) => [...text.normalize('NFC').toLowerCase().matchAll(PLAIN)].length,
  );
  return [{ name: 'texts_read', value: ours, unit: 'per_second', ratio: ours / plain }];
}

/** By this thread's own time: a busy machine changes nothing. */
function rateOf(texts: readonly string[], read: (text: string) => unknown): number {
  for (let round = 0; round < WARM_ROUNDS; round += 1) texts.forEach((text) => read(text));
  const before = process.threadCpuUsage();
  let count = 0;
  let spentMs = 0;
  while (spentMs < SECONDS * 1_000) {
    texts.forEach((text) => read(text));
    count += texts.length;
    const { user, system } = process.threadCpuUsage(before);
    spentMs = (user + system) / 1_000;
  }
  return count / (spentMs / 1_000);
}
