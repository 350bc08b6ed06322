// What can go wrong at each point of the carrier, and whom an armed fault is aimed at.

/** How a REST request is answered instead of properly. `accept-then-*`: the work is done first. */
export type RestFault =
  | { kind: 'latency'; ms: number }
  | { kind: 'refuse' }
  | { kind: 'accept-then-hang' }
  | { kind: 'accept-then-reset' }
  | { kind: 'accept-then-500' }
  | { kind: 'html'; accepted?: boolean }
  | { kind: 'rate-limited'; retryAfterSeconds?: number }
  | { kind: 'bad-credentials' }
  | { kind: 'error'; code: number; status?: number };

/** What goes wrong with the bytes of a picture or recording. */
export type MediaFault =
  | { kind: 'not-found' }
  /** The content network answers with this status instead of the bytes: 403, 404, 410, 500, 503. */
  | { kind: 'status'; status: number }
  /** The line is cut after this many bytes. */
  | { kind: 'truncated'; bytes: number }
  /** The answer begins, and then nothing more comes. */
  | { kind: 'hang' }
  | { kind: 'slow-drip'; everyMs: number }
  | { kind: 'wrong-type'; contentType: string }
  | { kind: 'oversize'; bytes: number }
  | { kind: 'redirect'; location: string };

/** What happens to the status callbacks of one outbound message; several may combine. */
export type CallbackFault =
  | { kind: 'fails'; errorCode: number; status?: 'undelivered' | 'failed' }
  | { kind: 'stays-sent' }
  | { kind: 'drop'; status?: 'sent' | 'delivered' | 'undelivered' | 'failed' }
  | { kind: 'duplicate'; times: number }
  | { kind: 'reorder' }
  | { kind: 'before-201' }
  | { kind: 'delay'; ms: number }
  | { kind: 'hold' };

/** What happens to the webhook of one inbound text; several may combine. */
export type InboundFault =
  | { kind: 'delay'; ms: number }
  | { kind: 'duplicate'; times: number; atOnce?: boolean }
  | { kind: 'lost' }
  | { kind: 'answer-lost' }
  | { kind: 'primary-fails' }
  | { kind: 'wrong-signature' }
  | { kind: 'signed-with'; token: string };

export type Faults = {
  create: RestFault;
  /** Placing a call. */
  call: RestFault;
  list: RestFault;
  fetch: RestFault;
  update: RestFault;
  delete: RestFault;
  /** Any of the six above. */
  rest: RestFault;
  media: MediaFault;
  callback: CallbackFault;
  inbound: InboundFault;
};
export type Point = keyof Faults;

/** `phone` is either side; `nth: 3` skips two matching requests; `times` is how often (default 1). */
export type Scope = {
  to?: string;
  from?: string;
  phone?: string;
  sid?: string;
  nth?: number;
  times?: number;
};
export type Subject = { to?: string | undefined; from?: string | undefined; sid?: string };

/** The fault of that kind among those taken. */
export function faultOf<F extends { kind: string }, K extends F['kind']>(
  faults: readonly F[],
  kind: K,
): Extract<F, { kind: K }> | undefined {
  return faults.find((fault): fault is Extract<F, { kind: K }> => fault.kind === kind);
}
