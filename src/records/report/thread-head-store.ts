// What new words need to know of the report they join, read as its row is locked. By hand: each text
// passes here.
import type { ReportChannel } from '../../contract/statuses.ts';
import type { TxClient } from '../../platform/db.ts';
import { CONVERSATION_OF_REPORT } from '../conversation/conversation-store.ts';
import type { ThreadHead } from './report-row.ts';

const THREAD_HEAD = `select id, status, kind, priority, flags, facts, read_priority as "readPriority",
  coalesce(priority_reasons, '{}') as "priorityReasons", location_sealed is not null as "hasPlace",
  location_sealed as "locationSealed",
  claimed_by_id is not null as "hasOwner", array(
    select distinct field from report_correction where report_correction.report_id = report.id
  ) as "corrected", language, latest_sealed as "latestSealed", exists (
    select 1 from consent where consent.phone_index = report.phone_index
      and purpose = 'hotline' and state = 'out'
  ) as "hasOptedOut", ${CONVERSATION_OF_REPORT} as "conversation"`;

/**
 * The sender's thread that new words belong to: open, or closed since `closedAfter`. Lock: the row,
 * until the transaction ends, so that two messages of one sender never open two reports.
 */
export async function lockThreadOf(
  db: TxClient,
  phoneIndex: Uint8Array,
  channel: ReportChannel,
  closedAfter: Date,
): Promise<ThreadHead | null> {
  const rows = await db.sql<ThreadHead>(
    'lock_thread_of',
    `${THREAD_HEAD} from report
     where phone_index = $1 and channel = $2
       and (status in ('new', 'collecting', 'in_review', 'linked')
         or (status = 'closed' and claimed_by_id is not null and closed_at > $3))
     order by number desc limit 1
     for update`,
    [phoneIndex, channel, closedAfter],
  );
  return rows[0] ?? null;
}

/** Lock: the row, until the transaction ends. */
export async function lockThread(db: TxClient, id: string): Promise<ThreadHead | null> {
  const rows = await db.sql<ThreadHead>(
    'lock_thread',
    `${THREAD_HEAD} from report where id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}
