// Every message the carrier knows, oldest first, the last 10,000 of them, announced on each change.
import type { FakeMessage } from './carrier-types.ts';

export const KEPT_MESSAGES = 10_000;

export type MessageListener = (message: FakeMessage) => void;

export type MessageStore = {
  add(message: FakeMessage): FakeMessage;
  /** The changed message, or undefined where it is gone. */
  change(sid: string, patch: Partial<FakeMessage>): FakeMessage | undefined;
  remove(sid: string): void;
  find(sid: string): FakeMessage | undefined;
  all(): FakeMessage[];
  onMessage(listener: MessageListener): () => void;
};

export function createMessageStore(limit = KEPT_MESSAGES): MessageStore {
  const bySid = new Map<string, FakeMessage>();
  const listeners = new Set<MessageListener>();
  const put = (message: FakeMessage) => {
    bySid.set(message.sid, message);
    for (const listener of listeners) listener(message);
    return message;
  };
  return {
    add(message) {
      if (bySid.size >= limit) bySid.delete(bySid.keys().next().value!);
      return put(message);
    },
    change(sid, patch) {
      const known = bySid.get(sid);
      return known && put({ ...known, ...patch });
    },
    remove: (sid) => void bySid.delete(sid),
    find: (sid) => bySid.get(sid),
    all: () => [...bySid.values()],
    onMessage(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
