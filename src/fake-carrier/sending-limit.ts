// What a campaign may send in a second from one of our numbers. The carrier takes more than that, and
// lets it fail.
import { countSegments } from '../contract/sms-segments.ts';
import type { CarrierState } from './carrier-state.ts';
import type { FakeMessage } from './carrier-types.ts';
import type { CallbackFault } from './faults.ts';

export const RATE_EXCEEDED = 30022;

/** The faults that meet this text: failing is added where it goes over the number's rate. */
export function withRateLimit(
  state: CarrierState,
  message: FakeMessage,
  faults: readonly CallbackFault[],
): readonly CallbackFault[] {
  const most = state.knobs.settings.segmentsPerSecondMax;
  if (most === Infinity || faults.some(({ kind }) => kind === 'fails')) return faults;
  const since = message.at.getTime() - 1_000;
  const segments = state.store
    .all()
    .filter(
      ({ from, direction, at, errorCode }) =>
        from === message.from &&
        direction === 'outbound-api' &&
        at.getTime() > since &&
        errorCode !== RATE_EXCEEDED,
    )
    .reduce((sum, { body }) => sum + countSegments(body).segments, 0);
  if (segments <= most) return faults;
  return [...faults, { kind: 'fails', errorCode: RATE_EXCEEDED, status: 'failed' }];
}
