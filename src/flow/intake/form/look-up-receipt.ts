// What a receipt opens: the state of the report, never its words. Unknown, erased and mistyped codes
// take the same look-ups and get the same answer.
import type { Deps } from '../../../deps.ts';
import type { Resolution } from '../../../contract/statuses.ts';
import { inTime } from '../../../platform/in-time.ts';
import { findInboundByKey } from '../../../records/inbound/inbound-store.ts';
import { listMediaOf } from '../../../records/media/media-list-store.ts';
import { findLook } from '../../../records/incident/incident-link-store.ts';
import { findReportByReceipt } from '../../../records/report/report-store.ts';
import type { FileNote } from './file-notes.ts';
import type { ReceiptFacts } from './receipt-state.ts';
import { formSourceKey } from './receipt.ts';
import { UPLOAD_REFUSALS } from './upload-limits.ts';

export type FoundReceipt =
  | { kind: 'found'; facts: ReceiptFacts; keptFiles: number; refusedFiles: FileNote[] }
  /** On disk: Postgres does not answer. */
  | { kind: 'kept' }
  | { kind: 'unknown' }
  | { kind: 'unavailable' };

const PATIENCE_MS = 5_000;

export type LookUpDeps = Pick<Deps, 'db' | 'journal' | 'log'>;

export async function lookUpReceipt(
  deps: LookUpDeps,
  receiptIndex: Uint8Array,
): Promise<FoundReceipt> {
  const sourceKey = formSourceKey(receiptIndex);
  if (deps.journal.isSpooled(sourceKey)) return { kind: 'kept' };
  const found = await inTime(find(deps, receiptIndex, sourceKey), PATIENCE_MS);
  if (found) return found;
  deps.log.warn('a receipt could not be looked up');
  return { kind: 'unavailable' };
}

async function find(
  deps: LookUpDeps,
  receiptIndex: Uint8Array,
  sourceKey: string,
): Promise<FoundReceipt> {
  // In this order: a report is there whenever its journal row was seen to be done.
  const inbound = await findInboundByKey(deps.db, sourceKey);
  const report = await findReportByReceipt(deps.db.prisma, receiptIndex);
  if (report) {
    const facts = {
      status: report.status,
      resolution: report.resolution as Resolution | null,
      ...(await findLook(deps.db, report.id)),
    };
    return { kind: 'found', facts, ...(await filesOf(deps, report.id)) };
  }
  const isWaiting = inbound?.state === 'pending' || inbound?.state === 'quarantined';
  return isWaiting
    ? { kind: 'found', facts: null, keptFiles: 0, refusedFiles: [] }
    : { kind: 'unknown' };
}

async function filesOf(
  deps: LookUpDeps,
  reportId: string,
): Promise<{ keptFiles: number; refusedFiles: FileNote[] }> {
  const media = await listMediaOf(deps.db.prisma, reportId);
  const refusedFiles = media.flatMap(({ state, reason: given, position }) => {
    const reason = UPLOAD_REFUSALS.find((refusal) => refusal === given);
    return state === 'refused' && reason ? [{ position, reason }] : [];
  });
  return { keptFiles: media.filter(({ state }) => state !== 'refused').length, refusedFiles };
}
