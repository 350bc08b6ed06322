// How fast texts leave: a bucket that fills with the segments a number may send in a second, so that
// a burst of first answers neither floods the carrier nor takes this process from its boards. Pure.

export type Pace = {
  /** Segments that may be sent in a second; the bucket holds two seconds' worth. */
  perSecond: number;
  tokens: number;
  filledAtMs: number;
};

const BUCKET_SECONDS = 2;

export function createPace(perSecond: number, nowMs: number): Pace {
  return { perSecond, tokens: perSecond * BUCKET_SECONDS, filledAtMs: nowMs };
}

/** The bucket as it stands now; a clock that went back fills nothing. */
export function refill(pace: Pace, nowMs: number): Pace {
  const seconds = Math.max(0, nowMs - pace.filledAtMs) / 1_000;
  const tokens = Math.min(pace.tokens + seconds * pace.perSecond, pace.perSecond * BUCKET_SECONDS);
  return { ...pace, tokens, filledAtMs: nowMs };
}

/** A text of several segments may leave the bucket in debt: it is not cut, what follows waits. */
export function spend(pace: Pace, segments: number): Pace {
  return { ...pace, tokens: pace.tokens - segments };
}

/** How many texts may be taken now: one for each whole segment in the bucket. */
export function textsAllowed(pace: Pace): number {
  return Math.max(0, Math.floor(pace.tokens));
}

/** Milliseconds until one more text may be taken; 0 when one may. */
export function waitMs(pace: Pace): number {
  return pace.tokens >= 1 ? 0 : Math.ceil(((1 - pace.tokens) / pace.perSecond) * 1_000);
}
