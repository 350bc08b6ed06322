// Knows when nothing is under way, so that a test may wait for quiet instead of sleeping.
export type InFlight = {
  /** Runs the work and counts it until it settles. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves as soon as nothing counted is under way. */
  idle(): Promise<void>;
};

export function createInFlight(): InFlight {
  let count = 0;
  let waiting: (() => void)[] = [];
  const settle = () => {
    count -= 1;
    if (count > 0) return;
    const ready = waiting;
    waiting = [];
    for (const resolve of ready) resolve();
  };
  return {
    async run(work) {
      count += 1;
      try {
        return await work();
      } finally {
        settle();
      }
    },
    idle() {
      if (count === 0) return Promise.resolve();
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}
