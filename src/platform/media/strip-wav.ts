// WAV: the format and the samples are copied into a new file; every other chunk (titles, dates,
// places, broadcast notes) is left out. Pure.

const KEPT = new Set(['fmt ', 'fact', 'data']);
const HEADER_BYTES = 8;

export function stripWav(bytes: Buffer): Buffer | null {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    return null;
  const kept: Buffer[] = [];
  const names = new Set<string>();
  for (let at = 12; at + HEADER_BYTES <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = Math.min(bytes.readUInt32LE(at + 4), bytes.length - at - HEADER_BYTES);
    if (KEPT.has(name)) {
      names.add(name);
      kept.push(chunk(name, bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + size)));
    }
    at += HEADER_BYTES + size + (size % 2);
  }
  if (!names.has('fmt ') || !names.has('data')) return null;
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...kept]));
}

function chunk(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(name, 'latin1');
  header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content, Buffer.alloc(content.length % 2)]);
}
