import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SmsState } from '../../../src/contract/statuses.ts';
import { SMS_STATES } from '../../../src/contract/statuses.ts';
import {
  stateOfCarrierStatus,
  statesBelow,
  stepTo,
} from '../../../src/records/outbound-sms/sms-status.ts';

const ENDS: readonly SmsState[] = ['delivered', 'undelivered', 'failed', 'expired', 'canceled'];
const anyState = fc.constantFrom(...SMS_STATES);

/** What a text is after news in this order. */
function after(start: SmsState, news: readonly SmsState[]): SmsState {
  return news.reduce<SmsState>((state, next) => {
    const step = stepTo(state, next);
    return step.step === 'move' ? step.to : state;
  }, start);
}

describe('[CAR12] a text’s state only rises', () => {
  it('callbacks reversed, doubled and shuffled end in delivered', () => {
    const callbacks = ['queued', 'sending', 'sent', 'delivered'].map((each) =>
      stateOfCarrierStatus(each)!,
    );
    const doubled = [...callbacks, ...callbacks];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(doubled, { minLength: doubled.length }),
        fc.constantFrom<SmsState>('queued', 'sending', 'unknown', 'accepted', 'sent'),
        (order, start) => {
          expect(after(start, order)).toBe('delivered');
        },
      ),
    );
  });

  it('whatever comes, an end stays the end: only a delivered one is read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENDS), fc.array(anyState), (end, news) => {
        const last = after(end, news);
        expect(last === end || (end === 'delivered' && last === 'read')).toBe(true);
      }),
    );
  });

  it('no news leads back: what was once left is never reached again', () => {
    fc.assert(
      fc.property(anyState, fc.array(anyState), (start, news) => {
        const seen = [start];
        for (const next of news) {
          const state = after(seen.at(-1)!, [next]);
          if (state === seen.at(-1)) continue;
          expect(seen).not.toContain(state);
          seen.push(state);
        }
      }),
    );
  });

  it('a second, different end is a conflict and keeps the first', () => {
    expect(stepTo('undelivered', 'delivered')).toEqual({ step: 'conflict', kept: 'undelivered' });
    expect(stepTo('delivered', 'delivered')).toEqual({ step: 'stay' });
  });

  it('a call without an answer is unknown at once, and evidence ends that', () => {
    expect(stepTo('sending', 'unknown')).toEqual({ step: 'move', to: 'unknown' });
    for (const evidence of ['accepted', 'sent', 'delivered', 'failed'] as const) {
      expect(stepTo('unknown', evidence)).toEqual({ step: 'move', to: evidence });
      expect(stepTo(evidence, 'unknown')).toEqual({ step: 'stay' });
    }
  });

  it('the guard of the update allows exactly what the rule allows', () => {
    for (const to of SMS_STATES) {
      const allowed = SMS_STATES.filter((from) => stepTo(from, to).step === 'move');
      expect(statesBelow(to).toSorted()).toEqual(allowed.toSorted());
    }
  });
});

describe('the carrier’s words', () => {
  it('that say nothing about our text are left alone', () => {
    for (const word of [
      'receiving',
      'received',
      'partially_delivered',
      'foo',
      '',
      'constructor',
      '__proto__',
    ]) {
      expect(stateOfCarrierStatus(word)).toBeNull();
    }
  });
});
