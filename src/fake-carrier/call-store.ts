// Calls that the app placed: what each phone does when it rings, and what it heard.
import type { CallStatus, FakeCall, PhoneManner } from './carrier-types.ts';

const KEPT_CALLS = 1_000;

export type CallStore = {
  add(call: FakeCall): FakeCall;
  change(sid: string, patch: Partial<FakeCall>): FakeCall | undefined;
  find(sid: string): FakeCall | undefined;
  all(): FakeCall[];
  /** What that phone does from now on when it rings. */
  setManner(phone: string, manner: PhoneManner): void;
  mannerOf(phone: string): PhoneManner;
};

export const FINAL_CALL_STATUSES: ReadonlySet<CallStatus> = new Set([
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
]);

export function createCallStore(): CallStore {
  const bySid = new Map<string, FakeCall>();
  const manners = new Map<string, PhoneManner>();
  return {
    add(call) {
      if (bySid.size >= KEPT_CALLS) bySid.delete(bySid.keys().next().value!);
      bySid.set(call.sid, call);
      return call;
    },
    change(sid, patch) {
      const known = bySid.get(sid);
      if (!known) return undefined;
      const changed = { ...known, ...patch };
      bySid.set(sid, changed);
      return changed;
    },
    find: (sid) => bySid.get(sid),
    all: () => [...bySid.values()],
    setManner: (phone, manner) => void manners.set(phone, manner),
    mannerOf: (phone) => manners.get(phone) ?? { does: 'answers' },
  };
}
