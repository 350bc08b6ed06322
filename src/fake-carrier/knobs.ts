// The faults a test or the simulator may arm: each at one point, once or until taken back, for
// everybody or for one number, message or nth request.

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
  list: RestFault;
  fetch: RestFault;
  update: RestFault;
  delete: RestFault;
  /** Any of the five above. */
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

/** Lasting properties of the carrier. */
export type CarrierSettings = {
  /** A message appears in lists only this long after it was made. */
  listLagMs: number;
  listMissesQueued: boolean;
  /** DateSent filters look at the GMT day alone. */
  listDayPrecision: boolean;
  pageTokensExpired: boolean;
  /** Added to the clock in every date the carrier states. */
  clockSkewMs: number;
};

const DEFAULT_SETTINGS: CarrierSettings = {
  listLagMs: 0,
  listMissesQueued: false,
  listDayPrecision: false,
  pageTokensExpired: false,
  clockSkewMs: 0,
};

export type FakeKnobs = {
  /** The next matching request (or `times` of them) meets the fault. Returns how to take it back. */
  next<P extends Point>(point: P, fault: Faults[P], scope?: Scope): () => void;
  /** Every matching request meets the fault until taken back. */
  always<P extends Point>(point: P, fault: Faults[P], scope?: Omit<Scope, 'times'>): () => void;
  settings: CarrierSettings;
  /** Sends the callbacks that `hold` kept, in order. */
  release(): Promise<void>;
  /** Disarms everything and restores the settings. Held callbacks are forgotten. */
  clear(): void;
};

type Armed = { point: Point; fault: Faults[Point]; scope: Scope; toSkip: number; left: number };

export type KnobBoard = FakeKnobs & {
  /** The faults that meet this request, at most one of each group, used up as they are taken. */
  take<P extends Point>(point: P, subject: Subject): Faults[P][];
  hold(send: () => Promise<void>): void;
};

const REST_POINTS: ReadonlySet<Point> = new Set(['create', 'list', 'fetch', 'update', 'delete']);

function isAbout(armed: Armed, point: Point, subject: Subject): boolean {
  if (armed.point !== point && !(armed.point === 'rest' && REST_POINTS.has(point))) return false;
  const { to, from, phone, sid } = armed.scope;
  if (to !== undefined && to !== subject.to) return false;
  if (from !== undefined && from !== subject.from) return false;
  if (sid !== undefined && sid !== subject.sid) return false;
  return phone === undefined || phone === subject.to || phone === subject.from;
}

/** Callback and inbound faults combine; a REST request is slowed and answered wrongly once. */
function groupOf(point: Point, kind: string): string {
  if (point === 'callback' || point === 'inbound' || kind === 'latency') return kind;
  return 'answer';
}

export function createKnobs(): KnobBoard {
  let armedFaults: Armed[] = [];
  let held: (() => Promise<void>)[] = [];
  const arm = (point: Point, fault: Faults[Point], scope: Scope, left: number) => {
    const armed: Armed = { point, fault, scope, toSkip: (scope.nth ?? 1) - 1, left };
    armedFaults.push(armed);
    return () => {
      armedFaults = armedFaults.filter((each) => each !== armed);
    };
  };
  const settings = { ...DEFAULT_SETTINGS };
  return {
    settings,
    next: (point, fault, scope = {}) => arm(point, fault, scope, scope.times ?? 1),
    always: (point, fault, scope = {}) => arm(point, fault, scope, Infinity),
    hold: (send) => void held.push(send),
    async release() {
      const sends = held;
      held = [];
      for (const send of sends) await send();
    },
    clear() {
      armedFaults = [];
      held = [];
      Object.assign(settings, DEFAULT_SETTINGS);
    },
    take<P extends Point>(point: P, subject: Subject) {
      if (armedFaults.length === 0) return [];
      const groups = new Set<string>();
      const taken: Faults[P][] = [];
      for (const armed of armedFaults) {
        if (!isAbout(armed, point, subject)) continue;
        if (armed.toSkip > 0) {
          armed.toSkip -= 1;
          continue;
        }
        const group = groupOf(point, armed.fault.kind);
        if (groups.has(group)) continue;
        groups.add(group);
        armed.left -= 1;
        taken.push(armed.fault as Faults[P]);
      }
      armedFaults = armedFaults.filter((armed) => armed.left > 0);
      return taken;
    },
  };
}

/** The fault of that kind among those taken. */
export function faultOf<F extends { kind: string }, K extends F['kind']>(
  faults: readonly F[],
  kind: K,
): Extract<F, { kind: K }> | undefined {
  return faults.find((fault): fault is Extract<F, { kind: K }> => fault.kind === kind);
}
