// Conversations in the database: the state beside the thread, and each automatic text by what it
// says, once. Written in the transaction that queues the text.
import type { Db, TxClient } from '../../platform/db.ts';
import type { ConversationJson, ConversationRow, KnownConversation } from './conversation-row.ts';
import { fromConversationJson } from './conversation-row.ts';

/** For a statement on `report`: its conversation as JSON, null where there is none. */
export const CONVERSATION_OF_REPORT = `(
  select json_build_object('question', question, 'askedAt', asked_at, 'toldAt', told_at,
    'misunderstood', misunderstood, 'silenced', silenced, 'dueAt', due_at, 'told', array(
      select step from conversation_text where conversation_text.report_id = report.id))
  from conversation where conversation.report_id = report.id)`;

export async function saveConversation(
  db: TxClient,
  reportId: string,
  row: ConversationRow,
): Promise<void> {
  db.write(
    'save_conversation',
    `insert into conversation
       (report_id, question, asked_at, told_at, misunderstood, silenced, due_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (report_id) do update set question = $2, asked_at = $3, told_at = $4,
       misunderstood = $5, silenced = $6, due_at = $7`,
    [reportId, row.question, row.askedAt, row.toldAt, row.misunderstood, row.silenced, row.dueAt],
  );
}

/** The key is the last defence: what was said already undoes the whole decision. */
export async function recordTold(
  db: TxClient,
  reportId: string,
  step: string,
  at: Date,
): Promise<void> {
  db.write(
    'record_told',
    'insert into conversation_text (report_id, step, at) values ($1, $2, $3)',
    [reportId, step, at],
  );
}

/**
 * A person has it from here: nothing more is asked. The first reason stays; with `isAnswered` digits
 * mean nothing any more, since they would answer the person.
 */
export async function silenceConversation(
  db: TxClient,
  reportId: string,
  reason: string,
  isAnswered: boolean,
): Promise<void> {
  db.write(
    'silence_conversation',
    `insert into conversation (report_id, silenced) values ($1, $2)
     on conflict (report_id) do update set silenced = coalesce(conversation.silenced, $2),
       due_at = null, question = case when $3 then null else conversation.question end`,
    [reportId, reason, isAnswered],
  );
}

export async function hasDueConversation(db: Pick<Db, 'pool'>, now: Date): Promise<boolean> {
  const found = await db.pool.query({
    name: 'has_due_conversation',
    text: 'select 1 from conversation where due_at <= $1 limit 1',
    values: [now],
  });
  return found.rows.length > 0;
}

/**
 * Reports whose conversation is due, oldest first. Lock: both rows, until the transaction ends;
 * those that somebody else has are left to them.
 */
export async function takeDueConversations(
  db: TxClient,
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await db.sql<{ reportId: string }>(
    'take_due_conversations',
    `select conversation.report_id as "reportId"
     from conversation join report on report.id = conversation.report_id
     where due_at <= $1 order by due_at limit $2
     for update of report, conversation skip locked`,
    [now, limit],
  );
  return rows.map((row) => row.reportId);
}

/** Read after its report is locked, so that it is as the last who had it left it. */
export async function findConversation(db: TxClient, reportId: string): Promise<KnownConversation> {
  const rows = await db.sql<{ conversation: ConversationJson | null }>(
    'find_conversation',
    `select ${CONVERSATION_OF_REPORT} as conversation from report where id = $1`,
    [reportId],
  );
  return fromConversationJson(rows[0]?.conversation ?? null);
}

/** @returns the reports of these to which exactly this outcome was the last that was told */
export async function findToldOutcome(
  db: TxClient,
  reportIds: readonly string[],
  step: string,
): Promise<Set<string>> {
  const rows = await db.sql<{ reportId: string }>(
    'find_told_outcome',
    `select report_id as "reportId" from conversation_text
     where report_id = any($1::uuid[]) and step = $2`,
    [reportIds, step],
  );
  return new Set(rows.map((row) => row.reportId));
}

/** Forgets outcomes that no longer hold, so that the new one may be told, and told back. */
export async function forgetOutcomes(
  db: TxClient,
  reportIds: readonly string[],
  except: string,
): Promise<void> {
  db.write(
    'forget_outcomes',
    `delete from conversation_text
     where report_id = any($1::uuid[]) and step like 'outcome\\_%' and step <> $2`,
    [reportIds, except],
  );
}

/** Digits answer this question from now on. */
export async function openQuestionAgain(
  db: TxClient,
  reportId: string,
  question: string,
  at: Date,
): Promise<void> {
  db.write(
    'open_question_again',
    `insert into conversation (report_id, question, told_at) values ($1, $2, $3)
     on conflict (report_id) do update set question = $2, told_at = $3`,
    [reportId, question, at],
  );
}
