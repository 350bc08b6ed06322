// Reports as all boards need them: what an entry of the log is about, read once.
import type { Db } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { CorrectionJson } from './correction-store.ts';
import { CORRECTIONS_AS_JSON, fromCorrectionJson } from './correction-store.ts';
import type { ReportRow, StoredReport } from './report-row.ts';
import { toReportRow } from './report-row.ts';

/**
 * Reports with whether their sender opted out. By hand, in one statement: every change of a report
 * is read here once for all boards.
 */
export async function findReports(
  db: Pick<Db, 'pool'>,
  keyring: Keyring,
  ids: readonly string[],
): Promise<{ report: ReportRow; hasOptedOut: boolean }[]> {
  const found = await db.pool.query<FoundReport>({
    name: 'find_reports',
    text: `select report.id, number, kind, channel, status, priority, language, flags,
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
        left join conversation on conversation.report_id = report.id
      where report.id = any($1::uuid[])`,
    values: [ids],
  });
  return found.rows.map(({ ownerUsername, ownerName, hasOptedOut, ...found }) => {
    const { hasConversation, question, silenced, dueAt } = found;
    const conversation = hasConversation ? { question, silenced, dueAt } : null;
    const corrections = fromCorrectionJson(found.corrections);
    const stored = { ...found, corrections, conversation };
    const { claimedById } = stored;
    const owner = { username: ownerUsername, nameSealed: new Uint8Array(ownerName ?? []) };
    const claimedBy = claimedById === null ? null : { id: claimedById, ...owner };
    return { report: toReportRow(keyring, { ...stored, claimedBy }), hasOptedOut };
  });
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
