// Promise: what is shown of a photo or a voice note carries nothing but the picture or the sound: no
// place, date, device or thumbnail. What cannot be made so has no preview, and the original stays
// sealed. A photo is drawn anew; sound is not transcoded, its frames are copied without their tags.
import sharp from 'sharp';
import { identifyMedia } from './media/identify-media.ts';
import type { IdentifiedMedia } from './media/identify-media.ts';
import { LIKENESS_EDGE_PX, likenessOfPixels } from './media/picture-likeness.ts';
import { stripAac, stripAmr, stripMp3 } from './media/strip-frames.ts';
import { stripMp4Sound } from './media/strip-mp4.ts';
import { stripOgg } from './media/strip-ogg.ts';
import { stripWav } from './media/strip-wav.ts';

export type SanitisedMedia = {
  kind: 'image' | 'audio' | 'video' | 'other';
  /** By its bytes; null when it is nothing we know. */
  foundType: string | null;
} & (
  | {
      state: 'ready';
      shown: { bytes: Uint8Array; type: string };
      /** Of a picture: 8 bytes that copies of it share, see picture-likeness.ts. */
      likeness?: Uint8Array | null;
    }
  | { state: 'no_preview'; reason: NoPreviewReason }
);

export type NoPreviewReason =
  'not_media' | 'too_many_pixels' | 'unreadable' | 'metadata_not_removable';

export const PIXELS_MAX = 50_000_000;
/** Long enough to read a plate or a badge; the original has the rest. */
const SHOWN_EDGE_MAX_PX = 2_560;
const JPEG_QUALITY = 82;
const DRAWING_PATIENCE_S = 10;

sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
});

/** Bounded in memory and time by the limits above. Never throws for what is in the bytes. */
export async function sanitiseMedia(bytes: Uint8Array): Promise<SanitisedMedia> {
  const found = await identifyMedia(bytes);
  if (!found) return { kind: 'other', foundType: null, state: 'no_preview', reason: 'not_media' };
  if (found.kind === 'image') return redraw(bytes, found);
  return stripSound(bytes, found);
}

async function redraw(bytes: Uint8Array, found: IdentifiedMedia): Promise<SanitisedMedia> {
  const known = { kind: found.kind, foundType: found.type };
  try {
    const drawn = await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'none', pages: 1 })
      .autoOrient()
      .resize(SHOWN_EDGE_MAX_PX, SHOWN_EDGE_MAX_PX, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: JPEG_QUALITY })
      .timeout({ seconds: DRAWING_PATIENCE_S })
      .toBuffer();
    const shown = { bytes: drawn, type: 'image/jpeg' };
    return { ...known, state: 'ready', shown, likeness: await likenessOf(drawn) };
  } catch (error) {
    const isTooLarge = error instanceof Error && /pixel limit/i.test(error.message);
    return { ...known, state: 'no_preview', reason: isTooLarge ? 'too_many_pixels' : 'unreadable' };
  }
}

/** Of the shown copy: it stands upright and has no transparency. */
async function likenessOf(drawn: Buffer): Promise<Uint8Array | null> {
  const pixels = await sharp(drawn)
    .greyscale()
    .resize(LIKENESS_EDGE_PX, LIKENESS_EDGE_PX, { fit: 'fill' })
    .raw()
    .timeout({ seconds: DRAWING_PATIENCE_S })
    .toBuffer();
  return likenessOfPixels(pixels);
}

const STRIPPERS: Readonly<Record<string, (bytes: Buffer) => Buffer | null>> = {
  'audio/mpeg': stripMp3,
  'audio/aac': stripAac,
  'audio/amr': stripAmr,
  'audio/wav': stripWav,
  'audio/ogg': stripOgg,
  'audio/mp4': stripMp4Sound,
  'video/mp4': stripMp4Sound,
  'video/3gpp': stripMp4Sound,
};

/** A phone's recorder often calls its sound a video: what has no picture is sound. */
function stripSound(bytes: Uint8Array, found: IdentifiedMedia): SanitisedMedia {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stripped = STRIPPERS[found.type]?.(buffer) ?? null;
  if (!stripped) {
    const known = { kind: found.kind, foundType: found.type };
    return { ...known, state: 'no_preview', reason: 'metadata_not_removable' };
  }
  const type = found.type.replace(/^video\//, 'audio/');
  return { kind: 'audio', foundType: found.type, state: 'ready', shown: { bytes: stripped, type } };
}
