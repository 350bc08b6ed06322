// MP4, M4A and 3GP that hold sound only: boxes that are not needed to play it are blanked where they
// stand, so that no offset moves; dates and the recorder's name become zero. Pure.

/** What stays, by the box it stands in; everything else may hold a place, a name or a device. */
const KEPT: Readonly<Record<string, ReadonlySet<string>>> = {
  file: new Set(['ftyp', 'styp', 'sidx', 'moov', 'moof', 'mdat']),
  moov: new Set(['mvhd', 'trak', 'mvex']),
  trak: new Set(['tkhd', 'edts', 'mdia']),
  mdia: new Set(['mdhd', 'hdlr', 'minf']),
  minf: new Set(['smhd', 'dinf', 'stbl']),
  stbl: new Set([
    'stsd',
    'stts',
    'ctts',
    'stsc',
    'stsz',
    'stz2',
    'stco',
    'co64',
    'stss',
    'sgpd',
    'sbgp',
  ]),
  moof: new Set(['mfhd', 'traf']),
  traf: new Set(['tfhd', 'tfdt', 'trun', 'sgpd', 'sbgp']),
};
const DATED = new Set(['mvhd', 'tkhd', 'mdhd']);

type Box = { type: string; start: number; contentStart: number; end: number };

/** Null: a track that is not sound, no track at all, or not well-formed. */
export function stripMp4Sound(bytes: Buffer): Buffer | null {
  const stripped = Buffer.from(bytes);
  const tracks = { sound: 0, other: 0 };
  const isWhole = blankWithin(stripped, 'file', 0, stripped.length, tracks);
  return isWhole && tracks.sound > 0 && tracks.other === 0 ? stripped : null;
}

type Tracks = { sound: number; other: number };

function blankWithin(
  bytes: Buffer,
  parent: string,
  start: number,
  end: number,
  tracks: Tracks,
): boolean {
  for (let at = start; at < end;) {
    const box = readBox(bytes, at, end);
    if (!box) return false;
    if (!KEPT[parent]?.has(box.type)) blank(bytes, box);
    else if (!keep(bytes, box, tracks)) return false;
    at = box.end;
  }
  return true;
}

function keep(bytes: Buffer, box: Box, tracks: Tracks): boolean {
  if (KEPT[box.type]) return blankWithin(bytes, box.type, box.contentStart, box.end, tracks);
  if (DATED.has(box.type)) return blankDates(bytes, box);
  if (box.type === 'hdlr') return readHandler(bytes, box, tracks);
  return true;
}

function readBox(bytes: Buffer, at: number, limit: number): Box | null {
  if (at + 8 > limit) return null;
  const size = bytes.readUInt32BE(at);
  const type = bytes.toString('latin1', at + 4, at + 8);
  if (size === 1) {
    if (at + 16 > limit) return null;
    const large = Number(bytes.readBigUInt64BE(at + 8));
    return large >= 16 && at + large <= limit
      ? { type, start: at, contentStart: at + 16, end: at + large }
      : null;
  }
  const end = size === 0 ? limit : at + size;
  return end >= at + 8 && end <= limit ? { type, start: at, contentStart: at + 8, end } : null;
}

function blank(bytes: Buffer, box: Box): void {
  bytes.write('free', box.start + 4, 'latin1');
  bytes.fill(0, box.contentStart, box.end);
}

/** Version and flags, then creation and modification in 4 or, in version 1, 8 bytes each. */
function blankDates(bytes: Buffer, box: Box): boolean {
  const datesEnd = box.contentStart + 4 + (bytes[box.contentStart] === 1 ? 16 : 8);
  if (datesEnd > box.end) return false;
  bytes.fill(0, box.contentStart + 4, datesEnd);
  return true;
}

const HANDLER_NAME_AT = 24;

function readHandler(bytes: Buffer, box: Box, tracks: Tracks): boolean {
  if (box.contentStart + HANDLER_NAME_AT > box.end) return false;
  const handler = bytes.toString('latin1', box.contentStart + 8, box.contentStart + 12);
  if (handler === 'soun') tracks.sound += 1;
  else tracks.other += 1;
  bytes.fill(0, box.contentStart + HANDLER_NAME_AT, box.end);
  return true;
}
