// Everything one running fake carrier remembers; all of it in memory and bounded.
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../platform/clock.ts';
import { systemClock } from '../platform/clock.ts';
import type { CallbackCall, DebuggerEntry, FakeNumber, SeenRequest } from './carrier-types.ts';
import type { InFlight } from './in-flight.ts';
import { createInFlight } from './in-flight.ts';
import type { CallStore } from './call-store.ts';
import { createCallStore } from './call-store.ts';
import type { KnobBoard } from './knobs.ts';
import { createKnobs } from './knobs.ts';
import type { MediaHost } from './media-host.ts';
import { createMediaHost } from './media-host.ts';
import type { MessageStore } from './message-store.ts';
import { createMessageStore, KEPT_MESSAGES } from './message-store.ts';
import type { NewSid } from './sids.ts';
import { createSids } from './sids.ts';
import type { WebhookCaller } from './webhook-call.ts';
import { createWebhookCaller } from './webhook-call.ts';

export type FakeCarrierOptions = {
  accountSid: string;
  authToken: string;
  /** Our numbers; may be set later with `configureNumbers`, as the app's port is known late. */
  numbers: FakeNumber[];
  /** 0 or absent: any free port. */
  port?: number;
  clock?: Clock;
  /** Between queued, sent and delivered. */
  statusDelayMs?: number;
  /** Makes the SIDs repeatable. */
  seed?: number;
};

export type CarrierState = {
  readonly accountSid: string;
  readonly authToken: string;
  readonly statusDelayMs: number;
  readonly newSid: NewSid;
  readonly store: MessageStore;
  readonly calls: CallStore;
  readonly knobs: KnobBoard;
  readonly inFlight: InFlight;
  readonly webhooks: WebhookCaller;
  readonly media: MediaHost;
  readonly numbers: Map<string, FakeNumber>;
  /** Pairs of our sender (number or whole Messaging Service) and a phone that wants no texts. */
  readonly optOuts: Set<string>;
  readonly debugger: DebuggerEntry[];
  readonly callbacks: CallbackCall[];
  readonly requests: SeenRequest[];
  /** Known once the servers listen. */
  baseUrl: string;
  mediaBaseUrl: string;
  /** While true no webhook leaves: texts stay in the list, callbacks wait for the end. */
  isOut: boolean;
  now(): Date;
  /** False where the carrier was closed meanwhile: whatever was to follow must not. */
  pause(ms: number): Promise<boolean>;
  close(): void;
};

export function createCarrierState(options: FakeCarrierOptions): CarrierState {
  const clock = options.clock ?? systemClock;
  const knobs = createKnobs();
  const closing = new AbortController();
  const webhooks = createWebhookCaller();
  const state: CarrierState = {
    accountSid: options.accountSid,
    authToken: options.authToken,
    statusDelayMs: options.statusDelayMs ?? 0,
    newSid: createSids(options.seed),
    store: createMessageStore(),
    calls: createCallStore(),
    knobs,
    inFlight: createInFlight(),
    webhooks,
    media: createMediaHost(() => state.mediaBaseUrl),
    numbers: new Map(options.numbers.map((number) => [number.number, number])),
    optOuts: new Set(),
    debugger: [],
    callbacks: [],
    requests: [],
    baseUrl: '',
    mediaBaseUrl: '',
    isOut: false,
    now: () => new Date(clock.now().getTime() + knobs.settings.clockSkewMs),
    async pause(ms) {
      try {
        if (ms > 0) await wait(ms, undefined, { signal: closing.signal });
        else await nextTurn(undefined, { signal: closing.signal });
        return true;
      } catch {
        return false;
      }
    },
    close() {
      closing.abort();
      webhooks.close();
    },
  };
  return state;
}

/** Appends and forgets the oldest beyond what is kept. */
export function remember<T>(list: T[], entry: T): void {
  list.push(entry);
  if (list.length > KEPT_MESSAGES) list.shift();
}

/** The block covers a whole Messaging Service where the number belongs to one; a network's, the number. */
export function optOutKey(number: FakeNumber, phone: string): string {
  const sender = number.isTollFree ? number.number : (number.messagingServiceSid ?? number.number);
  return `${sender} ${phone}`;
}
