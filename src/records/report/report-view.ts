// A report as one viewer may see it. Redaction lives here and nowhere else. Pure.
import type { CorrectedFields } from '../../contract/report-corrections.ts';
import { FACT_FIELDS } from '../../contract/report-corrections.ts';
import type { Reachability, ReportView } from '../../contract/report.ts';
import type { Role } from '../../contract/statuses.ts';
import { reportSight } from '../../security/permissions.ts';
import { effectiveFacts } from './effective-facts.ts';
import { viewPlace } from './place-view.ts';
import type { ReportRow } from './report-row.ts';

const SHOWN_DIGITS = 4;

/**
 * @param roles of the viewer; the best sight of them counts
 * @param hasOptedOut whether the reporter's phone refuses texts of the hotline
 * @returns null where the viewer may not know that it exists
 */
export function viewReport(
  row: ReportRow,
  roles: readonly Role[],
  hasOptedOut: boolean,
): ReportView | null {
  const sight = reportSight(roles, row.kind);
  if (sight === 'none') return null;
  const isFull = sight === 'full';
  return {
    id: row.id,
    code: `R-${row.number}`,
    kind: row.kind,
    channel: row.channel,
    status: row.status,
    priority: row.priority,
    language: row.language,
    locationText: isFull ? row.locationText : null,
    place: isFull ? viewPlace(row) : null,
    receivedAt: row.receivedAt.toISOString(),
    lastMessageAt: row.lastMessageAt.toISOString(),
    claimedBy: row.claimedBy && personOf(row.claimedBy),
    claimedAt: row.claimedAt && row.claimedAt.toISOString(),
    closedAt: row.closedAt && row.closedAt.toISOString(),
    resolution: row.resolution,
    reachability: reachabilityOf(row, hasOptedOut),
    phoneMasked: isFull && row.phone !== null ? maskPhone(row.phone) : null,
    messageCount: row.messageCount,
    mediaCount: row.mediaCount,
    flags: row.flags,
    facts: isFull ? effectiveFacts(row.facts, row.corrections) : {},
    corrected: isFull ? correctedOf(row) : {},
    readPriority: row.readPriority,
    priorityReasons: isFull ? row.priorityReasons : [],
    personDueAt: row.personDueAt && row.personDueAt.toISOString(),
    conversation: row.conversation && conversationOf(row.conversation),
    withheldUntil: row.eraseDueAt && row.eraseDueAt.toISOString(),
    version: row.version,
    ...(isFull && row.latestText !== null ? { text: row.latestText } : {}),
  };
}

/** What was read of a fact goes on being read; of the rest, what stood there before people spoke. */
function correctedOf({ facts, corrections }: ReportRow): CorrectedFields {
  const read = new Map<string, unknown>(Object.entries(facts));
  const isFact = new Set<string>(FACT_FIELDS);
  return Object.fromEntries(
    corrections.map(({ field, by, at, was }) => [
      field,
      { by, at: at.toISOString(), was: isFact.has(field) ? (read.get(field) ?? null) : was },
    ]),
  );
}

function conversationOf(found: NonNullable<ReportRow['conversation']>): ReportView['conversation'] {
  const isAsking = found.silenced === null && found.dueAt !== null;
  return isAsking
    ? { state: 'asking', question: found.question, reason: null }
    : { state: 'silent', question: null, reason: found.silenced };
}

function personOf({ id, username, name }: NonNullable<ReportRow['claimedBy']>) {
  return { id, username, name };
}

function reachabilityOf(row: ReportRow, hasOptedOut: boolean): Reachability {
  if (row.phone === null) return row.channel === 'form' ? 'no_phone' : 'anonymous';
  return hasOptedOut ? 'opted_out' : 'can_reply';
}

function maskPhone(phone: string): string {
  return `••${phone.slice(-SHOWN_DIGITS)}`;
}
