// Wakes what waits in this process. A lost signal costs a poll's delay and nothing else.
export type SignalName = 'feed' | 'outbox' | 'journal' | 'place' | 'session-ended';

export type Signals = {
  emit(name: SignalName): void;
  on(name: SignalName, listener: () => void): () => void;
};

export function createSignals(): Signals {
  const listeners = new Map<SignalName, Set<() => void>>();
  return {
    emit: (name) => listeners.get(name)?.forEach((listener) => listener()),
    on: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => set.delete(listener);
    },
  };
}
