// Whether two pictures are copies of one. 64 bits say for each which of its coarse waves of light and
// dark are strong; copies that were shrunk, compressed anew, made brighter or cut a little at the edges
// differ in few of them. Pure.

export const LIKENESS_BYTES = 8;
/** The picture is judged at this size, whatever its shape. */
export const LIKENESS_EDGE_PX = 32;

/**
 * At most so many of 64 bits. Measured on drawn pictures: copies compressed, shrunk or brightened
 * differ in 6 at most, copies cut by 2 % at each edge in 12; of 1,770 pairs of others none in fewer
 * than 16.
 */
const ALIKE_BITS_MAX = 12;

/** How many of the 64 bits differ. @throws RangeError when one of them has not 8 bytes */
export function differingBits(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== LIKENESS_BYTES || b.length !== LIKENESS_BYTES) {
    throw new RangeError('a likeness has 8 bytes');
  }
  let bits = 0;
  for (let at = 0; at < LIKENESS_BYTES; at += 1) {
    for (let rest = a[at]! ^ b[at]!; rest > 0; rest &= rest - 1) bits += 1;
  }
  return bits;
}

export function areAlike(a: Uint8Array, b: Uint8Array): boolean {
  return differingBits(a, b) <= ALIKE_BITS_MAX;
}

/** Of 255 steps of grey, what compression alone may bring about. */
const EVEN_MAX = 8;

/**
 * @param pixels grey, LIKENESS_EDGE_PX squared, a byte each, rows from the top
 * @returns null for a picture of one colour: it would be like every other such
 */
export function likenessOfPixels(pixels: Uint8Array): Uint8Array | null {
  if (Math.max(...pixels) - Math.min(...pixels) < EVEN_MAX) return null;
  const waves = coarseWaves(pixels);
  const middle = waves.slice(1).toSorted((a, b) => a - b)[31]!;
  const likeness = new Uint8Array(LIKENESS_BYTES);
  waves.forEach((strength, at) => {
    if (strength > middle) likeness[at >> 3]! |= 1 << (at & 7);
  });
  return likeness;
}

const WAVES = 8;
const COSINES = Array.from({ length: WAVES }, (_, wave) =>
  Array.from({ length: LIKENESS_EDGE_PX }, (__, at) =>
    Math.cos(((2 * at + 1) * wave * Math.PI) / (2 * LIKENESS_EDGE_PX)),
  ),
);

/** The discrete cosine transform's 64 slowest waves, row by row; the first is the brightness. */
function coarseWaves(pixels: Uint8Array): number[] {
  const columns = COSINES.map((cosine) =>
    Array.from({ length: LIKENESS_EDGE_PX }, (_, x) =>
      cosine.reduce((sum, factor, y) => sum + factor * pixels[y * LIKENESS_EDGE_PX + x]!, 0),
    ),
  );
  return columns.flatMap((column) =>
    COSINES.map((cosine) => cosine.reduce((sum, factor, x) => sum + factor * column[x]!, 0)),
  );
}
