import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { UPLOAD_LIMITS } from '../../../../src/flow/intake/form/upload-limits.ts';
import { createUploadTray } from '../../../../src/flow/intake/form/uploads.ts';
import { createByteBudget } from '../../../../src/platform/byte-budget.ts';

const KILOBYTE = 1_024;
const PNG_START = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

/** A file that arrives in pieces; `wasRead` tells whether it was read to its end. */
function fileOf(kilobytes: number, start = PNG_START) {
  const pieces = Array.from({ length: kilobytes }, (_, at) =>
    at === 0
      ? Buffer.concat([start, Buffer.alloc(KILOBYTE - start.length)])
      : Buffer.alloc(KILOBYTE),
  );
  let wasRead = false;
  async function* read() {
    yield* pieces;
    wasRead = true;
  }
  return { stream: Readable.from(read()), wasRead: () => wasRead };
}

describe('uploads in flight', () => {
  test('beyond the memory for all of them a file is refused, read to its end, and the next form has room', async () => {
    const budget = createByteBudget(100 * KILOBYTE);
    const [first, second] = [createUploadTray(budget), createUploadTray(budget)];
    await first.add(fileOf(70).stream, 'image/png');
    const refused = fileOf(50);
    await second.add(refused.stream, 'image/png');
    expect(second.uploads[0]).toMatchObject({ refused: 'busy', bytes: Buffer.alloc(0) });
    expect(refused.wasRead()).toBe(true);
    await second.add(fileOf(30).stream, 'image/png');
    expect(second.uploads[1]?.refused).toBeNull();
    first.release();
    second.release();
    expect(budget.take(100 * KILOBYTE)).toBe(true);
  });

  test('a refused file holds no memory', async () => {
    const budget = createByteBudget(100 * KILOBYTE);
    const tray = createUploadTray(budget);
    await tray.add(fileOf(90, Buffer.from('<svg>')).stream, 'image/png');
    expect(tray.uploads[0]?.refused).toBe('not_media');
    expect(budget.take(100 * KILOBYTE)).toBe(true);
  });

  test('the seventh file and the eleventh megabyte are read to their end and refused', async () => {
    const tray = createUploadTray(createByteBudget(100 * 1_048_576));
    const large = fileOf(11 * KILOBYTE);
    await tray.add(large.stream, 'image/png');
    for (let at = 0; at <= UPLOAD_LIMITS.files; at += 1)
      await tray.add(fileOf(1).stream, 'x'.repeat(500));
    expect(tray.uploads.map(({ refused }) => refused)).toEqual([
      'too_large',
      ...Array<null>(UPLOAD_LIMITS.files).fill(null),
      'too_many',
    ]);
    expect(large.wasRead()).toBe(true);
    expect(tray.uploads[1]?.claimedType.length).toBe(100);
  });
});
