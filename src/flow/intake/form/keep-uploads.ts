// Files of a form in the database: the original sealed at once, its shown copy made later.
import type { Deps } from '../../../deps.ts';
import { identifyMedia } from '../../../platform/media/identify-media.ts';
import type { NewMedia } from '../../../records/media/media-row.ts';
import { insertMedia } from '../../../records/media/media-store.ts';
import type { DbClient } from '../../../platform/db.ts';
import { sha256 } from '../../../security/keyring.ts';

/** `position` counts from 1 among the files of one form. */
export type KeptUpload = {
  position: number;
  claimedType: string;
  bytes: Uint8Array;
  refused: string | null;
};

export type UploadOwner = Pick<NewMedia, 'reportId' | 'messageId' | 'draftIndex'>;

export async function keepUpload(
  db: DbClient,
  deps: Pick<Deps, 'ids' | 'keyring'>,
  owner: UploadOwner,
  upload: KeptUpload,
  at: Date,
): Promise<void> {
  const { position, claimedType, bytes, refused } = upload;
  const found = refused ? null : await identifyMedia(bytes);
  await insertMedia(db, deps.keyring, {
    id: deps.ids.uuid(),
    ...owner,
    position,
    kind: found?.kind ?? 'other',
    state: refused ? 'refused' : 'pending',
    reason: refused,
    claimedType,
    foundType: found?.type ?? null,
    sizeBytes: bytes.length,
    sha256: refused ? null : sha256(bytes),
    original: refused ? null : bytes,
    shown: null,
    sourceUrl: null,
    createdAt: at,
  });
}
