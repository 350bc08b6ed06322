// Ogg with one Opus or Vorbis stream (voice notes): the comment packet is written over with an empty
// one of the same length, the checksums made anew, and bytes outside pages left out. Pure.

type Page = { start: number; end: number; bodyStart: number; segments: Buffer; serial: number };
type Range = { start: number; end: number };

const HEADER_BYTES = 27;
const CHECKSUM_AT = 22;
/** Magic, vendor length, comment count and Vorbis's closing bit. */
const EMPTY_COMMENT_BYTES = 16;

/** Null: another codec, several streams, or not well-formed. */
export function stripOgg(bytes: Buffer): Buffer | null {
  const pages = readPages(bytes);
  const first = pages[0];
  if (!first || pages.some((page) => page.serial !== first.serial)) return null;
  const codec = codecOf(bytes, first);
  const ranges = rangesOfSecondPacket(pages);
  if (!codec || !ranges) return null;
  const stripped = Buffer.from(bytes);
  const length = ranges.reduce((sum, range) => sum + range.end - range.start, 0);
  if (length < EMPTY_COMMENT_BYTES) return null;
  const comment = emptyComment(codec, length);
  let written = 0;
  for (const { start, end } of ranges) {
    written += comment.copy(stripped, start, written, written + end - start);
  }
  for (const page of pages) writeChecksum(stripped.subarray(page.start, page.end));
  return Buffer.concat(pages.map((page) => stripped.subarray(page.start, page.end)));
}

function readPages(bytes: Buffer): Page[] {
  const pages: Page[] = [];
  for (let start = 0; start + HEADER_BYTES <= bytes.length;) {
    const bodyStart = start + HEADER_BYTES + bytes[start + 26]!;
    const segments = bytes.subarray(start + HEADER_BYTES, bodyStart);
    const end = bodyStart + segments.reduce((sum, size) => sum + size, 0);
    const isPage = bytes.toString('latin1', start, start + 4) === 'OggS' && end <= bytes.length;
    if (isPage)
      pages.push({ start, end, bodyStart, segments, serial: bytes.readUInt32LE(start + 14) });
    const next = isPage ? end : bytes.indexOf('OggS', start + 1, 'latin1');
    start = next < 0 ? bytes.length : next;
  }
  return pages;
}

type Codec = 'opus' | 'vorbis';

function codecOf(bytes: Buffer, page: Page): Codec | null {
  if (bytes.toString('latin1', page.bodyStart, page.bodyStart + 8) === 'OpusHead') return 'opus';
  return bytes.toString('latin1', page.bodyStart, page.bodyStart + 7) === '\x01vorbis'
    ? 'vorbis'
    : null;
}

/** A packet ends with the first segment shorter than 255 bytes; it may run over several pages. */
function rangesOfSecondPacket(pages: readonly Page[]): Range[] | null {
  const ranges: Range[] = [];
  let packet = 1;
  for (const page of pages) {
    let at = page.bodyStart;
    for (const size of page.segments) {
      if (packet === 2) ranges.push({ start: at, end: at + size });
      at += size;
      if (size < 255) packet += 1;
      if (packet === 3) return ranges;
    }
  }
  return null;
}

/** No comment at all; the vendor's name is blanks, as long as it must be. */
function emptyComment(codec: Codec, length: number): Buffer {
  const comment = Buffer.alloc(length, ' ');
  const magic = codec === 'opus' ? 'OpusTags' : '\x03vorbis';
  const closing = codec === 'opus' ? 0 : 1;
  comment.write(magic, 'latin1');
  const vendorBytes = length - magic.length - 8 - closing;
  comment.writeUInt32LE(vendorBytes, magic.length);
  comment.writeUInt32LE(0, magic.length + 4 + vendorBytes);
  if (closing) comment[length - 1] = 1;
  return comment;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1)
    value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

/** RFC 3533: CRC-32 over the page with the field itself zero, no reflection, initial zero. */
function writeChecksum(page: Buffer): void {
  page.writeUInt32LE(0, CHECKSUM_AT);
  let crc = 0;
  for (const byte of page) crc = ((crc << 8) ^ CRC_TABLE[((crc >>> 24) ^ byte) & 0xff]!) >>> 0;
  page.writeUInt32LE(crc, CHECKSUM_AT);
}
