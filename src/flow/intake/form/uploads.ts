// Files that come with a form: judged by their bytes, bounded one by one and together, and refused
// one by one, so that a wrong file never costs the report. Their names are never read.
import type { Readable } from 'node:stream';
import type { ByteBudget } from '../../../platform/byte-budget.ts';
import { identifyMedia } from '../../../platform/media/identify-media.ts';
import type { FormUpload, UploadRefusal } from './upload-limits.ts';
import { UPLOAD_LIMITS } from './upload-limits.ts';

export type FileStream = Readable & { truncated?: boolean };

export type UploadTray = {
  readonly uploads: readonly FormUpload[];
  /** Reads the stream to its end, whatever becomes of the file. */
  add(file: FileStream, claimedType: string): Promise<void>;
  /** Gives back the memory; call once the uploads are stored. */
  release(): void;
};

const CLAIMED_TYPE_MAX = 100;

export function createUploadTray(budget: ByteBudget): UploadTray {
  const uploads: FormUpload[] = [];
  let heldBytes = 0;
  let keptFiles = 0;
  let keptBytes = 0;

  /** Never leaves the loop early: that would end the stream, and with it the whole form. */
  async function judge(file: FileStream): Promise<UploadRefusal | Buffer> {
    let refusal: UploadRefusal | null = keptFiles >= UPLOAD_LIMITS.files ? 'too_many' : null;
    let chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of file as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (keptBytes + size > UPLOAD_LIMITS.totalBytes) refusal ??= 'too_large_in_all';
      if (!refusal && !budget.take(chunk.length)) refusal = 'busy';
      if (refusal) {
        chunks = [];
        letGo();
      } else {
        heldBytes += chunk.length;
        chunks.push(chunk);
      }
    }
    if (file.truncated || size > UPLOAD_LIMITS.fileBytes) return refusal ?? 'too_large';
    if (refusal) return refusal;
    return size === 0 ? 'empty' : Buffer.concat(chunks);
  }

  /** What is held beyond the files that are kept. */
  function letGo(): void {
    budget.give(heldBytes - keptBytes);
    heldBytes = keptBytes;
  }

  return {
    uploads,
    add: async (file, given) => {
      const judged = await judge(file);
      const claimedType = given.slice(0, CLAIMED_TYPE_MAX);
      const found = Buffer.isBuffer(judged) ? await identifyMedia(judged) : null;
      if (Buffer.isBuffer(judged) && found) {
        keptFiles += 1;
        keptBytes += judged.length;
        uploads.push({ claimedType, bytes: judged, refused: null, found });
      } else {
        const refused = Buffer.isBuffer(judged) ? 'not_media' : judged;
        uploads.push({ claimedType, bytes: Buffer.alloc(0), refused });
      }
      letGo();
    },
    release: () => {
      keptBytes = 0;
      letGo();
    },
  };
}
