import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { REPORT_STATUSES, RESOLUTIONS } from '../../../../src/contract/statuses.ts';
import { deriveReceiptState } from '../../../../src/flow/intake/form/receipt-state.ts';
import {
  TOKEN_LIFE_MS,
  deriveReceipt,
  makeFormToken,
  parseReceipt,
  readFormToken,
  showReceipt,
} from '../../../../src/flow/intake/form/receipt.ts';
import { createKeyring } from '../../../../src/security/keyring.ts';

const keyring = createKeyring([randomBytes(32)], randomBytes(32));
const NOW = new Date('2026-02-03T13:40:00.000Z');

describe('receipt', () => {
  test('[BAD41] the same seed gives the same code, another seed another, another key another', () => {
    const other = createKeyring([randomBytes(32)], randomBytes(32));
    expect(deriveReceipt(keyring, 'a')).toBe(deriveReceipt(keyring, 'a'));
    expect(deriveReceipt(keyring, 'a')).not.toBe(deriveReceipt(keyring, 'b'));
    expect(deriveReceipt(keyring, 'a')).not.toBe(deriveReceipt(other, 'a'));
  });

  test('what is shown is read back in any case, with or without dash, with the usual misreadings', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const code = deriveReceipt(keyring, seed);
        const shown = showReceipt(code);
        expect(shown).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
        const misread = shown
          .toLowerCase()
          .replaceAll('0', 'o')
          .replaceAll('1', 'l')
          .replace('-', ' ');
        expect([shown, code, ` ${misread} `].map(parseReceipt)).toEqual([code, code, code]);
      }),
    );
  });

  test('what is no code is refused without a crash', () => {
    const wrong = [
      '',
      '7KQ4-M2X',
      '7KQ4-M2XDD',
      '7KQ4-M2XU',
      '../../etc',
      '%00',
      '\u0000'.repeat(8),
      '7KQ4-M2X\u{1F9CA}',
    ];
    expect(wrong.map(parseReceipt)).toEqual(wrong.map(() => null));
  });
});

describe('form token', () => {
  const random = randomBytes(32).toString('base64url');

  test('it tells when the form was served', () => {
    const token = makeFormToken(keyring, random, NOW);
    expect(readFormToken(keyring, token, new Date(NOW.getTime() + 5_000))).toEqual(NOW);
  });

  test('[BAD42] absent, forged, changed and stale tokens are no tokens', () => {
    const token = makeFormToken(keyring, random, NOW);
    const earlier = token.replace(/^[^.]+/, (issued) =>
      (Number.parseInt(issued, 36) - 60_000).toString(36),
    );
    const later = new Date(NOW.getTime() + TOKEN_LIFE_MS + 1);
    expect(readFormToken(keyring, undefined, NOW)).toBeNull();
    expect(readFormToken(keyring, '', NOW)).toBeNull();
    expect(readFormToken(keyring, 'x'.repeat(10_000), NOW)).toBeNull();
    expect(readFormToken(keyring, earlier, NOW)).toBeNull();
    expect(readFormToken(keyring, `${token}A`, NOW)).toBeNull();
    expect(readFormToken(keyring, token, later)).toBeNull();
  });
});

describe('receipt state', () => {
  test('it goes Received, Being read, Result, and tells of people who looked only if they did', () => {
    const of = (status: (typeof REPORT_STATUSES)[number], hasGoneToLook = false) =>
      deriveReceiptState({ status, resolution: null, hasGoneToLook, verdict: null });
    expect(deriveReceiptState(null).current).toBe('received');
    expect(of('new').current).toBe('received');
    expect(of('collecting').current).toBe('being_read');
    expect(of('in_review').current).toBe('being_read');
    expect(of('linked').current).toBe('being_read');
    expect(of('linked', true).current).toBe('went_to_look');
    expect(of('closed').reached).toEqual(['received', 'being_read', 'result']);
    expect(of('closed', true).reached).toEqual([
      'received',
      'being_read',
      'went_to_look',
      'result',
    ]);
  });

  test('no ending tells the sender what was thought of them', () => {
    const outcome = (resolution: (typeof RESOLUTIONS)[number]) =>
      deriveReceiptState({ status: 'closed', resolution, hasGoneToLook: false, verdict: null })
        .outcome;
    const judgements = [
      'spam',
      'prank',
      'abusive',
      'denunciation',
      'no_response',
      'opted_out',
    ] as const;
    expect(new Set(judgements.map(outcome))).toEqual(new Set(['closed']));
    expect(RESOLUTIONS.every((each) => outcome(each) !== null)).toBe(true);
  });
});
