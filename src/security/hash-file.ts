// The digest of a file of any size, read once and never held.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 of the bytes of all these files, one after the other. */
export async function sha256OfFiles(files: readonly string[], salt = ''): Promise<Uint8Array> {
  const hash = createHash('sha256').update(salt);
  for (const file of files) {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  }
  return new Uint8Array(hash.digest());
}
