// Photos and voice notes: the original and the copy that is shown, both sealed; and what of them the
// carrier still has, until it has deleted it.
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import type {
  MediaPutOff,
  MediaToDelete,
  MediaToFetch,
  NewMedia,
  PreparedMedia,
} from './media-row.ts';
import { openSource, sealContents, sealShown } from './sealed-media.ts';

export async function insertMedia(db: DbClient, keyring: Keyring, media: NewMedia): Promise<void> {
  const { original, shown, sourceUrl, draftIndex, sha256, ...plain } = media;
  await db.media.create({
    data: {
      ...plain,
      ...sealContents(keyring, media.id, { original, shown, sourceUrl }),
      draftIndex: draftIndex ? new Uint8Array(draftIndex) : null,
      sha256: sha256 ? new Uint8Array(sha256) : null,
      atCarrier: sourceUrl ? 'kept' : null,
      dueAt: sourceUrl && media.state === 'pending' ? media.createdAt : null,
    },
    select: { id: true },
  });
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

/**
 * Takes one original that has no shown copy yet, until `takenUntil`. Not a lock: one that was taken and
 * not finished by then is taken once more, and then left without a preview, so that no file can stop
 * the process again and again.
 */
export async function takeMediaToPrepare(
  db: DbClient,
  keyring: Keyring,
  now: Date,
  takenUntil: Date,
): Promise<{ id: string; reportId: string; original: Buffer } | null> {
  const [row] = await db.$queryRaw<{ id: string; reportId: string; sealed: Uint8Array }[]>`
    update media set
      state = case when reason is null then 'pending' else 'no_preview' end,
      reason = case when reason is null then 'preparing' else 'not_prepared' end,
      due_at = ${takenUntil}::timestamptz
    where id = (
      select id from media
      where state = 'pending' and report_id is not null and original_sealed is not null
        and (reason is null or (reason = 'preparing'
          and coalesce(due_at, created_at + interval '5 minutes') < ${now}::timestamptz))
      order by created_at, position limit 1
      for update skip locked)
    returning id, report_id as "reportId", original_sealed as sealed`;
  if (!row) return null;
  const { sealed, ...plain } = row;
  return { ...plain, original: keyring.open('media.original', row.id, sealed) };
}

/** @returns false when the original was erased meanwhile: then nothing is stored */
export async function finishMedia(
  db: TxClient,
  keyring: Keyring,
  id: string,
  made: PreparedMedia,
): Promise<boolean> {
  const { shown, likeness, ...plain } = made;
  const finished = await db.media.updateMany({
    where: { id, originalSealed: { not: null } },
    data: { ...plain, ...sealShown(keyring, id, { shown, likeness }) },
  });
  return finished.count === 1;
}

/**
 * Takes what the carrier keeps and is due, until `takenUntil`: whoever is killed meanwhile is followed
 * by another. Lock: none beyond the statement; rows that others are taking are passed over.
 */
export async function takeMediaToFetch(
  db: DbClient,
  keyring: Keyring,
  taking: { now: Date; takenUntil: Date; limit: number },
): Promise<MediaToFetch[]> {
  const rows = await db.$queryRaw<(MediaToFetch & { sealed: Uint8Array })[]>`
    update media set attempts = attempts + 1, due_at = ${taking.takenUntil}::timestamptz
    where id in (
      select id from media
      where state = 'pending' and at_carrier = 'kept' and original_sealed is null
        and report_id is not null and due_at <= ${taking.now}::timestamptz
      order by due_at limit ${taking.limit}
      for update skip locked)
    returning id, report_id as "reportId", message_id as "messageId", attempts,
      source_url_sealed as sealed`;
  return rows.map((row) => openSource(keyring, row));
}

type Claim = Pick<MediaToFetch, 'id' | 'attempts'>;

/** @returns false when it was erased, fetched by another, or taken anew meanwhile */
export async function storeFetchedMedia(
  db: TxClient,
  keyring: Keyring,
  { id, attempts }: Claim,
  fetched: { bytes: Uint8Array; sha256: Uint8Array; at: Date } & Pick<
    NewMedia,
    'kind' | 'foundType'
  >,
): Promise<boolean> {
  const { bytes, at, sha256, kind, foundType } = fetched;
  const stored = await db.media.updateMany({
    where: { id, attempts, state: 'pending', originalSealed: null },
    data: {
      kind,
      foundType,
      sizeBytes: bytes.length,
      sha256: new Uint8Array(sha256),
      originalSealed: keyring.seal('media.original', id, bytes),
      fetchedAt: at,
      reason: null,
      dueAt: null,
      atCarrier: 'to_delete',
      deletionDueAt: at,
    },
  });
  return stored.count === 1;
}

/** It did not come this time, or will not. @returns false as above */
export async function putOffMedia(
  db: TxClient,
  { id, attempts }: Claim,
  outcome: MediaPutOff,
): Promise<boolean> {
  const where = { id, attempts, state: 'pending', originalSealed: null };
  const changed = await db.media.updateMany({ where, data: outcome });
  return changed.count === 1;
}

/** A person says: try again. @returns false when there is nothing to try */
export async function retryMedia(
  db: TxClient,
  key: { id: string; reportId: string },
  at: Date,
): Promise<boolean> {
  const hasFailed = [{ state: 'failed' }, { state: 'refused', reason: 'refused_redirect' }];
  const changed = await db.media.updateMany({
    where: { ...key, atCarrier: 'kept', originalSealed: null, OR: hasFailed },
    data: { state: 'pending', reason: null, attempts: 0, dueAt: at },
  });
  return changed.count === 1;
}

export async function setMediaSource(
  db: TxClient,
  keyring: Keyring,
  id: string,
  sourceUrl: string,
): Promise<void> {
  const sourceUrlSealed = keyring.seal('media.source_url', id, sourceUrl);
  await db.media.updateMany({ where: { id }, data: { sourceUrlSealed } });
}

/** Takes what the carrier is to delete, until `takenUntil`, as above. */
export async function takeMediaToDelete(
  db: DbClient,
  keyring: Keyring,
  taking: { now: Date; takenUntil: Date; limit: number },
): Promise<MediaToDelete[]> {
  const rows = await db.$queryRaw<(MediaToDelete & { sealed: Uint8Array })[]>`
    update media set deletion_tries = deletion_tries + 1,
      deletion_due_at = ${taking.takenUntil}::timestamptz
    where id in (
      select id from media
      where at_carrier = 'to_delete' and deletion_due_at <= ${taking.now}::timestamptz
      order by deletion_due_at limit ${taking.limit}
      for update skip locked)
    returning id, deletion_tries as tries, source_url_sealed as sealed`;
  return rows.map((row) => openSource(keyring, row));
}

/** @param dueAt when to try again; null: the carrier has it no longer */
export async function settleDeletion(db: DbClient, id: string, dueAt: Date | null): Promise<void> {
  const done = { atCarrier: 'deleted', sourceUrlSealed: null };
  await db.media.updateMany({
    where: { id, atCarrier: 'to_delete' },
    data: { deletionDueAt: dueAt, ...(dueAt ? {} : done) },
  });
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

/** Erases; what the carrier still has of it is deleted there, which may take several tries. */
export async function purgeMediaOf(db: TxClient, reportId: string): Promise<void> {
  await purge(db, { reportId, messageIds: [] });
}

export async function purgeMediaOfMessages(
  db: TxClient,
  messageIds: readonly string[],
): Promise<void> {
  await purge(db, { reportId: null, messageIds });
}

async function purge(
  db: TxClient,
  whose: { reportId: string | null; messageIds: readonly string[] },
): Promise<void> {
  await db.$executeRaw`
    update media set original_sealed = null, shown_sealed = null, shown_type = null, sha256 = null,
      likeness_sealed = null, state = 'refused', reason = 'erased', due_at = null,
      source_url_sealed = case when at_carrier in ('kept', 'to_delete') then source_url_sealed end,
      deletion_due_at = case when at_carrier = 'kept' then created_at else deletion_due_at end,
      at_carrier = case when at_carrier = 'kept' then 'to_delete' else at_carrier end
    where report_id = ${whose.reportId}::uuid or message_id = any(${[...whose.messageIds]}::uuid[])`;
}
