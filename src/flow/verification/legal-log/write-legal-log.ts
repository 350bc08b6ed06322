// After a confirmed incident an observer writes down what a court may ask for. The originals of photos
// are copied aside with their hash: what erases the report leaves them.
import type { LegalLogReceipt, WriteLegalLog } from '../../../contract/legal-log.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import { addToTimeline } from '../../../records/incident/incident-event-store.ts';
import type { IncidentRow } from '../../../records/incident/incident-row.ts';
import {
  addCustody,
  insertLegalLog,
  keepOriginal,
} from '../../../records/legal-log/legal-log-store.ts';
import { readOriginal } from '../../../records/media/media-list-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { sha256 } from '../../../security/keyring.ts';
import { lockIncident } from '../lock-incident.ts';
import type { VerdictDeps } from '../take-effect.ts';

/**
 * @throws AppError not_found, wrong_state before it is confirmed, not_linked for a photo of something
 *   else or without its original
 */
export async function writeLegalLog(
  deps: VerdictDeps,
  viewer: Viewer,
  incidentId: string,
  input: WriteLegalLog,
): Promise<LegalLogReceipt> {
  return transact(deps, async (tx) => {
    const incident = await lockIncident(tx, deps, viewer, incidentId);
    if (incident.verification !== 'confirmed') {
      const details = { verification: incident.verification };
      throw new AppError('wrong_state', 'The log is for what is confirmed.', { details });
    }
    const id = deps.ids.uuid();
    const by = { at: tx.at, byId: viewer.account.id };
    await insertLegalLog(tx.db, deps.keyring, { ...by, id, incidentId, form: input.log });
    const mediaIds = [...new Set(input.mediaIds)];
    for (const mediaId of mediaIds) await keep(tx, deps, viewer, incident, id, mediaId);
    await addToTimeline(tx.db, { ...by, id: deps.ids.uuid(), incidentId, kind: 'legal_log' });
    tx.audit({
      actor: actorOf(viewer),
      action: 'legal_log.written',
      subject: { kind: 'legal_log', id },
      detail: { incident: incidentId, originals: mediaIds.length },
    });
    tx.announce({ kind: 'incident.changed', subjectId: incidentId });
    return { id, originals: mediaIds.length };
  });
}

async function keep(
  tx: Tx,
  deps: VerdictDeps,
  viewer: Viewer,
  incident: IncidentRow,
  legalLogId: string,
  mediaId: string,
): Promise<void> {
  const original = await readOriginal(tx.db, deps.keyring, mediaId);
  const isLinked = incident.reports.some(({ id }) => id === original?.reportId);
  if (!original || !isLinked) {
    const details = { mediaId };
    throw new AppError('not_linked', 'No original of this incident has this id.', { details });
  }
  if (!Buffer.from(original.sha256).equals(sha256(original.bytes))) {
    throw new Error(`medium ${mediaId} is not what its hash says`);
  }
  const { reportId: _, ...kept } = original;
  await keepOriginal(tx.db, deps.keyring, legalLogId, { ...kept, mediaId });
  await addCustody(tx.db, {
    id: deps.ids.uuid(),
    legalLogId,
    mediaId,
    sha256: kept.sha256,
    act: 'kept',
    at: tx.at,
    byId: viewer.account.id,
  });
}
