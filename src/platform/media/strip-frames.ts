// Sound that is a row of frames (MP3, AAC, AMR): the frames are copied and all that stands before,
// between or behind them is left out, so every kind of tag goes, known or not. Pure.

type FrameLength = (bytes: Buffer, at: number) => number;

const NOT_A_FRAME = 0;

export function stripMp3(bytes: Buffer): Buffer | null {
  return keepFrames(bytes, mp3FrameLength);
}

export function stripAac(bytes: Buffer): Buffer | null {
  return keepFrames(bytes, adtsFrameLength);
}

/** Narrow band only; the header is `#!AMR\n`. */
export function stripAmr(bytes: Buffer): Buffer | null {
  const header = '#!AMR\n';
  if (bytes.toString('latin1', 0, header.length) !== header) return null;
  let end = header.length;
  while (end < bytes.length) {
    const length = AMR_FRAME_BYTES[(bytes[end]! >> 3) & 0x0f] ?? NOT_A_FRAME;
    if (length === NOT_A_FRAME || end + length > bytes.length) break;
    end += length;
  }
  return end > header.length ? Buffer.from(bytes.subarray(0, end)) : null;
}

/** A frame counts only where another follows it or the file ends, so that tags never pass for one. */
function keepFrames(bytes: Buffer, lengthAt: FrameLength): Buffer | null {
  const kept = Buffer.alloc(bytes.length);
  let keptBytes = 0;
  for (let at = 0; at < bytes.length;) {
    const length = lengthAt(bytes, at);
    const end = at + length;
    const isFrame = length > 0 && end <= bytes.length;
    const isFollowed =
      isFrame && (lengthAt(bytes, end) > 0 || (keptBytes > 0 && isTail(bytes, end)));
    if (isFollowed) keptBytes += bytes.copy(kept, keptBytes, at, end);
    at = isFollowed ? end : nextSync(bytes, at + 1);
  }
  return keptBytes > 0 ? kept.subarray(0, keptBytes) : null;
}

/** The end, or the tags that stand at the end of a file. */
function isTail(bytes: Buffer, at: number): boolean {
  const mark = bytes.toString('latin1', at, at + 3);
  return mark === '' || mark === 'TAG' || mark === 'APE' || mark === 'LYR' || mark === 'ID3';
}

function nextSync(bytes: Buffer, from: number): number {
  const found = bytes.indexOf(0xff, from);
  return found < 0 ? bytes.length : found;
}

const KBPS_V1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBPS_V2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const HERTZ = [44_100, 48_000, 32_000];

/** Layer III (ISO 11172-3, 13818-3); free-format files are not read. */
function mp3FrameLength(bytes: Buffer, at: number): number {
  if (at + 4 > bytes.length || bytes[at] !== 0xff || (bytes[at + 1]! & 0xe0) !== 0xe0)
    return NOT_A_FRAME;
  const version = (bytes[at + 1]! >> 3) & 3;
  const layer = (bytes[at + 1]! >> 1) & 3;
  const kbps = (version === 3 ? KBPS_V1 : KBPS_V2)[bytes[at + 2]! >> 4] ?? 0;
  const baseHertz = HERTZ[(bytes[at + 2]! >> 2) & 3] ?? 0;
  if (version === 1 || layer !== 1 || kbps === 0 || baseHertz === 0) return NOT_A_FRAME;
  const hertz = version === 3 ? baseHertz : version === 2 ? baseHertz / 2 : baseHertz / 4;
  const samplesByEight = version === 3 ? 144 : 72;
  return Math.floor((samplesByEight * kbps * 1_000) / hertz) + ((bytes[at + 2]! >> 1) & 1);
}

/** ADTS (ISO 13818-7). */
function adtsFrameLength(bytes: Buffer, at: number): number {
  if (at + 7 > bytes.length || bytes[at] !== 0xff || (bytes[at + 1]! & 0xf6) !== 0xf0)
    return NOT_A_FRAME;
  const length = ((bytes[at + 3]! & 3) << 11) | (bytes[at + 4]! << 3) | (bytes[at + 5]! >> 5);
  return length >= 7 ? length : NOT_A_FRAME;
}

/** By frame type, RFC 4867; the gaps are reserved. */
const AMR_FRAME_BYTES: readonly number[] = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1];
