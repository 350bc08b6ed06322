// The faults a test or the simulator may arm: each at one point, once or until taken back, for
// everybody or for one number, message or nth request.
import type { Faults, Point, Scope, Subject } from './faults.ts';

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
  /** What a campaign may send from one number; what goes over fails with 30022. */
  segmentsPerSecondMax: number;
};

const DEFAULT_SETTINGS: CarrierSettings = {
  listLagMs: 0,
  listMissesQueued: false,
  listDayPrecision: false,
  pageTokensExpired: false,
  clockSkewMs: 0,
  segmentsPerSecondMax: Infinity,
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

const REST_POINTS: ReadonlySet<Point> = new Set([
  'create',
  'call',
  'list',
  'fetch',
  'update',
  'delete',
]);

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

type Rack = { armed: Armed[]; held: (() => Promise<void>)[] };

function arm(rack: Rack, point: Point, fault: Faults[Point], scope: Scope, left: number) {
  const armed: Armed = { point, fault, scope, toSkip: (scope.nth ?? 1) - 1, left };
  rack.armed.push(armed);
  return () => {
    rack.armed = rack.armed.filter((each) => each !== armed);
  };
}

function take<P extends Point>(rack: Rack, point: P, subject: Subject): Faults[P][] {
  if (rack.armed.length === 0) return [];
  const groups = new Set<string>();
  const taken: Faults[P][] = [];
  for (const armed of rack.armed) {
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
  rack.armed = rack.armed.filter((armed) => armed.left > 0);
  return taken;
}

export function createKnobs(): KnobBoard {
  const rack: Rack = { armed: [], held: [] };
  const settings = { ...DEFAULT_SETTINGS };
  return {
    settings,
    next: (point, fault, scope = {}) => arm(rack, point, fault, scope, scope.times ?? 1),
    always: (point, fault, scope = {}) => arm(rack, point, fault, scope, Infinity),
    take: (point, subject) => take(rack, point, subject),
    hold: (send) => void rack.held.push(send),
    async release() {
      for (const send of rack.held.splice(0)) await send();
    },
    clear() {
      rack.armed = [];
      rack.held = [];
      Object.assign(settings, DEFAULT_SETTINGS);
    },
  };
}
