// What is known of photos and voice notes: what is shown, how many wait, what pictures look like.
// Reads only.
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { MediaRow } from './media-row.ts';
import { openSource } from './sealed-media.ts';

export async function listMediaOf(db: DbClient, reportId: string): Promise<MediaRow[]> {
  return db.$queryRaw<MediaRow[]>`
    select id, message_id as "messageId", position, kind, state, reason,
      size_bytes as "sizeBytes", shown_type is not null as "hasShown"
    from media where report_id = ${reportId}::uuid
    order by created_at, position`;
}

/** The copy without metadata, opened; null when there is none, or it came with withheld words. */
export async function readShownMedia(
  db: DbClient,
  keyring: Keyring,
  key: { id: string; reportId: string },
): Promise<{ bytes: Buffer; type: string } | null> {
  const [stored] = await db.$queryRaw<{ sealed: Uint8Array | null; type: string | null }[]>`
    select shown_sealed as sealed, shown_type as type from media
    left join report_message as words on words.id = media.message_id
    where media.id = ${key.id}::uuid and media.report_id = ${key.reportId}::uuid
      and words.erase_due_at is null`;
  if (!stored?.sealed || !stored.type) return null;
  return { bytes: keyring.open('media.shown', key.id, stored.sealed), type: stored.type };
}

/** What the pictures of these reports look like, 64 bits each. */
export async function listLikenesses(
  db: DbClient,
  keyring: Keyring,
  reportIds: readonly string[],
): Promise<{ mediaId: string; reportId: string; likeness: Buffer }[]> {
  const rows = await db.$queryRaw<{ id: string; reportId: string; sealed: Uint8Array }[]>`
    select id, report_id as "reportId", likeness_sealed as sealed from media
    where report_id = any(${[...reportIds]}::uuid[]) and likeness_sealed is not null`;
  return rows.map(({ id, reportId, sealed }) => ({
    mediaId: id,
    reportId,
    likeness: keyring.open('media.likeness', id, sealed),
  }));
}

/** What tells copies of one picture apart from others; in the order of their coming. */
export async function listPictures(
  db: DbClient,
  keyring: Keyring,
  ids: readonly string[],
): Promise<{ mediaId: string; sha256: Uint8Array | null; likeness: Uint8Array | null }[]> {
  const rows = await db.$queryRaw<
    { id: string; sha256: Uint8Array | null; sealed: Uint8Array | null }[]
  >`select id, sha256, likeness_sealed as sealed from media
    where id = any(${[...ids]}::uuid[]) order by created_at, id`;
  return rows.map(({ id, sha256, sealed }) => ({
    mediaId: id,
    sha256,
    likeness: sealed && keyring.open('media.likeness', id, sealed),
  }));
}

/** As it came, opened, with its hash; null where there is none, or it came with withheld words. */
export async function readOriginal(
  db: DbClient,
  keyring: Keyring,
  id: string,
): Promise<{
  reportId: string;
  kind: string;
  foundType: string | null;
  cameAt: Date;
  sha256: Uint8Array;
  bytes: Buffer;
} | null> {
  const [row] = await db.$queryRaw<
    {
      reportId: string;
      kind: string;
      foundType: string | null;
      cameAt: Date;
      sha256: Uint8Array | null;
      sealed: Uint8Array | null;
    }[]
  >`select media.report_id as "reportId", kind, found_type as "foundType", media.sha256,
      coalesce(fetched_at, created_at) as "cameAt", original_sealed as sealed from media
    left join report_message as words on words.id = media.message_id
    where media.id = ${id}::uuid and media.report_id is not null and words.erase_due_at is null`;
  if (!row?.sealed || !row.sha256) return null;
  const { sealed, sha256, ...plain } = row;
  return { ...plain, sha256, bytes: keyring.open('media.original', id, sealed) };
}

/** A medium that somebody can look at, and whose report it came with; null where it is not shown. */
export async function findShownMedium(
  db: DbClient,
  id: string,
): Promise<{ id: string; reportId: string } | null> {
  const [row] = await db.$queryRaw<{ id: string; reportId: string }[]>`
    select media.id, media.report_id as "reportId" from media
    left join report_message as words on words.id = media.message_id
    where media.id = ${id}::uuid and media.report_id is not null and media.state = 'ready'
      and media.shown_sealed is not null and words.erase_due_at is null`;
  return row ?? null;
}

/** Files of a form whose words have not come yet, under its receipt. */
export async function countDraftMedia(
  db: DbClient,
  draftIndex: Uint8Array,
): Promise<{ files: number; bytes: number }> {
  const [found] = await db.$queryRaw<{ files: number; bytes: number }[]>`
    select count(*)::int as files, coalesce(sum(size_bytes), 0)::int as bytes from media
    where draft_index = ${Buffer.from(draftIndex)}::bytea`;
  return found ?? { files: 0, bytes: 0 };
}

export async function hasMedia(
  db: DbClient,
  reportId: string,
  sha256: Uint8Array,
): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    select 1 from media
    where report_id = ${reportId}::uuid and sha256 = ${Buffer.from(sha256)}::bytea limit 1`;
  return found.length > 0;
}

/** The carrier's addresses of all media of a message. Lock: its rows, until the transaction ends. */
export async function lockSourcesOf(
  db: TxClient,
  keyring: Keyring,
  messageId: string,
): Promise<{ id: string; sourceUrl: string }[]> {
  const rows = await db.$queryRaw<{ id: string; sealed: Uint8Array }[]>`
    select id, source_url_sealed as sealed from media
    where message_id = ${messageId}::uuid and source_url_sealed is not null
    order by id for update`;
  return rows.map((row) => openSource(keyring, row));
}

/** What was to be deleted at the carrier and, tried at least once, still is there. */
export async function countUndeletedMedia(db: DbClient): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from media where at_carrier = 'to_delete' and deletion_tries > 0`;
  return found?.count ?? 0;
}
