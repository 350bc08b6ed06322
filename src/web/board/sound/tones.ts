// Pure. The four sounds, each told from the others by its shape and not by its loudness: a new P1 rises,
// a new P2 is one low note, an alarm is two pairs, an SOS is the signal everybody knows.
export const TONE_NAMES = ['report_p2', 'report_p1', 'alarm', 'sos'] as const;
export type ToneName = (typeof TONE_NAMES)[number];

export interface Beep {
  /** From the beginning of the sound. */
  atMs: number;
  hz: number;
  lastsMs: number;
}

const DIT_MS = 110;
const DAH_MS = 300;
const GAP_MS = 90;

export const TONES: Readonly<Record<ToneName, readonly Beep[]>> = {
  report_p2: [{ atMs: 0, hz: 440, lastsMs: 260 }],
  report_p1: inRow([587, 784, 988], 150),
  alarm: inRow([880, 660, 880, 660], 220),
  sos: morse('...---...'),
};

export function lengthMs(tone: ToneName): number {
  return Math.max(...TONES[tone].map(({ atMs, lastsMs }) => atMs + lastsMs));
}

function inRow(notes: readonly number[], lastsMs: number): Beep[] {
  return notes.map((hz, at) => ({ atMs: at * (lastsMs + GAP_MS), hz, lastsMs }));
}

function morse(signs: string): Beep[] {
  let atMs = 0;
  return [...signs].map((sign) => {
    const beep = { atMs, hz: 740, lastsMs: sign === '.' ? DIT_MS : DAH_MS };
    atMs += beep.lastsMs + GAP_MS;
    return beep;
  });
}
