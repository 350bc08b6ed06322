// Phones that read like the field: `await phones('ana').texts('hay una van').expects('Where?')`.
// Every text a phone receives must be expected (or ignored) by the test, or the test fails.
import type { Delivery, FakeCarrier, FakeMessage } from '../../src/fake-carrier/fake-carrier.ts';

export type Pattern = RegExp | string;

export type TextOptions = {
  /** Which of our numbers; the hotline by default. */
  to?: string;
  media?: { contentType: string; bytes: Buffer }[];
  extra?: Record<string, string>;
};
/** `from`: only a text from that number of ours counts. */
export type ExpectOptions = { withinMs?: number; from?: string };

/** A step is a promise of its result, and takes the next step once it has come true. */
export type Step<T> = Promise<T> & PhoneVerbs;

export type PhoneVerbs = {
  texts(body: string, options?: TextOptions): Step<Delivery>;
  /** Texts the number that sent the last expected message (the hotline where there is none). */
  replies(body: string, options?: TextOptions): Step<Delivery>;
  /** The first unread text that matches, waiting up to `withinMs` (5 s); it is read from then on. */
  expects(pattern: Pattern, options?: ExpectOptions): Step<FakeMessage>;
  thenExpects(pattern: Pattern, options?: ExpectOptions): Step<FakeMessage>;
  /** Fails at the first unread text within `forMs` (250), those already there included. */
  expectsNothing(options?: { forMs?: number }): Step<void>;
  /** Texts that match may come or not, now and later. */
  ignores(pattern: Pattern): Step<void>;
};

export type Phone = PhoneVerbs & {
  readonly name: string;
  readonly number: string;
  /** Received and neither expected nor ignored, oldest first. */
  unread(): FakeMessage[];
};

export type Phones = ((name: string) => Phone) & {
  /** Gives a seeded person's real number to a name, so that stories can speak of both. */
  know(name: string, number: string): Phone;
  /** Throws, listing every received text that nobody expected, whoever received it. */
  assertNothingUnexpected(): void;
};

const EXPECTED_WITHIN_MS = 5_000;
const NOTHING_FOR_MS = 250;

function matches(pattern: Pattern, body: string): boolean {
  return typeof pattern === 'string' ? body.includes(pattern) : body.search(pattern) !== -1;
}

function listing(messages: readonly FakeMessage[]): string {
  if (messages.length === 0) return '  (nothing)';
  return messages.map(({ from, to, body }) => `  ${from} > ${to}: ${body}`).join('\n');
}

/** +1213555 and four digits drawn from the name, the same in every run. */
function fictionalNumber(name: string, isTaken: (number: string) => boolean): string {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  for (;;) {
    const number = `+1213555${String(hash % 10_000).padStart(4, '0')}`;
    if (!isTaken(number)) return number;
    hash += 1;
  }
}

/** Resolves with what `look` found, at once or after a change at the carrier; null at the deadline. */
function awaitMessage<T>(
  carrier: FakeCarrier,
  look: () => T | undefined,
  withinMs: number,
): Promise<T | null> {
  const found = look();
  if (found !== undefined) return Promise.resolve(found);
  return new Promise((resolve) => {
    const finish = (result: T | null) => {
      clearTimeout(deadline);
      stopListening();
      resolve(result);
    };
    const deadline = setTimeout(() => finish(null), withinMs);
    const stopListening = carrier.onMessage(() => {
      const late = look();
      if (late !== undefined) finish(late);
    });
  });
}

type Mailbox = { carrier: FakeCarrier; hotline: string; read: Set<string> };
type Holder = { name: string; number: string; ignored: Pattern[]; correspondent: string };

function unreadOf({ carrier, read }: Mailbox, { number, ignored }: Holder): FakeMessage[] {
  const received = carrier.sentTo(number);
  for (const { sid, body } of received) {
    if (ignored.some((pattern) => matches(pattern, body))) read.add(sid);
  }
  return received.filter(({ sid }) => !read.has(sid));
}

async function expectText(
  box: Mailbox,
  holder: Holder,
  pattern: Pattern,
  { withinMs = EXPECTED_WITHIN_MS, from }: ExpectOptions,
): Promise<FakeMessage> {
  const isWanted = (message: FakeMessage) =>
    matches(pattern, message.body) && (from === undefined || from === message.from);
  const look = () => unreadOf(box, holder).find(isWanted);
  const message = await awaitMessage(box.carrier, look, withinMs);
  if (!message) {
    const unread = listing(unreadOf(box, holder));
    const wanted = `${holder.name} expected a text with ${pattern} within ${withinMs} ms`;
    throw new Error(`${wanted}. Unread:\n${unread}`);
  }
  box.read.add(message.sid);
  holder.correspondent = message.from;
  return message;
}

async function expectNothing(box: Mailbox, holder: Holder, forMs: number): Promise<void> {
  const message = await awaitMessage(box.carrier, () => unreadOf(box, holder)[0], forMs);
  if (!message) return;
  throw new Error(`${holder.name} expected nothing and got:\n${listing(unreadOf(box, holder))}`);
}

/** The verbs of one phone, each to run once `before` has come true. */
function verbsAfter(before: Promise<unknown>, box: Mailbox, holder: Holder): PhoneVerbs {
  const step = <T>(work: () => Promise<T>): Step<T> => {
    const result = before.then(work);
    return Object.assign(result, verbsAfter(result, box, holder));
  };
  const text = (body: string, options: TextOptions, to: string) =>
    box.carrier.text({ from: holder.number, body, ...options, to: options.to ?? to });
  const expects = (pattern: Pattern, options: ExpectOptions = {}) =>
    step(() => expectText(box, holder, pattern, options));
  return {
    texts: (body, options = {}) => step(() => text(body, options, box.hotline)),
    replies: (body, options = {}) => step(() => text(body, options, holder.correspondent)),
    expects,
    thenExpects: expects,
    expectsNothing: (options) =>
      step(() => expectNothing(box, holder, options?.forMs ?? NOTHING_FOR_MS)),
    ignores: (pattern) => step(async () => void holder.ignored.push(pattern)),
  };
}

function createPhone(name: string, number: string, box: Mailbox): Phone {
  const holder: Holder = { name, number, ignored: [], correspondent: box.hotline };
  const unread = () => unreadOf(box, holder);
  return { name, number, unread, ...verbsAfter(Promise.resolve(), box, holder) };
}

export function createPhones(carrier: FakeCarrier, options: { hotline: string }): Phones {
  const byName = new Map<string, Phone>();
  const read = new Set<string>();
  const box: Mailbox = { carrier, hotline: options.hotline, read };
  const isTaken = (number: string) =>
    number === options.hotline || [...byName.values()].some((phone) => phone.number === number);
  const know = (name: string, number: string) => {
    const phone = createPhone(name, number, box);
    byName.set(name, phone);
    return phone;
  };
  const phone = (name: string) => byName.get(name) ?? know(name, fictionalNumber(name, isTaken));
  return Object.assign(phone, {
    know,
    assertNothingUnexpected() {
      for (const known of byName.values()) known.unread();
      const unexpected = carrier
        .messages()
        .filter(({ direction, sid }) => direction !== 'inbound' && !read.has(sid));
      if (unexpected.length > 0) throw new Error(`Unexpected texts:\n${listing(unexpected)}`);
    },
  });
}
