import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { sanitiseMedia } from '../../src/platform/sanitise-media.ts';
import {
  MP3_FRAMES,
  SECRET,
  amrWithTail,
  m4aWithTags,
  mp3WithTags,
  opusWithTags,
  wavWithTags,
} from './media/sound-files.ts';

const photo = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#cc3322' } });

function photoWithPlace(width = 60, height = 40): Promise<Buffer> {
  return photo(width, height)
    .jpeg()
    .withExif({
      IFD0: { Model: 'Phone of Lupe', Orientation: '6' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '34/1 3/1 8/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '118/1 14/1 37/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${SECRET}</a></x:xmpmeta>`)
    .toBuffer();
}

/** A file of some kilobytes that claims, truthfully, to be 30,000 x 30,000 pixels. */
function pngBomb(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc(30_000 * (30_000 / 8 + 1)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('what is shown of a photo', () => {
  test('[BAD27] place, device, XMP and orientation are gone, and it stands upright', async () => {
    const original = await photoWithPlace();
    expect((await sharp(original).metadata()).exif).toBeDefined();
    expect(original.includes('Phone of Lupe')).toBe(true);
    const made = await sanitiseMedia(original);
    if (made.state !== 'ready') throw new Error(made.reason);
    const shown = await sharp(made.shown.bytes).metadata();
    expect([shown.format, shown.width, shown.height]).toEqual(['jpeg', 40, 60]);
    expect([shown.exif, shown.xmp, shown.iptc, shown.icc, shown.orientation]).toEqual(
      Array(5).fill(undefined),
    );
    expect(Buffer.from(made.shown.bytes).includes('Phone of Lupe')).toBe(false);
    expect(Buffer.from(made.shown.bytes).includes(SECRET)).toBe(false);
  });

  test.each(['png', 'webp', 'gif', 'avif'] as const)('a %s is shown as a JPEG', async (format) => {
    const made = await sanitiseMedia(await photo(30, 20).toFormat(format).toBuffer());
    expect(made).toMatchObject({ kind: 'image', foundType: `image/${format}`, state: 'ready' });
  });

  test('a large photo is shown smaller', async () => {
    const made = await sanitiseMedia(await photo(4_000, 3_000).jpeg().toBuffer());
    if (made.state !== 'ready') throw new Error(made.reason);
    expect((await sharp(made.shown.bytes).metadata()).width).toBe(2_560);
  });

  test('[BAD26] 30,000 x 30,000 pixels in a small file are never drawn', async () => {
    const bomb = pngBomb();
    expect(bomb.length).toBeLessThan(300_000);
    const before = process.memoryUsage().rss;
    expect(await sanitiseMedia(bomb)).toMatchObject({
      state: 'no_preview',
      reason: 'too_many_pixels',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1_048_576);
  });

  test('a photo that ends early or is noise never throws', async () => {
    const whole = await photo(400, 400).jpeg().toBuffer();
    expect((await sanitiseMedia(whole.subarray(0, whole.length / 2))).kind).toBe('image');
    const noise = Buffer.concat([
      Buffer.from('ffd8ffe000104a464946', 'hex'),
      Buffer.alloc(500, 0xab),
    ]);
    expect(await sanitiseMedia(noise)).toMatchObject({ state: 'no_preview', reason: 'unreadable' });
  });

  test.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'],
    ['HTML', '<!doctype html><script>alert(1)</script>'],
    ['PDF', '%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>'],
    ['a program', `MZ${'\0'.repeat(200)}`],
    ['nothing', ''],
  ])('[BAD25] %s has no preview whatever its name', async (_, content) => {
    expect(await sanitiseMedia(Buffer.from(content))).toMatchObject({
      kind: 'other',
      reason: 'not_media',
    });
  });
});

describe('what is shown of a voice note', () => {
  test.each([
    ['MP3', mp3WithTags(), 'audio/mpeg'],
    ['WAV', wavWithTags(), 'audio/wav'],
    ['AMR', amrWithTail(), 'audio/amr'],
    ['Opus', opusWithTags(), 'audio/ogg'],
    ['M4A', m4aWithTags(), 'audio/mp4'],
  ])('%s: every tag is gone', async (_, original, type) => {
    expect(original.includes(SECRET)).toBe(true);
    const made = await sanitiseMedia(original);
    if (made.state !== 'ready') throw new Error(made.reason);
    const shown = Buffer.from(made.shown.bytes);
    expect([made.kind, made.shown.type]).toEqual(['audio', type]);
    expect(shown.includes('GPS')).toBe(false);
    expect(shown.includes('Lupe')).toBe(false);
    expect(shown.includes(Buffer.alloc(4, 0xdd))).toBe(false);
  });

  test('MP3: the frames are all there, byte for byte', async () => {
    const made = await sanitiseMedia(mp3WithTags());
    expect(made.state === 'ready' && MP3_FRAMES.equals(made.shown.bytes)).toBe(true);
  });

  test('Opus: the empty comment is as long as the old one, and each page has its checksum', async () => {
    const made = await sanitiseMedia(opusWithTags());
    if (made.state !== 'ready') throw new Error(made.reason);
    const shown = Buffer.from(made.shown.bytes);
    expect(shown.length).toBe(opusWithTags().length - SECRET.length);
    const tags = shown.indexOf('OpusTags');
    const vendorBytes = shown.readUInt32LE(tags + 8);
    expect(shown.readUInt32LE(tags + 12 + vendorBytes)).toBe(0);
    const pageStarts = [0, shown.indexOf('OggS', 1), shown.lastIndexOf('OggS')];
    expect(new Set(pageStarts.map((at) => shown.readUInt32LE(at + 22))).size).toBe(3);
    expect(shown.readUInt32LE(22)).toBe(slowOggChecksum(shown.subarray(0, pageStarts[1])));
  });

  test('M4A: no offset moves, and sound data stays', async () => {
    const original = m4aWithTags();
    const made = await sanitiseMedia(original);
    if (made.state !== 'ready') throw new Error(made.reason);
    const shown = Buffer.from(made.shown.bytes);
    expect(shown.length).toBe(original.length);
    expect(shown.indexOf(Buffer.alloc(64, 6))).toBe(original.indexOf(Buffer.alloc(64, 6)));
    expect(shown.indexOf('stco')).toBe(original.indexOf('stco'));
  });

  test('a track that is not sound: no preview, since its metadata cannot be removed safely', async () => {
    const video = m4aWithTags(['vide', 'soun', 'meta']);
    expect(await sanitiseMedia(video)).toMatchObject({
      state: 'no_preview',
      reason: 'metadata_not_removable',
    });
  });

  test('sound files cut at any byte never throw', async () => {
    for (const whole of [
      mp3WithTags(),
      wavWithTags(),
      opusWithTags(),
      m4aWithTags(),
      amrWithTail(),
    ]) {
      for (let length = 12; length < whole.length; length += 29) {
        const made = await sanitiseMedia(whole.subarray(0, length));
        if (made.state === 'ready')
          expect(Buffer.from(made.shown.bytes).includes(SECRET)).toBe(false);
      }
    }
  });
});

/** The definition of RFC 3533, bit by bit. */
function slowOggChecksum(page: Buffer): number {
  const blanked = Buffer.from(page);
  blanked.writeUInt32LE(0, 22);
  let crc = 0n;
  for (const byte of blanked) {
    crc ^= BigInt(byte) << 24n;
    for (let bit = 0; bit < 8; bit += 1) {
      crc =
        crc & 0x80000000n ? ((crc << 1n) ^ 0x04c11db7n) & 0xffffffffn : (crc << 1n) & 0xffffffffn;
    }
  }
  return Number(crc);
}
