// Copies of a picture as phones, messengers and networks make them, against other pictures.
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { areAlike, differingBits } from '../../../src/platform/media/picture-likeness.ts';
import { sanitiseMedia } from '../../../src/platform/sanitise-media.ts';
import { photo } from '../../flow/intake/media/mms.ts';

async function likenessOf(bytes: Buffer): Promise<Uint8Array> {
  const made = await sanitiseMedia(bytes);
  if (made.state !== 'ready' || !made.likeness) throw new Error('it has no likeness');
  return made.likeness;
}

const SEEDS = Array.from({ length: 20 }, (_, n) => n + 1);

const COPIES: Readonly<Record<string, (original: Buffer) => Promise<Buffer>>> = {
  'compressed anew': (bytes) => sharp(bytes).jpeg({ quality: 35 }).toBuffer(),
  shrunk: (bytes) => sharp(bytes).resize(90).jpeg({ quality: 60 }).toBuffer(),
  enlarged: (bytes) => sharp(bytes).resize(900).webp().toBuffer(),
  'as PNG': (bytes) => sharp(bytes).png().toBuffer(),
  'a little brighter': (bytes) => sharp(bytes).modulate({ brightness: 1.1 }).jpeg().toBuffer(),
  'cut at the edges': (bytes) =>
    sharp(bytes).extract({ left: 5, top: 4, width: 230, height: 172 }).jpeg().toBuffer(),
};

describe('likeness', () => {
  it.each(Object.entries(COPIES))('of a copy that is %s: found', async (_, copy) => {
    for (const seed of SEEDS) {
      const original = await photo(seed);
      const [a, b] = await Promise.all([likenessOf(original), likenessOf(await copy(original))]);
      expect({ seed, bits: differingBits(a, b), alike: areAlike(a, b) }).toMatchObject({
        alike: true,
      });
    }
  });

  it('of other pictures: not found', async () => {
    const all = await Promise.all(SEEDS.map(async (seed) => likenessOf(await photo(seed))));
    const pairs = all.flatMap((a, n) => all.slice(n + 1).map((b) => differingBits(a, b)));
    expect(Math.min(...pairs)).toBeGreaterThan(12);
  });

  it('is not given to a picture of one colour, which would be like all of them', async () => {
    const plain = sharp({ create: { width: 50, height: 50, channels: 3, background: '#123456' } });
    const made = await sanitiseMedia(await plain.jpeg().toBuffer());
    expect(made).toMatchObject({ state: 'ready', likeness: null });
  });

  it('is the same for a picture that was stored on its side', async () => {
    const upright = await photo(3);
    const onItsSide = await sharp(upright)
      .rotate(270)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(areAlike(await likenessOf(upright), await likenessOf(onItsSide))).toBe(true);
  });

  it('counts bits, and refuses what is no likeness', () => {
    expect(differingBits(new Uint8Array(8), new Uint8Array(8).fill(255))).toBe(64);
    expect(differingBits(Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0), new Uint8Array(8))).toBe(1);
    expect(() => differingBits(new Uint8Array(7), new Uint8Array(8))).toThrow(RangeError);
  });
});
