import { describe, expect, test } from 'vitest';
import { createRateLimit, networkOf } from '../../src/platform/rate-limit.ts';

function fixture(rule: { limit: number; sourcesMax?: number }) {
  let nowMs = Date.parse('2026-02-03T13:40:00Z');
  const seen: string[] = [];
  const hash = (address: string) => {
    seen.push(address);
    return `hash of ${address}`;
  };
  const limit = createRateLimit({ now: () => new Date(nowMs) }, hash, {
    windowMs: 60_000,
    ...rule,
  });
  return { limit, seen, wait: (ms: number) => (nowMs += ms) };
}

describe('rate limit', () => {
  test('[BAD52] after the limit a source is told how many seconds to wait, then may go on', () => {
    const { limit, wait } = fixture({ limit: 3 });
    expect([1, 2, 3].map(() => limit.take('203.0.113.7'))).toEqual([null, null, null]);
    wait(20_000);
    expect(limit.take('203.0.113.7')).toBe(40);
    wait(40_000);
    expect(limit.take('203.0.113.7')).toBeNull();
  });

  test('one source does not slow another', () => {
    const { limit } = fixture({ limit: 1 });
    expect(limit.take('203.0.113.7')).toBeNull();
    expect(limit.take('203.0.113.7')).toBe(60);
    expect(limit.take('203.0.113.8')).toBeNull();
  });

  test('the number of sources is bounded: the one counted longest is forgotten', () => {
    const { limit } = fixture({ limit: 1, sourcesMax: 2 });
    ['10.0.0.1', '10.0.0.2', '10.0.0.3'].forEach((address) => limit.take(address));
    expect(limit.take('10.0.0.3')).toBe(60);
    expect(limit.take('10.0.0.1')).toBeNull();
  });

  test('an IPv6 household counts as one, an IPv4 address in IPv6 clothes as itself', () => {
    expect(networkOf('2001:db8:1:2:aaaa::1')).toBe(
      networkOf('2001:0db8:0001:0002:bbbb:cccc:dddd:eeee'),
    );
    expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
    expect(networkOf('::1')).toBe('0:0:0:0');
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0');
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
  });
});
