// Whether two pictures are copies of one: 64 bits say for each, where it grows brighter from left to
// right; copies that were shrunk, compressed anew or cut a little at the edge differ in few of them. Pure.

export const LIKENESS_BYTES = 8;

/** At most so many of 64 bits: unrelated pictures differ in about 32, seldom in fewer than 16. */
const ALIKE_BITS_MAX = 10;

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

/**
 * @param pixels 9 by 8, a byte each, rows from the top
 * @returns null for a picture that says nothing, evenly one colour: it would be like every other such
 */
export function likenessOfPixels(pixels: Uint8Array): Uint8Array | null {
  const likeness = new Uint8Array(LIKENESS_BYTES);
  let least = 255;
  let most = 0;
  for (let row = 0; row < 8; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      const left = pixels[row * 9 + column]!;
      const right = pixels[row * 9 + column + 1]!;
      if (right > left) likeness[row]! |= 1 << column;
      least = Math.min(least, left, right);
      most = Math.max(most, left, right);
    }
  }
  return most - least < EVEN_MAX ? null : likeness;
}

/** Of 255 steps of grey, what compression alone may bring about. */
const EVEN_MAX = 8;
