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
  position: number;
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
      position: true,
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

/** Files of a form whose words have not come yet, under its receipt. */
export async function countDraftMedia(
  db: DbClient,
  draftIndex: Uint8Array,
): Promise<{ files: number; bytes: number }> {
  const found = await db.media.aggregate({
    where: { draftIndex: new Uint8Array(draftIndex) },
    _count: { _all: true },
    _sum: { sizeBytes: true },
  });
  return { files: found._count._all, bytes: found._sum.sizeBytes ?? 0 };
}

/** A form that was sent twice brought its files twice: one of each stays. */
export async function dropKnownDrafts(
  db: TxClient,
  draftIndex: Uint8Array,
  reportId: string,
): Promise<void> {
  await db.$executeRaw`
    delete from media as draft
    where draft.draft_index = ${Buffer.from(draftIndex)}::bytea and exists (
      select 1 from media as same
      where same.sha256 = draft.sha256
        and (same.report_id = ${reportId}::uuid
          or (same.draft_index = draft.draft_index and same.id < draft.id)))`;
}

/** The words have come: the files become the report's. @returns how many */
export async function adoptDraftMedia(
  db: TxClient,
  draftIndex: Uint8Array,
  owner: { reportId: string; messageId: string; createdAt: Date },
): Promise<number> {
  const adopted = await db.media.updateMany({
    where: { draftIndex: new Uint8Array(draftIndex) },
    data: { ...owner, draftIndex: null },
  });
  return adopted.count;
}

export async function hasMedia(
  db: DbClient,
  reportId: string,
  sha256: Uint8Array,
): Promise<boolean> {
  const found = await db.media.findFirst({
    where: { reportId, sha256: new Uint8Array(sha256) },
    select: { id: true },
  });
  return found !== null;
}

/**
 * Takes one upload that has an original and no shown copy yet. Not a lock: one that was taken before
 * `interruptedBefore` and never finished is taken once more, and then left without a preview, so
 * that no file can stop the process again and again.
 */
export async function takeMediaToPrepare(
  db: DbClient,
  keyring: Keyring,
  interruptedBefore: Date,
): Promise<{ id: string; reportId: string; original: Buffer } | null> {
  const rows = await db.$queryRaw<{ id: string; report_id: string; original_sealed: Uint8Array }[]>`
    update media set
      state = case when reason is null then 'pending' else 'no_preview' end,
      reason = case when reason is null then 'preparing' else 'not_prepared' end
    where id = (
      select id from media
      where state = 'pending' and report_id is not null and original_sealed is not null
        and (reason is null or (reason = 'preparing' and created_at < ${interruptedBefore}::timestamptz))
      order by created_at, position
      limit 1
      for update skip locked)
    returning id, report_id, original_sealed`;
  const row = rows[0];
  if (!row) return null;
  const original = keyring.open('media.original', row.id, row.original_sealed);
  return { id: row.id, reportId: row.report_id, original };
}

/** @returns false when the original was erased meanwhile: then nothing is stored */
export async function finishMedia(
  db: TxClient,
  keyring: Keyring,
  id: string,
  made: {
    kind: MediaKind;
    state: 'ready' | 'no_preview';
    reason: string | null;
    foundType: string | null;
    shown: { bytes: Uint8Array; type: string } | null;
  },
): Promise<boolean> {
  const { shown, ...plain } = made;
  const finished = await db.media.updateMany({
    where: { id, originalSealed: { not: null } },
    data: {
      ...plain,
      shownSealed: shown ? keyring.seal('media.shown', id, shown.bytes) : null,
      shownType: shown?.type ?? null,
    },
  });
  return finished.count === 1;
}

/** Files whose words never came; those whose words still wait in the journal stay. */
export async function deleteDraftMediaBefore(db: DbClient, before: Date): Promise<number> {
  return db.$executeRaw`
    delete from media as draft
    where draft.draft_index is not null and draft.created_at < ${before}::timestamptz
      and not exists (
        select 1 from inbound_message as words
        where words.sender_index = draft.draft_index and words.state in ('pending', 'quarantined'))`;
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
