// Sealing: what opens, where, with which keys, and how large it is.
import { createDecipheriv, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SealedPlace } from '../../src/security/keyring.ts';
import {
  SEAL_OVERHEAD_BYTES,
  createKeyring,
  hashToken,
  sha256,
} from '../../src/security/keyring.ts';

const key = (fill: number) => new Uint8Array(32).fill(fill);
const ring = createKeyring([key(1)], key(9));
const PLACE = 'report.phone' as const;
const WORDS = 'agents at Pico and Union';

describe('sealed values', () => {
  it('open to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const sealed = ring.seal(PLACE, 'row', text);
        expect(sealed.length).toBe(Buffer.byteLength(text.toWellFormed()) + SEAL_OVERHEAD_BYTES);
        expect(ring.openText(PLACE, 'row', sealed)).toBe(text.toWellFormed());
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(ring.open(PLACE, 'row', ring.seal(PLACE, 'row', bytes))).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 300 },
    );
  });

  it('[PRV2] what is for legal intake alone has a key of its own, that the other does not open', () => {
    const ordinary = Buffer.from(hkdfSync('sha256', key(1), '', 'testigo seal', 32));
    const openByHand = (place: SealedPlace) => {
      const sealed = Buffer.from(ring.seal(place, 'row', WORDS));
      const decipher = createDecipheriv('aes-256-gcm', ordinary, sealed.subarray(5, 17));
      decipher.setAAD(Buffer.from(`${place}/row`)).setAuthTag(sealed.subarray(-16));
      return Buffer.concat([
        decipher.update(sealed.subarray(17, -16)),
        decipher.final(),
      ]).toString();
    };
    expect(openByHand(PLACE)).toBe(WORDS);
    expect(() => openByHand('sealed_field.words')).toThrow();
    const sealed = ring.seal('sealed_field.words', 'row', WORDS);
    expect(ring.openText('sealed_field.words', 'row', sealed)).toBe(WORDS);
  });

  it('are never the same twice, and show nothing of the words', () => {
    const all = Array.from({ length: 1_000 }, () => Buffer.from(ring.seal(PLACE, 'row', WORDS)));
    expect(new Set(all.map((each) => each.toString('hex'))).size).toBe(1_000);
    const nonces = all.map((each) => each.subarray(5, 17).toString('hex'));
    expect(new Set(nonces).size).toBe(1_000);
    expect(all.some((each) => each.includes('Pico'))).toBe(false);
  });

  it.each([
    ['another row', PLACE, 'other'],
    ['another column of the table', 'report.location', 'row'],
    ['the same column of another table', 'outbound_sms.phone', 'row'],
    ['a place and row that join to the same', 'report', 'phone/row'],
  ] as const)('do not open in %s', (_, place, row) => {
    const sealed = ring.seal(PLACE, 'row', WORDS);
    expect(() => ring.open(place as typeof PLACE, row, sealed)).toThrow();
  });

  it('do not open when any one byte is changed', () => {
    const sealed = ring.seal(PLACE, 'row', 'short');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.slice();
      changed[at]! ^= 1;
      expect(() => ring.open(PLACE, 'row', changed), `byte ${at}`).toThrow();
    }
  });

  it('do not open when they are cut off or lengthened', () => {
    const sealed = ring.seal(PLACE, 'row', 'short');
    for (let length = 0; length < sealed.length; length += 1) {
      expect(
        () => ring.open(PLACE, 'row', sealed.subarray(0, length)),
        `${length} bytes`,
      ).toThrow();
    }
    expect(() => ring.open(PLACE, 'row', Buffer.concat([sealed, Buffer.of(0)]))).toThrow();
  });

  it('open to nobody with other keys', () => {
    const sealed = ring.seal(PLACE, 'row', WORDS);
    expect(() => createKeyring([key(2)], key(9)).open(PLACE, 'row', sealed)).toThrow(
      /no key opens/,
    );
    expect(() => createKeyring([key(9)], key(1)).open(PLACE, 'row', sealed)).toThrow(
      /no key opens/,
    );
  });

  it('of the key before open while both are there; the first of them seals', () => {
    const old = ring.seal(PLACE, 'row', WORDS);
    const rotated = createKeyring([key(2), key(1)], key(9));
    expect(rotated.openText(PLACE, 'row', old)).toBe(WORDS);
    const fresh = rotated.seal(PLACE, 'row', WORDS);
    expect(() => ring.open(PLACE, 'row', fresh)).toThrow(/no key opens/);
    expect(createKeyring([key(2)], key(9)).openText(PLACE, 'row', fresh)).toBe(WORDS);
  });

  it('need a key of 32 bytes', () => {
    expect(() => createKeyring([], key(9))).toThrow(/at least one/);
    expect(() => createKeyring([new Uint8Array(31)], key(9))).toThrow(/32 bytes/);
  });
});

describe('indexes', () => {
  const PURPOSES = ['phone', 'receipt', 'form', 'content', 'username', 'rate'] as const;

  it('are the same for the same value, 16 bytes, and differ for each purpose and value', () => {
    const all = PURPOSES.flatMap((purpose) =>
      ['+12135550100', '+12135550101', ''].map((value) =>
        Buffer.from(ring.index(purpose, value)).toString('hex'),
      ),
    );
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((each) => each.length === 32)).toBe(true);
    expect(ring.index('phone', '+12135550100')).toEqual(ring.index('phone', '+12135550100'));
    expect(ring.index('phone', Buffer.from('+12135550100'))).toEqual(
      ring.index('phone', '+12135550100'),
    );
  });

  it('follow the index key alone: sealing keys may rotate', () => {
    const rotated = createKeyring([key(5), key(1)], key(9));
    expect(rotated.index('phone', 'x')).toEqual(ring.index('phone', 'x'));
    expect(createKeyring([key(1)], key(8)).index('phone', 'x')).not.toEqual(
      ring.index('phone', 'x'),
    );
    expect(rotated.authenticate('x')).toBe(ring.authenticate('x'));
    expect(createKeyring([key(1)], key(8)).authenticate('x')).not.toBe(ring.authenticate('x'));
  });

  it('of the audit are not those of look-ups', () => {
    const index = Buffer.from(ring.index('content', 'x')).toString('hex');
    expect(ring.authenticate('x')).toMatch(/^[0-9a-f]{64}$/);
    expect(ring.authenticate('x').startsWith(index)).toBe(false);
    expect(ring.authenticate('content\0x').startsWith(index)).toBe(false);
  });

  it('of tokens and bytes are plain SHA-256, 32 bytes', () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    expect(Buffer.from(hashToken('')).toString('hex')).toBe(empty);
    expect(Buffer.from(sha256(new Uint8Array())).toString('hex')).toBe(empty);
  });
});
