// The time, as an argument: a test holds its own.
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

export type PracticeClock = Clock & { advance(ms: number): void };

/** The system's, which people who practise may move forward: deadlines then come at once. */
export function createPracticeClock(): PracticeClock {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance: (ms) => {
      aheadMs += ms;
    },
  };
}
