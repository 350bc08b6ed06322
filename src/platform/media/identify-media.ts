// What a file is by its bytes, whatever its name or its sender says. Only photos, sound and video
// have a kind; anything that a browser could run (SVG, HTML, PDF, programs) has none.
import { fileTypeFromBuffer } from 'file-type';

export type IdentifiedMedia = { kind: 'image' | 'audio' | 'video'; type: string };

const KNOWN: Readonly<Record<string, IdentifiedMedia>> = {
  'image/jpeg': { kind: 'image', type: 'image/jpeg' },
  'image/png': { kind: 'image', type: 'image/png' },
  'image/apng': { kind: 'image', type: 'image/png' },
  'image/webp': { kind: 'image', type: 'image/webp' },
  'image/gif': { kind: 'image', type: 'image/gif' },
  'image/avif': { kind: 'image', type: 'image/avif' },
  'image/heic': { kind: 'image', type: 'image/heic' },
  'image/heif': { kind: 'image', type: 'image/heif' },
  'audio/mpeg': { kind: 'audio', type: 'audio/mpeg' },
  'audio/aac': { kind: 'audio', type: 'audio/aac' },
  'audio/amr': { kind: 'audio', type: 'audio/amr' },
  'audio/wav': { kind: 'audio', type: 'audio/wav' },
  'audio/ogg': { kind: 'audio', type: 'audio/ogg' },
  'audio/flac': { kind: 'audio', type: 'audio/flac' },
  'audio/mp4': { kind: 'audio', type: 'audio/mp4' },
  'audio/x-m4a': { kind: 'audio', type: 'audio/mp4' },
  'video/mp4': { kind: 'video', type: 'video/mp4' },
  'video/x-m4v': { kind: 'video', type: 'video/mp4' },
  'video/3gpp': { kind: 'video', type: 'video/3gpp' },
  'video/3gpp2': { kind: 'video', type: 'video/3gpp2' },
  'video/quicktime': { kind: 'video', type: 'video/quicktime' },
  'video/webm': { kind: 'video', type: 'video/webm' },
  'video/matroska': { kind: 'video', type: 'video/matroska' },
};

/** Null: not a photo, sound or video that we know. */
export async function identifyMedia(bytes: Uint8Array): Promise<IdentifiedMedia | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return KNOWN[found?.mime.split(';')[0]?.trim() ?? ''] ?? null;
}
