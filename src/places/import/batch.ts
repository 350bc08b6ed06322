// Rows gathered until some thousands go to the database in one statement.
const ROWS = 5_000;

export type Batch<T> = { add(row: T): Promise<void>; flush(): Promise<void> };

export function createBatch<T>(write: (rows: readonly T[]) => Promise<void>): Batch<T> {
  let rows: T[] = [];
  const flush = async () => {
    const full = rows;
    rows = [];
    if (full.length > 0) await write(full);
  };
  return {
    add: async (row) => {
      rows.push(row);
      if (rows.length >= ROWS) await flush();
    },
    flush,
  };
}
