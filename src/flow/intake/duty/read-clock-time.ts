// A time of day as people text it, in English and Spanish: `9pm`, `9:30 p.m.`, `21:00`, `noon`, `las 9
// de la noche`. Pure.

const NAMED: Readonly<Record<string, number>> = {
  noon: 720,
  mediodia: 720,
  midnight: 0,
  medianoche: 0,
};

const HALF =
  '(?:a\\.? ?m\\.?|p\\.? ?m\\.?|de la (?:manana|tarde|noche)|in the (?:morning|afternoon|evening)|at night)';
/** For patterns that hold a time: everything that `readClockTime` understands. */
export const CLOCK_TIME = `(?:las? )?(?:\\d{1,2}(?:[:.h]\\d{2})?(?: ?${HALF})?|noon|midnight|(?:el )?mediodia|(?:la )?medianoche)`;

const PARTS = new RegExp(`^(\\d{1,2})(?:[:.h](\\d{2}))?(?: ?(${HALF}))?$`);

/** One minute of the day, or the two that a bare `9` may mean. */
export type ClockTime = { minutes: number[] };

/** @param text folded @returns null for what is no time of day */
export function readClockTime(text: string): ClockTime | null {
  const bare = text.replace(/^(?:las?|el|at) /, '').trim();
  const named = NAMED[bare];
  if (named !== undefined) return { minutes: [named] };
  const found = PARTS.exec(bare);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hour > 24 || minute > 59) return null;
  const half = halfOf(found[3]);
  if (half === null) return unsaid(hour, minute, found[2] !== undefined && found[1]!.length === 2);
  if (hour < 1 || hour > 12) return null;
  return { minutes: [(hour % 12) * 60 + minute + (half === 'pm' ? 720 : 0)] };
}

function halfOf(words: string | undefined): 'am' | 'pm' | null {
  if (words === undefined) return null;
  return /^a|manana|morning/.test(words) && !words.startsWith('at') ? 'am' : 'pm';
}

/** `21:00` and `06:00` say which half they mean, `9` and `9:30` do not. */
function unsaid(hour: number, minute: number, isWritten: boolean): ClockTime {
  const first = (hour % 24) * 60 + minute;
  if (hour === 0 || hour > 12 || (isWritten && hour < 10)) return { minutes: [first] };
  const early = (hour % 12) * 60 + minute;
  return { minutes: [early, early + 720] };
}
