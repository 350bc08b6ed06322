// Words as a reader hands them on, put where they belong, with the journal's row that they came from.
import type { NewWords } from '../../../src/flow/intake/new-words.ts';
import { acceptWords } from '../../../src/flow/intake/accept-report.ts';
import { transact } from '../../../src/records/transact.ts';
import { newSid } from '../../harness/carrier-door.ts';
import type { TestApp } from '../../harness/test-app.ts';

export type ReceivedWords = { reportId: string; messageId: string; inboundId: string };

export async function receiveWords(
  app: TestApp,
  words: Partial<NewWords> & { body: string },
): Promise<ReceivedWords> {
  const { deps } = app;
  const inboundId = deps.ids.uuid();
  const receivedAt = words.receivedAt ?? app.clock.now();
  const raw = JSON.stringify({ type: 'sms', params: { Body: words.body } });
  await deps.db.prisma.inboundMessage.create({
    data: {
      id: inboundId,
      channel: 'sms',
      sourceKey: newSid(),
      digest: deps.keyring.index('content', raw),
      rawSealed: deps.keyring.seal('inbound_message.raw', inboundId, raw),
      source: 'webhook',
      state: 'done',
      receivedAt,
      nextAttemptAt: receivedAt,
      processedAt: receivedAt,
    },
  });
  const { reportId, messageId } = await transact(deps, (tx) =>
    acceptWords(tx, deps, {
      inboundId,
      channel: 'sms',
      kind: 'other',
      priority: 'P4',
      language: 'en',
      locationText: null,
      flags: [],
      facts: {},
      priorityReasons: [],
      privateSpans: [],
      mediaCount: 0,
      phone: null,
      receiptIndex: null,
      receivedAt,
      ...words,
    }),
  );
  return { reportId, messageId, inboundId };
}

/** Where a word stands in a text, as a reader finds it. */
export function spanOf<What extends string>(body: string, words: string, what: What) {
  const start = body.indexOf(words);
  return { start, end: start + words.length, what };
}

/** Every row of every table as it stands, and what is sealed of words opened: all a thief with the keys reads. */
export async function everythingStored(app: TestApp): Promise<string> {
  const { prisma } = app.deps.db;
  const { keyring } = app.deps;
  const open = (place: `${string}.${string}`, id: string, sealed: Uint8Array | null) =>
    sealed ? keyring.openText(place, id, sealed) : '';
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public'`;
  const plain: unknown[] = [];
  for (const { name } of tables) {
    plain.push(await prisma.$queryRawUnsafe(`select to_json(stored)::text from "${name}" stored`));
  }
  const [reports, messages, inbound, corrections] = await Promise.all([
    prisma.report.findMany(),
    prisma.reportMessage.findMany(),
    prisma.inboundMessage.findMany(),
    prisma.reportCorrection.findMany(),
  ]);
  return JSON.stringify(
    [
      ...reports.map((row) => [
        { ...row, phoneIndex: null },
        open('report.location', row.id, row.locationSealed),
        open('report.latest', row.id, row.latestSealed),
      ]),
      ...messages.map((row) => [row, open('report_message.body', row.id, row.bodySealed)]),
      ...inbound.map((row) => [row, open('inbound_message.raw', row.id, row.rawSealed)]),
      ...corrections.map((row) => [row, open('report_correction.value', row.id, row.valueSealed)]),
      ...plain,
    ],
    (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
  );
}
