// How much a board may say: it has little to say, so anything beyond a little is a fault.

/** Frames of any kind within one second. */
export const FRAMES_PER_SECOND_MAX = 50;
/** Faulty messages within one minute; the last of them ends it. */
export const FAULTS_PER_MINUTE_MAX = 3;

/** Said of what the board shows, within ten seconds; what is above is not passed on. */
export const LOOKS_PER_TEN_SECONDS_MAX = 30;

export type MessageLimits = {
  /** @returns false for one frame too many */
  allowFrame(nowMs: number): boolean;
  /** @returns false for one that is not passed on */
  allowLook(nowMs: number): boolean;
  /** @returns false for one fault too many */
  allowFault(nowMs: number): boolean;
};

export function createMessageLimits(): MessageLimits {
  let secondStartedMs = Number.NEGATIVE_INFINITY;
  let frames = 0;
  let faultsMs: number[] = [];
  let looksMs: number[] = [];
  return {
    allowFrame: (nowMs) => {
      if (nowMs - secondStartedMs >= 1_000) {
        secondStartedMs = nowMs;
        frames = 0;
      }
      frames += 1;
      return frames <= FRAMES_PER_SECOND_MAX;
    },
    allowLook: (nowMs) => {
      looksMs = looksMs.filter((each) => nowMs - each < 10_000);
      if (looksMs.length >= LOOKS_PER_TEN_SECONDS_MAX) return false;
      looksMs.push(nowMs);
      return true;
    },
    allowFault: (nowMs) => {
      faultsMs = [...faultsMs.filter((each) => nowMs - each < 60_000), nowMs];
      return faultsMs.length < FAULTS_PER_MINUTE_MAX;
    },
  };
}
