// What of a medium is sealed, each bound to its row: the original, the shown copy, the carrier's address.
import type { Keyring } from '../../security/keyring.ts';
import type { NewMedia, PreparedMedia } from './media-row.ts';

type Contents = Pick<NewMedia, 'original' | 'shown' | 'sourceUrl'>;

export function sealContents(keyring: Keyring, id: string, contents: Contents) {
  const { original, shown, sourceUrl } = contents;
  return {
    originalSealed: original ? keyring.seal('media.original', id, original) : null,
    sourceUrlSealed: sourceUrl ? keyring.seal('media.source_url', id, sourceUrl) : null,
    ...sealShown(keyring, id, { shown, likeness: null }),
  };
}

export function sealShown(
  keyring: Keyring,
  id: string,
  { shown, likeness }: Pick<PreparedMedia, 'shown' | 'likeness'>,
) {
  return {
    shownSealed: shown ? keyring.seal('media.shown', id, shown.bytes) : null,
    shownType: shown?.type ?? null,
    likenessSealed: likeness ? keyring.seal('media.likeness', id, likeness) : null,
  };
}

/** A row with the carrier's address sealed, opened. */
export function openSource<Row extends { id: string; sealed: Uint8Array }>(
  keyring: Keyring,
  row: Row,
): Omit<Row, 'sealed'> & { sourceUrl: string } {
  const { sealed, ...plain } = row;
  return { ...plain, sourceUrl: keyring.openText('media.source_url', row.id, sealed) };
}
