// A phone in full is shown to those who must call, one at a time, and it is written down who looked.
import type { RevealPhone } from '../../contract/report.ts';
import { AppError } from '../../platform/errors.ts';
import { reportSight } from '../../security/permissions.ts';
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { findVisible } from './own-report.ts';

/** @throws AppError not_found, forbidden, no_phone */
export async function revealPhone(
  deps: TransactDeps,
  viewer: Viewer,
  id: string,
  input: RevealPhone,
): Promise<string> {
  return transact(deps, async (tx) => {
    const report = await findVisible(tx.db, deps, viewer, id);
    if (reportSight(viewer.account.roles, report.kind) !== 'full') {
      throw new AppError('forbidden', 'Your role does not allow this.');
    }
    if (!report.phone) throw new AppError('no_phone', 'This reporter left no phone.');
    const subject = { kind: 'report' as const, id };
    const detail = { reason: input.reason };
    tx.audit({ actor: actorOf(viewer), action: 'report.phone_revealed', subject, detail });
    return report.phone;
  });
}
