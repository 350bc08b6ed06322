// An answer that is worth having only soon: null when it fails or comes too late.

export async function inTime<T>(work: Promise<T>, patienceMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  const found = await Promise.race([work.catch(() => null), late]);
  clearTimeout(timer);
  return found;
}
