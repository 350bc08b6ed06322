// Reports as all boards need them: what an entry of the log is about, read once.
import type { Db } from '../../platform/db.ts';
import { sqlOf } from '../../platform/run-sql.ts';
import type { RunSql } from '../../platform/transaction.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { CorrectionJson } from './correction-store.ts';
import { CORRECTIONS_AS_JSON, fromCorrectionJson } from './correction-store.ts';
import type { ReportRow, StoredReport } from './report-row.ts';
import { toReportRow } from './report-row.ts';

/** A report and whether its sender may be answered. */
export type ReportSubject = { report: ReportRow; hasOptedOut: boolean };

/** By hand, in one statement: every change of a report is read here once for all boards. */
export async function findReports(
  db: Pick<Db, 'pool'>,
  keyring: Keyring,
  ids: readonly string[],
): Promise<ReportSubject[]> {
  const sql = sqlOf(db);
  const text = `${FOUND_REPORT} where report.id = any($1::uuid[])`;
  return (await sql<FoundReport>('find_reports', text, [ids])).map(toSubject(keyring));
}

/** The reports that the `limit` entries of the log after `seq` are about. */
export async function findReportsAfter(
  sql: RunSql,
  keyring: Keyring,
  seq: number,
  limit: number,
): Promise<ReportSubject[]> {
  const text = `${FOUND_REPORT} where report.id in (
      select subject_id from feed_event where seq > $1 order by seq limit $2
    )`;
  return (await sql<FoundReport>('find_reports_after', text, [seq, limit])).map(toSubject(keyring));
}

const FOUND_REPORT = `select report.id, number, kind, channel, status, priority, language, flags,
        phone_sealed as "phoneSealed", phone_index as "phoneIndex",
        location_sealed as "locationSealed", latest_sealed as "latestSealed",
        claimed_by_id as "claimedById", claimed_at as "claimedAt", closed_at as "closedAt",
        resolution, received_at as "receivedAt", last_message_at as "lastMessageAt",
        message_count as "messageCount", media_count as "mediaCount", version, facts,
        read_priority as "readPriority", coalesce(priority_reasons, '{}') as "priorityReasons",
        person_due_at as "personDueAt", erase_due_at as "eraseDueAt",
        place_sealed as "placeSealed", zone_ids as "zoneIds",
        ${CORRECTIONS_AS_JSON} as "corrections",
        conversation.report_id is not null as "hasConversation", conversation.question,
        conversation.silenced, conversation.due_at as "dueAt",
        account.username as "ownerUsername", account.name_sealed as "ownerName",
        exists (
          select 1 from consent where consent.phone_index = report.phone_index
            and purpose = 'hotline' and state = 'out'
        ) as "hasOptedOut"
      from report left join account on account.id = report.claimed_by_id
        left join conversation on conversation.report_id = report.id`;

function toSubject(keyring: Keyring): (row: FoundReport) => ReportSubject {
  return ({ ownerUsername, ownerName, hasOptedOut, ...found }) => {
    const { hasConversation, question, silenced, dueAt } = found;
    const conversation = hasConversation ? { question, silenced, dueAt } : null;
    const corrections = fromCorrectionJson(found.corrections);
    const stored = { ...found, corrections, conversation };
    const { claimedById } = stored;
    const owner = { username: ownerUsername, nameSealed: new Uint8Array(ownerName ?? []) };
    const claimedBy = claimedById === null ? null : { id: claimedById, ...owner };
    return { report: toReportRow(keyring, { ...stored, claimedBy }), hasOptedOut };
  };
}

type FoundReport = Omit<StoredReport, 'corrections' | 'conversation'> & {
  hasConversation: boolean;
  question: string | null;
  silenced: string | null;
  dueAt: Date | null;
  corrections: CorrectionJson[] | null;
  ownerUsername: string;
  ownerName: Buffer | null;
  hasOptedOut: boolean;
};
