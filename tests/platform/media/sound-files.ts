// Sound files made by hand, with a place hidden wherever the format lets one hide.
import { Buffer } from 'node:buffer';

export const SECRET = 'GPS 34.0522N 118.2437W';

const u32be = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const u32le = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** MPEG-1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes. */
function mp3Frame(fill: number): Buffer {
  const frame = Buffer.alloc(417, fill);
  frame.set([0xff, 0xfb, 0x90, 0x00]);
  return frame;
}

export const MP3_FRAMES = Buffer.concat([1, 2, 3, 4].map(mp3Frame));

export function mp3WithTags(): Buffer {
  const text = Buffer.from(`TXXX....${SECRET}`);
  const id3v2 = Buffer.concat([
    Buffer.from('ID3\x03\0\0', 'latin1'),
    Buffer.of(0, 0, 0, text.length),
    text,
  ]);
  const ape = Buffer.from(`APETAGEX ${SECRET}`);
  const id3v1 = Buffer.concat([Buffer.from(`TAG${SECRET}`), Buffer.alloc(100)]);
  return Buffer.concat([id3v2, MP3_FRAMES, ape, id3v1]);
}

export function wavWithTags(): Buffer {
  const chunk = (name: string, body: Buffer) =>
    Buffer.concat([Buffer.from(name), u32le(body.length), body, Buffer.alloc(body.length % 2)]);
  const format = Buffer.from('01000100401f0000803e000002001000', 'hex');
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    chunk('LIST', Buffer.from(`INFO${SECRET}`)),
    chunk('fmt ', format),
    chunk('bext', Buffer.from(SECRET)),
    chunk('data', Buffer.alloc(800, 7)),
    chunk('iXML', Buffer.from(SECRET)),
  ]);
  return Buffer.concat([Buffer.from('RIFF'), u32le(body.length), body]);
}

export function amrWithTail(): Buffer {
  const frame = Buffer.concat([Buffer.of(0x3c), Buffer.alloc(31, 9)]);
  return Buffer.concat([
    Buffer.from('#!AMR\n'),
    frame,
    frame,
    Buffer.from(`\x4c${SECRET}`, 'latin1'),
  ]);
}

/** Checksums are left zero: the stripper makes them anew. */
function oggPage(flags: number, sequence: number, packets: Buffer[]): Buffer {
  const segments = packets.flatMap((packet) => {
    const full = Array.from({ length: Math.floor(packet.length / 255) }, () => 255);
    return [...full, packet.length % 255];
  });
  const header = Buffer.alloc(27);
  header.write('OggS');
  header[5] = flags;
  header.writeUInt32LE(77, 14);
  header.writeUInt32LE(sequence, 18);
  header[26] = segments.length;
  return Buffer.concat([header, Buffer.from(segments), ...packets]);
}

export function opusWithTags(): Buffer {
  const head = Buffer.concat([Buffer.from('OpusHead'), Buffer.alloc(11, 1)]);
  const comment = Buffer.from(`LOCATION=${SECRET}${'.'.repeat(400)}`);
  const vendor = Buffer.from('Phone of Lupe');
  const tags = Buffer.concat([
    Buffer.from('OpusTags'),
    u32le(vendor.length),
    vendor,
    u32le(1),
    u32le(comment.length),
    comment,
  ]);
  const audio = Buffer.alloc(300, 5);
  return Buffer.concat([
    oggPage(2, 0, [head]),
    oggPage(0, 1, [tags]),
    oggPage(4, 2, [audio]),
    Buffer.from(SECRET),
  ]);
}

function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u32be(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

function track(handler: string): Buffer {
  const dates = Buffer.concat([u32be(0), u32be(0xdddddddd), u32be(0xdddddddd), Buffer.alloc(16)]);
  return box(
    'trak',
    box('tkhd', dates),
    box('udta', Buffer.from(SECRET)),
    box(
      'mdia',
      box('mdhd', dates),
      box(
        'hdlr',
        u32be(0),
        u32be(0),
        Buffer.from(handler),
        Buffer.alloc(12),
        Buffer.from(`${SECRET}\0`),
      ),
      box(
        'minf',
        box('smhd', Buffer.alloc(8)),
        box('stbl', box('stco', u32be(0), u32be(1), u32be(32))),
      ),
    ),
  );
}

export function m4aWithTags(handlers: readonly string[] = ['soun']): Buffer {
  const dates = Buffer.concat([u32be(0), u32be(0xdddddddd), u32be(0xdddddddd), Buffer.alloc(88)]);
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A '), u32be(0), Buffer.from('M4A isom')),
    box('mdat', Buffer.alloc(64, 6)),
    box(
      'moov',
      box('mvhd', dates),
      ...handlers.map(track),
      box('udta', box('meta', Buffer.from(SECRET))),
      box('meta', Buffer.from(`com.apple.quicktime.location.ISO6709 ${SECRET}`)),
    ),
    box('uuid', Buffer.from(SECRET)),
  ]);
}
