// A report as one viewer may see it. Redaction lives here and nowhere else. Pure.
import type { Reachability, ReportView } from '../../contract/report.ts';
import type { Role } from '../../contract/statuses.ts';
import { reportSight } from '../../security/permissions.ts';
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
    version: row.version,
    ...(isFull && row.latestText !== null ? { text: row.latestText } : {}),
  };
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
