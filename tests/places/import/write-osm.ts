// Writes a real, small extract of OpenStreetMap: a header block and one block of nodes and ways, in
// protocol buffers, deflated.
import { writeFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';

export type OsmNode = { id: number; lat: number; lng: number; tags?: Record<string, string> };
export type OsmWay = { id: number; nodes: number[]; tags: Record<string, string> };

export async function writeOsm(
  file: string,
  nodes: readonly OsmNode[],
  ways: readonly OsmWay[],
): Promise<void> {
  const header = message([4, text('OsmSchema-V0.6')]);
  await writeFile(
    file,
    Buffer.concat([block('OSMHeader', header), block('OSMData', primitives(nodes, ways))]),
  );
}

function primitives(nodes: readonly OsmNode[], ways: readonly OsmWay[]): Buffer {
  const strings = [''];
  const idOf = (word: string) => {
    const known = strings.indexOf(word);
    return known === -1 ? strings.push(word) - 1 : known;
  };
  const tagsOf = (tags: Record<string, string> = {}) => {
    const pairs = Object.entries(tags).map(([key, value]) => [idOf(key), idOf(value)] as const);
    return [
      [2, Buffer.concat(pairs.map(([key]) => varint(key)))],
      [3, Buffer.concat(pairs.map(([, value]) => varint(value)))],
    ] as Field[];
  };
  // Hundreds of nanodegrees, the format's default.
  const degrees = (value: number) => zigzag(Math.round(value * 1e7));
  const nodeGroup = message(
    ...nodes.map(({ id, lat, lng, tags }): Field => [
      1,
      message([1, zigzag(id)], ...tagsOf(tags), [8, degrees(lat)], [9, degrees(lng)]),
    ]),
  );
  const wayGroup = message(
    ...ways.map(({ id, nodes: refs, tags }): Field => {
      const steps = refs.map((ref, index) => varint(zigzag(ref - (refs[index - 1] ?? 0))));
      return [3, message([1, id], ...tagsOf(tags), [8, Buffer.concat(steps)])];
    }),
  );
  const table = message(...strings.map((word): Field => [1, text(word)]));
  return message([1, table], [2, nodeGroup], [2, wayGroup]);
}

function block(type: string, content: Buffer): Buffer {
  const blob = message([2, content.length], [3, deflateSync(content)]);
  const header = message([1, text(type)], [3, blob.length]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, header, blob]);
}

type Field = [tag: number, value: number | Buffer];

function message(...fields: Field[]): Buffer {
  return Buffer.concat(
    fields.flatMap(([tag, value]) =>
      typeof value === 'number'
        ? [varint(tag * 8), varint(value)]
        : [varint(tag * 8 + 2), varint(value.length), value],
    ),
  );
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function text(value: string): Buffer {
  return Buffer.from(value, 'utf8');
}
