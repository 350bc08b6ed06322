// Files of a form are sealed in rows of their own before its words are journalled, and wait there:
// for the words, or, when the form is sent back, for its next post, so that nobody has to choose
// them again. Forgotten when neither comes.
import type { Deps } from '../../../deps.ts';
import { inTime } from '../../../platform/in-time.ts';
import { countDraftMedia } from '../../../records/media/media-list-store.ts';
import { keepUpload } from './keep-uploads.ts';
import type { FormUpload } from './upload-limits.ts';

export type DraftDeps = Pick<Deps, 'db' | 'ids' | 'keyring' | 'clock' | 'journal' | 'log'>;

const COUNT_PATIENCE_MS = 1_500;
const KEEP_PATIENCE_MS = 8_000;

/** What waits already; nothing, while the database does not answer. */
export async function countDrafts(
  deps: DraftDeps,
  receiptIndex: Uint8Array,
): Promise<{ files: number; bytes: number }> {
  const none = { files: 0, bytes: 0 };
  if (deps.journal.isSpooling()) return none;
  return (await inTime(countDraftMedia(deps.db.prisma, receiptIndex), COUNT_PATIENCE_MS)) ?? none;
}

/**
 * @param uploads within the limits of one form; refused ones are left out
 * @param before how many files of the form came earlier
 * @returns false when Postgres does not take them (some may be there: equal files count once)
 */
export async function keepDrafts(
  deps: DraftDeps,
  receiptIndex: Uint8Array,
  uploads: readonly FormUpload[],
  before = 0,
): Promise<boolean> {
  if (uploads.every(({ refused }) => refused)) return true;
  if (deps.journal.isSpooling()) return false;
  const isKept = await inTime(insertAll(deps, receiptIndex, uploads, before), KEEP_PATIENCE_MS);
  if (!isKept) deps.log.warn('files of a form could not be stored apart');
  return isKept !== null;
}

async function insertAll(
  deps: DraftDeps,
  receiptIndex: Uint8Array,
  uploads: readonly FormUpload[],
  before: number,
): Promise<true> {
  const owner = { reportId: null, messageId: null, draftIndex: receiptIndex };
  for (const [at, { bytes, claimedType, refused }] of uploads.entries()) {
    if (refused) continue;
    const upload = { position: before + at + 1, claimedType, bytes, refused: null };
    await keepUpload(deps.db.prisma, deps, owner, upload, deps.clock.now());
  }
  return true;
}

/** How many wait after a form was sent back; null when its new files could not be kept. */
export async function keepForCorrection(
  deps: DraftDeps,
  receiptIndex: Uint8Array,
  uploads: readonly FormUpload[],
  before: number,
): Promise<number | null> {
  const isKept = await keepDrafts(deps, receiptIndex, uploads, before);
  return isKept ? before + uploads.filter(({ refused }) => !refused).length : null;
}
