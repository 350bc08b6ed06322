// A whole carrier on loopback: the REST API the `twilio` package talks to, signed webhooks to the
// app, and every way a carrier is known to misbehave. Nothing leaves the machine; all is in memory.
import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CarrierState, FakeCarrierOptions } from './carrier-state.ts';
import { createCarrierState } from './carrier-state.ts';
import type {
  CallbackCall,
  CallInput,
  DebuggerEntry,
  Delivery,
  FakeCall,
  FakeMessage,
  FakeNumber,
  PhoneManner,
  SeenRequest,
  TextInput,
} from './carrier-types.ts';
import type { FakeKnobs } from './knobs.ts';
import type { MessageListener } from './message-store.ts';
import { receiveCall } from './receive-call.ts';
import { receiveText } from './receive-text.ts';
import { createRestServer } from './rest-server.ts';
import type { SignedPost, WebhookParams } from './webhook-call.ts';
import { signPost } from './webhook-call.ts';

export type { FakeCarrierOptions } from './carrier-state.ts';
export type { Delivery, FakeMessage, FakeNumber, TextInput } from './carrier-types.ts';
export type { FakeKnobs } from './knobs.ts';

/** `signedUrl` and `signedParams` are what is signed instead of what is sent. */
export type SigningOverrides = {
  token?: string;
  signature?: string | null;
  signedUrl?: string;
  signedParams?: WebhookParams;
};

export type FakeCarrier = {
  baseUrl: string;
  /** Where the bytes of pictures are: another host than the interface, and without credentials. */
  mediaBaseUrl: string;
  accountSid: string;
  authToken: string;
  configureNumbers(numbers: FakeNumber[]): void;
  /** A phone texts one of our numbers; resolves when the carrier is done delivering it. */
  text(input: TextInput): Promise<Delivery>;
  /** A phone calls one of our numbers that has a `voiceUrl`. */
  call(input: CallInput): Promise<Delivery>;
  /** Both directions, oldest first, the last 10,000. */
  messages(): readonly FakeMessage[];
  /** What that phone received, oldest first: our texts that did not fail, and the carrier's own. */
  sentTo(phone: string): readonly FakeMessage[];
  /** Called at once for every new or changed message. Returns how to stop. */
  onMessage(listener: MessageListener): () => void;
  knobs: FakeKnobs;
  /** Nobody answers at the carrier until the returned function has been awaited. */
  outage(): Promise<() => Promise<void>>;
  isOptedOut(phone: string): boolean;
  /** Calls that the app placed, oldest first. */
  calls(): readonly FakeCall[];
  /** What that phone does from now on when the app calls it; it answers and listens by itself. */
  whenCalled(phone: string, manner: PhoneManner): void;
  requests(): readonly SeenRequest[];
  /** What was asked of the media host. */
  mediaRequests(): readonly SeenRequest[];
  callbacks(): readonly CallbackCall[];
  /** What the carrier would write into its debugger about our webhooks. */
  debugger(): readonly DebuggerEntry[];
  /** A webhook to post by hand. A path is resolved against the first number's origin. */
  signedRequest(url: string, params: WebhookParams, overrides?: SigningOverrides): SignedPost;
  /** Resolves when no delivery or callback is in flight (held callbacks do not count). */
  idle(): Promise<void>;
  close(): Promise<void>;
};

function listen(server: http.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function stop(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function signedRequest(
  state: CarrierState,
  urlOrPath: string,
  params: WebhookParams,
  overrides: SigningOverrides = {},
): SignedPost {
  const first = state.numbers.values().next().value;
  const origin = first ? new URL(first.smsUrl).origin : '';
  const url = urlOrPath.startsWith('/') ? origin + urlOrPath : urlOrPath;
  const token = overrides.token ?? state.authToken;
  const signed = signPost(overrides.signedUrl ?? url, overrides.signedParams ?? params, token);
  const headers = { ...signed.headers };
  if (overrides.signature === null) delete headers['X-Twilio-Signature'];
  else if (overrides.signature !== undefined) headers['X-Twilio-Signature'] = overrides.signature;
  return { url, headers, body: signPost(url, params, token).body };
}

const NEVER_RECEIVED = new Set(['failed', 'undelivered', 'canceled']);

function views(state: CarrierState) {
  return {
    messages: () => state.store.all(),
    sentTo: (phone: string) =>
      state.store
        .all()
        .filter(
          (message) =>
            message.to === phone &&
            message.direction !== 'inbound' &&
            !NEVER_RECEIVED.has(message.status),
        ),
    isOptedOut: (phone: string) => [...state.optOuts].some((pair) => pair.endsWith(` ${phone}`)),
    calls: () => state.calls.all(),
    whenCalled: (phone: string, manner: PhoneManner) => state.calls.setManner(phone, manner),
    requests: () => state.requests,
    mediaRequests: () => state.media.requests,
    callbacks: () => state.callbacks,
    debugger: () => state.debugger,
  };
}

export async function startFakeCarrier(options: FakeCarrierOptions): Promise<FakeCarrier> {
  const state = createCarrierState(options);
  const rest = createRestServer(state);
  const port = await listen(rest, options.port ?? 0);
  state.baseUrl = `http://127.0.0.1:${port}`;
  state.mediaBaseUrl = `http://127.0.0.1:${await listen(state.media.server, 0)}`;
  return {
    ...views(state),
    baseUrl: state.baseUrl,
    mediaBaseUrl: state.mediaBaseUrl,
    accountSid: state.accountSid,
    authToken: state.authToken,
    knobs: state.knobs,
    configureNumbers(numbers) {
      state.numbers.clear();
      for (const number of numbers) state.numbers.set(number.number, number);
    },
    text: (input) => state.inFlight.run(() => receiveText(state, input)),
    call: (input) => state.inFlight.run(() => receiveCall(state, input)),
    onMessage: (listener) => state.store.onMessage(listener),
    async outage() {
      state.isOut = true;
      await stop(rest);
      return async () => {
        await listen(rest, port);
        state.isOut = false;
        await state.knobs.release();
      };
    },
    signedRequest: (url, params, overrides) => signedRequest(state, url, params, overrides),
    idle: () => state.inFlight.idle(),
    async close() {
      state.close();
      await Promise.all([stop(rest), stop(state.media.server)]);
    },
  };
}
