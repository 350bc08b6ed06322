// Legal intake opens one sealed field, says why, and it is written down who looked.
import type { RevealSealed, RevealedWords } from '../../contract/hidden-words.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { notFound } from '../../platform/errors.ts';
import { openSealedField } from '../../records/message/sealed-field-store.ts';
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { reportSight } from '../../security/permissions.ts';
import { findVisible } from './own-report.ts';

/** @throws AppError not_found */
export async function revealSealed(
  deps: TransactDeps,
  viewer: Viewer,
  key: { reportId: string; id: string },
  input: RevealSealed,
): Promise<RevealedWords> {
  return transact(deps, async (tx) => {
    const report = await findVisible(tx.db, deps, viewer, key.reportId);
    if (reportSight(viewer.account.roles, report.kind) !== 'full') throw notFound();
    const opened = await openSealedField(tx.db, deps.keyring, key);
    if (!opened) throw notFound();
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.sealed_revealed',
      subject: { kind: 'report', id: key.reportId },
      detail: { field: opened.id, what: opened.what, reason: input.reason },
    });
    return opened;
  });
}
