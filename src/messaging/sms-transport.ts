// How a text leaves, seen from inside: one call, and an outcome that says what is certain.
export type SmsOutcome =
  /** The carrier has it. */
  | { outcome: 'accepted'; carrierSid: string }
  /** The carrier said no, with its code: nothing went out. */
  | { outcome: 'refused'; code: number; status: number; retryAfterMs?: number }
  /** It never reached the carrier: nothing went out, it may be tried again. */
  | { outcome: 'not_sent'; reason: string }
  /** It may or may not have gone out: it must not be sent again by itself. */
  | { outcome: 'unknown'; reason: string };

export type SmsToSend = {
  to: string;
  from: string;
  body: string;
  /** Absolute, with our row's id in its query: a callback that comes first still finds its row. */
  statusCallback: string;
  /** After this many seconds the carrier drops it: 1 to 36,000. */
  validitySeconds: number;
};

export type CarrierMessage = {
  sid: string;
  direction: string;
  from: string;
  to: string;
  body: string;
  status: string;
  numMedia: number;
  errorCode: number | null;
  createdAt: Date;
};

export type ListMessages = { to?: string; from?: string; sentAfter?: Date; limit: number };

export type SmsTransport = {
  /** Never throws: each end is an outcome. */
  send(sms: SmsToSend): Promise<SmsOutcome>;
  /** The carrier's own list, newest first. @throws CarrierError */
  list(query: ListMessages): Promise<CarrierMessage[]>;
  /** One message by the carrier's name; null when the carrier has none. @throws CarrierError */
  find(carrierSid: string): Promise<CarrierMessage | null>;
};

/** A failed call stripped of what it carried: no number, text or token is left in it. */
export class CarrierError extends Error {
  readonly kind: 'refused' | 'unreachable' | 'timeout' | 'unreadable';
  readonly status: number | undefined;
  readonly code: number | string | undefined;

  constructor(kind: CarrierError['kind'], status?: number, code?: number | string) {
    super(`carrier ${kind}`);
    this.name = 'CarrierError';
    this.kind = kind;
    this.status = status;
    this.code = code;
  }
}
