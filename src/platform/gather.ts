// Many small writes become one: what arrives while a batch is under way goes with the next.
export type Gather<T, R> = {
  /** Resolves with this item's own result; rejects with the batch's error. */
  add(item: T): Promise<R>;
  /** Items waiting or under way. */
  depth(): number;
};

type Waiting<T, R> = { item: T; resolve(result: R): void; reject(error: unknown): void };

/**
 * One batch at a time, in arrival order, at most `maxItems` each.
 * @param flush gives one result for each item, in their order
 */
export function createGather<T, R>(
  flush: (items: readonly T[]) => Promise<readonly R[]>,
  maxItems: number,
): Gather<T, R> {
  let waiting: Waiting<T, R>[] = [];
  let isRunning = false;
  let underWay = 0;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxItems);
      waiting = waiting.slice(maxItems);
      underWay = batch.length;
      await settle(batch, flush);
    }
    underWay = 0;
    isRunning = false;
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (isRunning) return;
        isRunning = true;
        setImmediate(() => void run());
      }),
    depth: () => waiting.length + underWay,
  };
}

async function settle<T, R>(
  batch: readonly Waiting<T, R>[],
  flush: (items: readonly T[]) => Promise<readonly R[]>,
): Promise<void> {
  try {
    const results = await flush(batch.map((each) => each.item));
    batch.forEach((each, position) => each.resolve(results[position]!));
  } catch (error) {
    batch.forEach((each) => each.reject(error));
  }
}
