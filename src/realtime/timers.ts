// Waiting, as an argument: a test moves time by hand. Not the calendar: `nowMs` only measures.
export type Cancel = () => void;

export type Timers = {
  nowMs(): number;
  after(ms: number, run: () => void): Cancel;
  every(ms: number, run: () => void): Cancel;
};

/** None of them keeps the process alive. */
export const systemTimers: Timers = {
  nowMs: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  },
  every: (ms, run) => {
    const timer = setInterval(run, ms).unref();
    return () => clearInterval(timer);
  },
};
