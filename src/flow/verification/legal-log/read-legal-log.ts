// Those who may read a legal log, and have an original in hand: each time it is written down.
import type { LegalLogView } from '../../../contract/legal-log.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { notFound } from '../../../platform/errors.ts';
import {
  addCustody,
  listLegalLogs,
  openOriginal,
} from '../../../records/legal-log/legal-log-store.ts';
import { transact } from '../../../records/transact.ts';
import type { VerdictDeps } from '../take-effect.ts';

/** Oldest first; none for an incident that does not exist. */
export async function readLegalLogs(
  deps: VerdictDeps,
  viewer: Viewer,
  incidentId: string,
): Promise<LegalLogView[]> {
  return transact(deps, async (tx) => {
    const logs = await listLegalLogs(tx.db, deps.keyring, incidentId);
    for (const { id } of logs) {
      tx.audit({
        actor: actorOf(viewer),
        action: 'legal_log.read',
        subject: { kind: 'legal_log', id },
        detail: { incident: incidentId },
      });
    }
    return logs;
  });
}

/** @throws AppError not_found */
export async function takeOriginal(
  deps: VerdictDeps,
  viewer: Viewer,
  key: { legalLogId: string; mediaId: string },
): Promise<Buffer> {
  return transact(deps, async (tx) => {
    const original = await openOriginal(tx.db, deps.keyring, key);
    if (!original) throw notFound();
    await addCustody(tx.db, {
      ...key,
      id: deps.ids.uuid(),
      sha256: original.sha256,
      act: 'opened',
      at: tx.at,
      byId: viewer.account.id,
    });
    tx.audit({
      actor: actorOf(viewer),
      action: 'legal_log.original_opened',
      subject: { kind: 'legal_log', id: key.legalLogId },
      detail: { medium: key.mediaId },
    });
    return original.bytes;
  });
}
