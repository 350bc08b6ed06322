// How far a misspelled name may be from the name meant: one edit to seven letters, two from eight.
// Two letters that changed places are one edit. Numbers are not spelled, so none is guessed. Pure.

const LONG_NAME = 8;

/** Edits allowed between what was typed and a name; 0: only the name itself. */
export function editsAllowed(typed: string): number {
  if (/\d/.test(typed) || typed.length < 4) return 0;
  return typed.length < LONG_NAME ? 1 : 2;
}

/** Damerau-Levenshtein (optimal string alignment), or null where it is more than `most`. */
export function editsBetween(one: string, other: string, most: number): number | null {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > most) return null;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1)
      row.push(Math.min(stepTo(row, above, i, j, one, other), swapTo(before, i, j, one, other)));
    if (Math.min(...row) > most) return null;
    before = above;
    above = row;
  }
  const edits = above[other.length] ?? Infinity;
  return edits <= most ? edits : null;
}

function stepTo(
  row: number[],
  above: number[],
  i: number,
  j: number,
  one: string,
  other: string,
): number {
  const change = one[i - 1] === other[j - 1] ? 0 : 1;
  return Math.min(at(row, j - 1) + 1, at(above, j) + 1, at(above, j - 1) + change);
}

function swapTo(before: number[], i: number, j: number, one: string, other: string): number {
  const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
  return isSwap ? at(before, j - 2) + 1 : Infinity;
}

function at(row: number[], index: number): number {
  return row[index] ?? Infinity;
}
