// Writes a real, small shapefile: lines or polygons beside a dBase table of text columns.
import { writeFile } from 'node:fs/promises';

export type ShapeRecord = {
  columns: Record<string, string>;
  /** Parts of [lng, lat]; null: a record without a shape. */
  parts: [number, number][][] | null;
};

const HEADER_BYTES = 100;
const TYPES = { line: 3, polygon: 5 };

export async function writeShapefile(
  file: string,
  shape: keyof typeof TYPES,
  records: readonly ShapeRecord[],
): Promise<void> {
  const bodies = records.map(({ parts }, index) => shapeBody(index + 1, TYPES[shape], parts));
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeInt32BE(9994, 0);
  header.writeInt32BE((HEADER_BYTES + Buffer.concat(bodies).length) / 2, 24);
  header.writeInt32LE(1000, 28);
  header.writeInt32LE(TYPES[shape], 32);
  [-180, -90, 180, 90].forEach((edge, index) => header.writeDoubleLE(edge, 36 + index * 8));
  await writeFile(file, Buffer.concat([header, ...bodies]));
  await writeFile(file.replace(/\.shp$/, '.dbf'), table(records.map(({ columns }) => columns)));
}

function shapeBody(number: number, type: number, parts: ShapeRecord['parts']): Buffer {
  const content = parts === null ? Buffer.alloc(4) : polyContent(type, parts);
  const head = Buffer.alloc(8);
  head.writeInt32BE(number, 0);
  head.writeInt32BE(content.length / 2, 4);
  return Buffer.concat([head, content]);
}

function polyContent(type: number, parts: [number, number][][]): Buffer {
  const points = parts.flat();
  const content = Buffer.alloc(44 + parts.length * 4 + points.length * 16);
  const lngs = points.map(([lng]) => lng);
  const lats = points.map(([, lat]) => lat);
  content.writeInt32LE(type, 0);
  [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)].forEach(
    (edge, index) => content.writeDoubleLE(edge, 4 + index * 8),
  );
  content.writeInt32LE(parts.length, 36);
  content.writeInt32LE(points.length, 40);
  let start = 0;
  parts.forEach((part, index) => {
    content.writeInt32LE(start, 44 + index * 4);
    start += part.length;
  });
  points.forEach(([lng, lat], index) => {
    const at = 44 + parts.length * 4 + index * 16;
    content.writeDoubleLE(lng, at);
    content.writeDoubleLE(lat, at + 8);
  });
  return content;
}

const WIDTH = 40;

function table(rows: readonly Record<string, string>[]): Buffer {
  const names = Object.keys(rows[0] ?? {});
  const header = Buffer.alloc(32 + names.length * 32 + 1);
  header.writeUInt8(3, 0);
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + names.length * WIDTH, 10);
  names.forEach((name, index) => {
    header.write(name, 32 + index * 32, 'latin1');
    header.write('C', 32 + index * 32 + 11, 'latin1');
    header.writeUInt8(WIDTH, 32 + index * 32 + 16);
  });
  header.writeUInt8(0x0d, header.length - 1);
  const lines = rows.map(
    (row) => ` ${names.map((name) => (row[name] ?? '').padEnd(WIDTH)).join('')}`,
  );
  return Buffer.concat([header, Buffer.from(`${lines.join('')}\u001A`, 'utf8')]);
}
