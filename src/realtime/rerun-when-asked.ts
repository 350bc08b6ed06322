// Work that never overlaps itself, and that starts after the last call for it: who asks during a run
// gets another run, and a hundred who ask during one run get the same one.

/**
 * @param work is called again at once when it was asked for meanwhile, also after it failed
 * @param onError hears each failure; the work itself decides when to be asked again
 */
export function rerunWhenAsked(
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isWanted = false;

  async function run(): Promise<void> {
    while (isWanted) {
      isWanted = false;
      await work().catch(onError);
    }
    running = null;
  }

  return () => {
    isWanted = true;
    running ??= run();
    return running;
  };
}
