// The time, as an argument: a test holds its own.
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
