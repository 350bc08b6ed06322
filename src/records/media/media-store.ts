// Photos and voice notes: the original and the copy that is shown, both sealed.
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';

export type MediaKind = 'image' | 'audio' | 'video' | 'other';
export type MediaState = 'ready' | 'no_preview' | 'refused' | 'pending' | 'failed';

export type NewMedia = {
  id: string;
  reportId: string | null;
  messageId: string | null;
  draftIndex: Uint8Array | null;
  position: number;
  kind: MediaKind;
  state: MediaState;
  reason: string | null;
  claimedType: string;
  foundType: string | null;
  sizeBytes: number;
  sha256: Uint8Array | null;
  original: Uint8Array | null;
  shown: { bytes: Uint8Array; type: string } | null;
  /** Where the carrier keeps it, for media that is still to be fetched. */
  sourceUrl: string | null;
  createdAt: Date;
};

export async function insertMedia(db: DbClient, keyring: Keyring, media: NewMedia): Promise<void> {
  const { original, shown, sourceUrl, draftIndex, sha256, ...plain } = media;
  const id = media.id;
  await db.media.create({
    data: {
      ...plain,
      draftIndex: draftIndex ? new Uint8Array(draftIndex) : null,
      sha256: sha256 ? new Uint8Array(sha256) : null,
      originalSealed: original ? keyring.seal('media.original', id, original) : null,
      shownSealed: shown ? keyring.seal('media.shown', id, shown.bytes) : null,
      shownType: shown?.type ?? null,
      sourceUrlSealed: sourceUrl ? keyring.seal('media.source_url', id, sourceUrl) : null,
    },
    select: { id: true },
  });
}

export type MediaRow = {
  id: string;
  messageId: string | null;
  kind: MediaKind;
  state: MediaState;
  reason: string | null;
  sizeBytes: number;
  hasShown: boolean;
};

export async function listMediaOf(db: DbClient, reportId: string): Promise<MediaRow[]> {
  const stored = await db.media.findMany({
    where: { reportId },
    orderBy: [{ createdAt: 'asc' }, { position: 'asc' }],
    select: {
      id: true,
      messageId: true,
      kind: true,
      state: true,
      reason: true,
      sizeBytes: true,
      shownType: true,
    },
  });
  return stored.map(({ shownType, ...each }) => ({
    ...each,
    kind: each.kind as MediaKind,
    state: each.state as MediaState,
    hasShown: shownType !== null,
  }));
}

/** The copy without metadata, opened; null when there is none. */
export async function readShownMedia(
  db: DbClient,
  keyring: Keyring,
  key: { id: string; reportId: string },
): Promise<{ bytes: Buffer; type: string } | null> {
  const stored = await db.media.findFirst({
    where: key,
    select: { shownSealed: true, shownType: true },
  });
  if (!stored?.shownSealed || !stored.shownType) return null;
  return { bytes: keyring.open('media.shown', key.id, stored.shownSealed), type: stored.shownType };
}

/** Uploads of a form that was sent back for correction, opened, in their order. */
export async function readDraftMedia(
  db: DbClient,
  keyring: Keyring,
  draftIndex: Uint8Array,
): Promise<{ id: string; claimedType: string; sizeBytes: number; bytes: Buffer }[]> {
  const stored = await db.media.findMany({
    where: { draftIndex: new Uint8Array(draftIndex) },
    orderBy: [{ createdAt: 'asc' }, { position: 'asc' }],
    select: { id: true, claimedType: true, sizeBytes: true, originalSealed: true },
  });
  return stored.flatMap(({ originalSealed, ...each }) =>
    originalSealed ? [{ ...each, bytes: keyring.open('media.original', each.id, originalSealed) }] : [],
  );
}

export async function deleteDraftMedia(db: DbClient, draftIndex: Uint8Array): Promise<void> {
  await db.media.deleteMany({ where: { draftIndex: new Uint8Array(draftIndex) } });
}

/** Drafts that nobody came back for. */
export async function deleteDraftMediaBefore(db: DbClient, before: Date): Promise<number> {
  const gone = await db.media.deleteMany({
    where: { draftIndex: { not: null }, createdAt: { lt: before } },
  });
  return gone.count;
}

export async function purgeMediaOf(db: TxClient, reportId: string): Promise<void> {
  await db.media.updateMany({
    where: { reportId },
    data: {
      originalSealed: null,
      shownSealed: null,
      shownType: null,
      sourceUrlSealed: null,
      sha256: null,
      state: 'refused',
      reason: 'erased',
    },
  });
}
