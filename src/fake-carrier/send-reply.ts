// Texts the carrier sends by itself: keyword replies and what TwiML asked for. No callback follows.
import type { CarrierState } from './carrier-state.ts';
import type { FakeMessage, FakeNumber } from './carrier-types.ts';

export function sendReply(
  state: CarrierState,
  number: FakeNumber,
  to: string,
  body: string,
): FakeMessage {
  const at = state.now();
  return state.store.add({
    sid: state.newSid('SM'),
    direction: 'outbound-reply',
    from: number.number,
    to,
    body,
    status: 'delivered',
    at,
    updatedAt: at,
    sentAt: at,
    errorCode: null,
    messagingServiceSid: number.messagingServiceSid ?? null,
    statusCallback: null,
    validityPeriodSeconds: null,
    media: [],
  });
}
