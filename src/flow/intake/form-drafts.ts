// Files of a form that is sent back for correction wait, sealed, for its next post, so that nobody
// has to choose them again; forgotten when it does not come.
import type { Deps } from '../../deps.ts';
import { inTime } from '../../platform/in-time.ts';
import { errorForLog } from '../../platform/log.ts';
import { countDraftMedia } from '../../records/media/media-store.ts';
import { keepUpload } from './keep-uploads.ts';
import { draftIndexOf } from './receipt.ts';
import type { FormUpload } from './uploads.ts';

export type DraftDeps = Pick<Deps, 'db' | 'ids' | 'keyring' | 'clock' | 'journal' | 'log'>;

const COUNT_PATIENCE_MS = 1_500;

/** What waits already; nothing, while the database does not answer. */
export async function countDrafts(
  deps: DraftDeps,
  receiptIndex: Uint8Array,
): Promise<{ files: number; bytes: number }> {
  const none = { files: 0, bytes: 0 };
  if (deps.journal.isSpooling()) return none;
  const draftIndex = draftIndexOf(deps.keyring, receiptIndex);
  return (await inTime(countDraftMedia(deps.db.prisma, draftIndex), COUNT_PATIENCE_MS)) ?? none;
}

/**
 * @param uploads already within the limits together with the `waiting` ones
 * @returns how many wait now; null when they could not be kept
 */
export async function keepDrafts(
  deps: DraftDeps,
  receiptIndex: Uint8Array,
  uploads: readonly FormUpload[],
  waiting: number,
): Promise<number | null> {
  const kept = uploads.filter(({ refused }) => refused === null);
  if (kept.length === 0) return waiting;
  if (deps.journal.isSpooling()) return null;
  const draftIndex = draftIndexOf(deps.keyring, receiptIndex);
  const owner = { reportId: null, messageId: null, draftIndex };
  try {
    for (const [at, { bytes, claimedType }] of kept.entries()) {
      const upload = { position: waiting + at + 1, claimedType, bytes, refused: null };
      await keepUpload(deps.db.prisma, deps, owner, upload, deps.clock.now());
    }
    return waiting + kept.length;
  } catch (error) {
    deps.log.warn(
      { err: errorForLog(error) },
      'files of a form could not be kept for its correction',
    );
    return null;
  }
}
