// How many and how large the files of one form may be, and why one is refused. Pure.
import type { IdentifiedMedia } from '../../../platform/media/identify-media.ts';

const MEGABYTE = 1_048_576;
export const UPLOAD_LIMITS = {
  files: 6,
  fileBytes: 10 * MEGABYTE,
  totalBytes: 30 * MEGABYTE,
} as const;

export const UPLOAD_REFUSALS = [
  'too_many',
  'too_large',
  'too_large_in_all',
  'not_media',
  'empty',
  'busy',
] as const;
export type UploadRefusal = (typeof UPLOAD_REFUSALS)[number];

/** In the order they were chosen; `bytes` is empty where the file is refused. */
export type FormUpload = { claimedType: string; bytes: Buffer } & (
  { refused: null; found: IdentifiedMedia } | { refused: UploadRefusal }
);

/** Together with what was uploaded before the form was sent back, the same limits hold. */
export function refuseBeyond(
  uploads: readonly FormUpload[],
  before: { files: number; bytes: number },
): FormUpload[] {
  let { files, bytes } = before;
  return uploads.map((upload) => {
    if (upload.refused) return upload;
    const isTooMany = files + 1 > UPLOAD_LIMITS.files;
    if (isTooMany || bytes + upload.bytes.length > UPLOAD_LIMITS.totalBytes) {
      const refused = isTooMany ? 'too_many' : 'too_large_in_all';
      return { claimedType: upload.claimedType, bytes: Buffer.alloc(0), refused };
    }
    files += 1;
    bytes += upload.bytes.length;
    return upload;
  });
}
