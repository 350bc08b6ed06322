// Word lists as they are written in the lexicon: blanks between words, lines as convenient. Pure.
export function wordSet(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')).filter((word) => word !== ''));
}
