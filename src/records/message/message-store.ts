// The thread of a report: what was received and what was sent, each text sealed as it came.
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { SmsState } from '../../contract/statuses.ts';
import type { Keyring } from '../../security/keyring.ts';
import { accountName } from '../account/account-name.ts';
import type { PrivateSpan } from './private-spans.ts';
import { PrivateSpans, withoutPrivate } from './private-spans.ts';

export type NewMessage = {
  id: string;
  reportId: string;
  direction: 'inbound' | 'outbound';
  author: 'reporter' | 'system' | 'person';
  personId: string | null;
  body: string;
  language: string;
  at: Date;
  inboundId: string | null;
  outboundId: string | null;
  privateSpans?: readonly PrivateSpan[];
  /** Withheld until then, then erased. */
  eraseDueAt?: Date | null;
};

/** By hand: each text passes here. */
export async function insertMessage(
  db: TxClient,
  keyring: Keyring,
  message: NewMessage,
): Promise<void> {
  const { id } = message;
  db.write(
    'insert_message',
    `insert into report_message (id, report_id, direction, author, person_id, body_sealed, language,
       at, inbound_id, outbound_id, private_spans, erase_due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      message.reportId,
      message.direction,
      message.author,
      message.personId,
      keyring.seal('report_message.body', id, message.body),
      message.language,
      message.at,
      message.inboundId,
      message.outboundId,
      JSON.stringify(message.privateSpans ?? []),
      message.eraseDueAt ?? null,
    ],
  );
}

export type MessageRow = Omit<
  NewMessage,
  'personId' | 'inboundId' | 'outboundId' | 'privateSpans' | 'eraseDueAt'
> & {
  privateSpans: PrivateSpan[];
  eraseDueAt: Date | null;
  erasedAt: Date | null;
  person: { id: string; username: string; name: string } | null;
  delivery: { state: SmsState; errorCode: number | null; segments: number } | null;
};

/** Oldest first; at most the `limit` newest. */
export async function listMessages(
  db: DbClient,
  keyring: Keyring,
  reportId: string,
  limit: number,
): Promise<MessageRow[]> {
  const stored = await db.reportMessage.findMany({
    where: { reportId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
    select: {
      id: true,
      reportId: true,
      direction: true,
      author: true,
      bodySealed: true,
      language: true,
      at: true,
      privateSpans: true,
      eraseDueAt: true,
      erasedAt: true,
      person: { select: { id: true, username: true, nameSealed: true } },
      outbound: { select: { state: true, errorCode: true, segments: true } },
    },
  });
  return stored.reverse().map((each) => ({
    id: each.id,
    reportId: each.reportId,
    direction: each.direction as MessageRow['direction'],
    author: each.author as MessageRow['author'],
    body: each.bodySealed ? keyring.openText('report_message.body', each.id, each.bodySealed) : '',
    language: each.language,
    at: each.at,
    privateSpans: PrivateSpans.parse(each.privateSpans),
    eraseDueAt: each.eraseDueAt,
    erasedAt: each.erasedAt,
    person: each.person
      ? {
          id: each.person.id,
          username: each.person.username,
          name: accountName(keyring, each.person),
        }
      : null,
    delivery: each.outbound ? { ...each.outbound, state: each.outbound.state as SmsState } : null,
  }));
}

export async function purgeMessagesOf(db: TxClient, reportId: string): Promise<void> {
  await db.reportMessage.updateMany({
    where: { reportId },
    data: { bodySealed: null, privateSpans: [], eraseDueAt: null },
  });
}

export type BodyOfMessage = {
  id: string;
  body: string;
  spans: PrivateSpan[];
  inboundId: string | null;
};

/**
 * What a message of this report says, to change it; null where there is none, or it is erased.
 * Lock: the row, until the transaction ends.
 */
export async function lockMessageBody(
  db: TxClient,
  keyring: Keyring,
  key: { reportId: string; id: string },
): Promise<BodyOfMessage | null> {
  const rows = await db.sql<{ body: Uint8Array; spans: unknown; inboundId: string | null }>(
    'lock_message_body',
    `select body_sealed as body, private_spans as spans, inbound_id as "inboundId"
     from report_message where id = $1 and report_id = $2 and body_sealed is not null for update`,
    [key.id, key.reportId],
  );
  const [row] = rows;
  if (!row) return null;
  const body = keyring.openText('report_message.body', key.id, row.body);
  return { id: key.id, body, spans: PrivateSpans.parse(row.spans), inboundId: row.inboundId };
}

export async function rewriteMessage(
  db: TxClient,
  keyring: Keyring,
  { id, body, spans }: Omit<BodyOfMessage, 'inboundId'>,
): Promise<void> {
  await db.reportMessage.update({
    where: { id },
    data: { bodySealed: keyring.seal('report_message.body', id, body), privateSpans: spans },
    select: { id: true },
  });
}

/** What was received and is not erased yet is to be erased at `dueAt`, or, with null, kept. */
export async function scheduleErasure(
  db: TxClient,
  reportId: string,
  dueAt: Date | null,
): Promise<void> {
  await db.reportMessage.updateMany({
    where: { reportId, direction: 'inbound', erasedAt: null },
    data: { eraseDueAt: dueAt },
  });
}

/** Reports with words to be erased by now, the longest due first. No lock. */
export async function findErasuresDue(db: DbClient, now: Date, limit: number): Promise<string[]> {
  const rows = await db.reportMessage.findMany({
    where: { eraseDueAt: { lte: now } },
    orderBy: { eraseDueAt: 'asc' },
    distinct: ['reportId'],
    take: limit,
    select: { reportId: true },
  });
  return rows.map((row) => row.reportId);
}

/** Erases the words of messages that are due at `dueBy`. @returns their ids, and what they came from */
export async function eraseDueMessages(
  db: TxClient,
  reportId: string,
  dueBy: Date,
  at: Date,
): Promise<{ id: string; inboundId: string | null }[]> {
  return db.sql(
    'erase_due_messages',
    `update report_message set body_sealed = null, private_spans = '[]', erase_due_at = null,
       erased_at = $3
     where report_id = $1 and erase_due_at <= $2
     returning id, inbound_id as "inboundId"`,
    [reportId, dueBy, at],
  );
}

/** What of a report's received words is left: how many, and when the next of them is erased. */
export async function wordsLeft(
  db: TxClient,
  reportId: string,
): Promise<{ count: number; nextDueAt: Date | null }> {
  const rows = await db.sql<{ count: string; nextDueAt: Date | null }>(
    'words_left',
    `select count(*) as count, min(erase_due_at) as "nextDueAt" from report_message
     where report_id = $1 and direction = 'inbound' and erased_at is null`,
    [reportId],
  );
  return { count: Number(rows[0]?.count ?? 0), nextDueAt: rows[0]?.nextDueAt ?? null };
}

/** The message that a reply with this key already made. */
export async function findMessageOfKey(
  db: DbClient,
  reportId: string,
  idempotencyKey: string,
): Promise<string | null> {
  const found = await db.reportMessage.findFirst({
    where: { reportId, outbound: { idempotencyKey } },
    select: { id: true },
  });
  return found?.id ?? null;
}

/** The reporter's last words, without what is private in them. */
export async function lastReadableWords(
  db: TxClient,
  keyring: Keyring,
  reportId: string,
): Promise<string | null> {
  const found = await db.reportMessage.findFirst({
    where: { reportId, direction: 'inbound', bodySealed: { not: null }, eraseDueAt: null },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { id: true, bodySealed: true, privateSpans: true },
  });
  if (!found?.bodySealed) return null;
  const body = keyring.openText('report_message.body', found.id, found.bodySealed);
  return withoutPrivate(body, PrivateSpans.parse(found.privateSpans));
}
