// A bound on the memory that all uploads in flight may take together.

export type ByteBudget = {
  /** @returns false, and takes nothing, when it would go over */
  take(bytes: number): boolean;
  give(bytes: number): void;
};

export function createByteBudget(maxBytes: number): ByteBudget {
  let takenBytes = 0;
  return {
    take: (bytes) => {
      if (takenBytes + bytes > maxBytes) return false;
      takenBytes += bytes;
      return true;
    },
    give: (bytes) => {
      takenBytes -= bytes;
    },
  };
}
