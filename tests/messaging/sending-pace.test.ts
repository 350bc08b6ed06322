import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createPace,
  refill,
  spend,
  textsAllowed,
  waitMs,
} from '../../src/messaging/sending-pace.ts';

describe('the pace of sending', () => {
  it('begins with two seconds worth, then lets through what a second brings', () => {
    let pace = createPace(10, 0);
    expect(textsAllowed(pace)).toBe(20);
    pace = spend(pace, 20);
    expect(textsAllowed(pace)).toBe(0);
    expect(waitMs(pace)).toBe(100);
    expect(textsAllowed(refill(pace, 500))).toBe(5);
    expect(textsAllowed(refill(pace, 60_000))).toBe(20);
  });

  it('a long text is not cut: what follows waits for its debt', () => {
    const pace = spend(spend(createPace(1, 0), 2), 3);
    expect(textsAllowed(pace)).toBe(0);
    expect(waitMs(pace)).toBe(4_000);
    expect(textsAllowed(refill(pace, 4_000))).toBe(1);
  });

  it('a clock that goes back gives nothing away', () => {
    const pace = spend(createPace(10, 5_000), 20);
    expect(textsAllowed(refill(pace, 0))).toBe(0);
  });

  it('[CAR25] over any stretch no more leaves than the bucket and the time allow', () => {
    const steps = fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 3 })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), steps, (perSecond, taken) => {
        let pace = createPace(perSecond, 0);
        let nowMs = 0;
        let sent = 0;
        for (const [afterMs, segments] of taken) {
          nowMs += afterMs;
          pace = refill(pace, nowMs);
          if (textsAllowed(pace) === 0) continue;
          pace = spend(pace, segments);
          sent += segments;
        }
        expect(sent).toBeLessThanOrEqual(perSecond * 2 + (nowMs / 1_000) * perSecond + 2.001);
      }),
    );
  });
});
