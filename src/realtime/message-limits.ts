// How much a board may say: it has one thing to say, so anything beyond a little is a fault.

/** Frames of any kind within one second. */
export const FRAMES_PER_SECOND_MAX = 50;
/** Faulty messages within one minute; the last of them ends it. */
export const FAULTS_PER_MINUTE_MAX = 3;

export type MessageLimits = {
  /** @returns false for one frame too many */
  allowFrame(nowMs: number): boolean;
  /** @returns false for one fault too many */
  allowFault(nowMs: number): boolean;
};

export function createMessageLimits(): MessageLimits {
  let secondStartedMs = Number.NEGATIVE_INFINITY;
  let frames = 0;
  let faultsMs: number[] = [];
  return {
    allowFrame: (nowMs) => {
      if (nowMs - secondStartedMs >= 1_000) {
        secondStartedMs = nowMs;
        frames = 0;
      }
      frames += 1;
      return frames <= FRAMES_PER_SECOND_MAX;
    },
    allowFault: (nowMs) => {
      faultsMs = [...faultsMs.filter((each) => nowMs - each < 60_000), nowMs];
      return faultsMs.length < FAULTS_PER_MINUTE_MAX;
    },
  };
}
