// The thread of a report: what was received and what was sent, each text sealed as it came.
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { SmsState } from '../../contract/statuses.ts';
import type { Keyring } from '../../security/keyring.ts';
import { accountName } from '../account/account-name.ts';

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
       at, inbound_id, outbound_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
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
    ],
  );
}

export type MessageRow = Omit<NewMessage, 'personId' | 'inboundId' | 'outboundId'> & {
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

/** How many texts this thread has received since `since`. */
export async function countInboundSince(
  db: TxClient,
  reportId: string,
  since: Date,
): Promise<number> {
  const rows = await db.sql<{ count: string }>(
    'count_inbound_since',
    `select count(*) from report_message where report_id = $1 and direction = 'inbound' and at > $2`,
    [reportId, since],
  );
  return Number(rows[0]?.count ?? 0);
}

export async function purgeMessagesOf(db: TxClient, reportId: string): Promise<void> {
  await db.reportMessage.updateMany({ where: { reportId }, data: { bodySealed: null } });
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
