// The codes by which incidents are spoken of and answered by text: short, told apart by ear in both
// languages, and never one that an open incident has. Pure.

/**
 * No two of these letters rhyme or look alike (in English B C D E G P T V Z rhyme, in Spanish B and V
 * are one), none looks like a digit, and R is what reports begin with.
 */
const LETTERS = ['K', 'L', 'M', 'T', 'W', 'X', 'Y', 'F'] as const;
/** 0 and 1 are read as letters. */
const DIGITS = ['7', '4', '9', '2', '6', '3', '8', '5'] as const;

export const INCIDENT_CODE = /^[KLMTWXYF][2-9]{1,2}$/;

/** Somebody may still text the code of what ended yesterday. */
export const CODE_REST_MS = 24 * 60 * 60 * 1000;

/** When a code was last given up; null while it is in use. */
export type UsedCodes = ReadonlyMap<string, Date | null>;

/** The short ones first, then those of two digits; neighbours differ in letter and digit. */
const CODES: readonly string[] = [...spread(DIGITS), ...spread(pairs())];

/**
 * The first code that nobody has used; else the one that has rested longest.
 * @returns null when every code is in use
 */
export function chooseIncidentCode(used: UsedCodes, now: Date): string | null {
  const isRested = (code: string) => {
    const freeSince = used.get(code);
    return (
      freeSince === undefined || (freeSince !== null && restMs(freeSince, now) >= CODE_REST_MS)
    );
  };
  return CODES.find(isRested) ?? longestRested(used);
}

function longestRested(used: UsedCodes): string | null {
  const free = CODES.flatMap((code) => {
    const since = used.get(code);
    return since ? [{ code, sinceMs: since.getTime() }] : [];
  });
  return free.toSorted((a, b) => a.sinceMs - b.sinceMs)[0]?.code ?? null;
}

function restMs(since: Date, now: Date): number {
  return now.getTime() - since.getTime();
}

function pairs(): string[] {
  return DIGITS.flatMap((first) => DIGITS.map((second) => first + second));
}

/** Every letter with every number, each letter once before the first comes again. */
function spread(numbers: readonly string[]): string[] {
  return numbers.flatMap((_, round) =>
    LETTERS.map((letter, position) => letter + numbers[(position + round) % numbers.length]),
  );
}
