// The words the fake carrier speaks: its numbers, messages, deliveries and what it noted as wrong.

/** One of our numbers. `smsUrl` may bear `#ct rt tt rc rp` overrides, as at the carrier. */
export type FakeNumber = {
  number: string;
  smsUrl: string;
  fallbackUrl?: string;
  voiceUrl?: string;
  advancedOptOut?: boolean;
  /** STOP is obeyed by the network itself, with its own words; START alone undoes it. */
  isTollFree?: boolean;
  messagingServiceSid?: string;
};

export type MessageDirection = 'inbound' | 'outbound-api' | 'outbound-reply';

export type CarrierStatus =
  'received' | 'accepted' | 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'canceled';

/** Statuses after which nothing more happens, so that the message may be redacted or deleted. */
export const FINAL_STATUSES: ReadonlySet<CarrierStatus> = new Set([
  'received',
  'delivered',
  'undelivered',
  'failed',
  'canceled',
]);

export type FakeMedia = Readonly<{ sid: string; contentType: string; bytes: Buffer; at: Date }>;

export type FakeMessage = Readonly<{
  sid: string;
  direction: MessageDirection;
  from: string;
  to: string;
  body: string;
  status: CarrierStatus;
  at: Date;
  updatedAt: Date;
  sentAt: Date | null;
  errorCode: number | null;
  messagingServiceSid: string | null;
  statusCallback: string | null;
  validityPeriodSeconds: number | null;
  media: readonly FakeMedia[];
}>;

export type OptOutType = 'STOP' | 'START' | 'HELP';

export type TextInput = {
  from: string;
  to: string;
  body: string;
  media?: { contentType: string; bytes: Buffer }[];
  /** Forces what Advanced Opt-Out would have recognised; absent: the default words decide. */
  optOutType?: OptOutType;
  /** Further or overriding webhook parameters. */
  extra?: Record<string, string>;
};

export type CallInput = { from: string; to: string; extra?: Record<string, string> };

export type CallStatus =
  'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'no-answer' | 'canceled';

export type CallEvent = 'initiated' | 'ringing' | 'answered' | 'completed';

/** What a phone does when the app calls it; `presses`: digits, one entry for each menu. */
export type PhoneManner =
  { does: 'answers'; presses?: string[] } | { does: 'busy' | 'no-answer' | 'failed' };

/** A call that the app placed. `heard`: each TwiML document that was played. */
export type FakeCall = Readonly<{
  sid: string;
  from: string;
  to: string;
  status: CallStatus;
  at: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  url: string | null;
  twiml: string | null;
  statusCallback: string | null;
  callbackEvents: readonly CallEvent[];
  heard: readonly string[];
}>;

/** One webhook request as made: `status` where it was answered, `error` where it was not. */
export type Attempt = { url: string; status?: number; error?: string; body?: string };

/** What became of one inbound text. `ok`: some attempt got a 2xx the carrier could read. */
export type Delivery = { sid: string; attempts: Attempt[]; ok: boolean };

/** The carrier's debugger: 11200 bad answer, 11205 no answer, 12100 bad XML, 12200 bad TwiML, 12300 bad type. */
export type DebuggerEntry = { code: number; sid: string; url: string; detail: string; at: Date };

export type SeenRequest = { method: string; path: string; at: Date };

export type CallbackCall = {
  sid: string;
  status: CarrierStatus | CallStatus;
  url: string;
  answer?: number;
  error?: string;
};
