// Rules mistake: the one who holds the report says that withheld words are no denunciation. From then
// on they are read and kept like any others, and it is written down who said so.
import type { Deps } from '../../deps.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError } from '../../platform/errors.ts';
import { lastReadableWords, scheduleErasure } from '../../records/message/message-store.ts';
import { changeReport, lockReport } from '../../records/report/report-store.ts';
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { ownInTx } from './own-report.ts';

/** @throws AppError not_found, already_claimed, report_closed, wrong_state when nothing is withheld */
export async function keepWords(
  deps: TransactDeps & Pick<Deps, 'keyring'>,
  viewer: Viewer,
  id: string,
): Promise<void> {
  await transact(deps, async (tx) => {
    await lockReport(tx.db, id);
    const report = await ownInTx(tx, deps, viewer, id);
    if (!report.eraseDueAt) throw new AppError('wrong_state', 'Nothing is withheld.');
    await scheduleErasure(tx.db, id, null);
    const words = await lastReadableWords(tx.db, deps.keyring, id);
    await changeReport(tx.db, id, {
      eraseDueAt: null,
      flags: report.flags.filter((flag) => flag !== 'denunciation'),
      latestSealed: words === null ? null : deps.keyring.seal('report.latest', id, words),
    });
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.words_kept',
      subject: { kind: 'report', id },
    });
    tx.announce({ kind: 'report.changed', subjectId: id });
  });
}
