// The shown copy of a photo or voice note is made outside every transaction, one at a time, after the words are
// on the board; the report is announced again when it is there.
import type { Deps } from '../../../deps.ts';
import { sanitiseMedia } from '../../../platform/sanitise-media.ts';
import { finishMedia, takeMediaToPrepare } from '../../../records/media/media-store.ts';
import { changeReport } from '../../../records/report/report-store.ts';
import { transact } from '../../../records/transact.ts';

type PrepareDeps = Pick<Deps, 'db' | 'clock' | 'keyring' | 'signals'>;

/** Longer than any upload takes: what was taken before and never finished was interrupted. */
const INTERRUPTED_AFTER_MS = 5 * 60_000;

/** @returns 1 when an upload was prepared, 0 when none waits */
export async function prepareMedia(deps: PrepareDeps): Promise<0 | 1> {
  const now = deps.clock.now();
  const takenUntil = new Date(now.getTime() + INTERRUPTED_AFTER_MS);
  const media = await takeMediaToPrepare(deps.db.prisma, deps.keyring, now, takenUntil);
  if (!media) return 0;
  const made = await sanitiseMedia(media.original);
  await transact(deps, async (tx) => {
    const isStored = await finishMedia(tx.db, deps.keyring, media.id, {
      kind: made.kind,
      state: made.state,
      reason: made.state === 'ready' ? null : made.reason,
      foundType: made.foundType,
      shown: made.state === 'ready' ? made.shown : null,
      likeness: made.state === 'ready' ? (made.likeness ?? null) : null,
    });
    if (!isStored) return;
    await changeReport(tx.db, media.reportId, {});
    tx.announce({ kind: 'report.changed', subjectId: media.reportId });
  });
  return 1;
}
