// Pure: the figures of a score as a small table, and the texts that were misread, field by field.
import type { Score, Scored, Share } from './score-readings.ts';
import { fits, isOptOutFalse, overlap, placeWords, scoreReadings } from './score-readings.ts';

export function formatScore(all: readonly Scored[]): string {
  return rowsOf(scoreReadings(all))
    .map(([name, value]) => `${name.padEnd(22)}${value}`)
    .join('\n');
}

function rowsOf(score: Score): [string, string][] {
  const { precision, recall, f1 } = score.place;
  return [
    ['kind', percent(score.kind)],
    ['opt-out recall', percent(score.optOutRecall)],
    ['opt-out false', String(score.optOutFalse)],
    ['arrest recall', percent(score.arrestRecall)],
    ['place F1', `${points(f1)} % (precision ${points(precision)}, recall ${points(recall)})`],
    ['fields, mean', `${points(score.fieldMean)} %`],
    ...Object.entries(score.fields).map(([name, value]): [string, string] => [
      `  ${name}`,
      percent(value),
    ]),
    ['volunteer action', percent(score.action)],
    ['flags, exactly', percent(score.flagsExact)],
    ['language', percent(score.lang)],
  ];
}

/** Each misread text with what was wrong: `field: found, not expected`. */
export function listMisses(all: readonly Scored[]): string {
  return all
    .map((one) => ({ text: one.got.text, wrong: wrongIn(one) }))
    .filter(({ wrong }) => wrong.length > 0)
    .map(({ text, wrong }) => [text.replace(/\n/g, '\\n'), ...wrong].join('\n    '))
    .join('\n');
}

function wrongIn(one: Scored): string[] {
  const { got, expected } = one;
  const pairs: [string, unknown, unknown, boolean][] = [
    ['kind', got.kind, expected.kind, expected.kind === undefined || got.kind === expected.kind],
    ['lang', got.lang, expected.lang, expected.lang === undefined || got.lang === expected.lang],
    ['location_text', got.location_text, expected.location_text, isPlaceRight(one)],
    ...Object.entries(expected.expect ?? {}).map(
      ([name, wanted]): [string, unknown, unknown, boolean] => [
        name,
        got[name],
        wanted,
        fits(got[name], wanted),
      ],
    ),
  ];
  return pairs
    .filter(([, , , isRight]) => !isRight)
    .map(
      ([name, found, wanted]) =>
        `${name}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}` +
        (name === 'kind' && isOptOutFalse(one) ? ' (FALSE OPT-OUT)' : ''),
    );
}

function isPlaceRight({ got, expected }: Scored): boolean {
  if (expected.location_text === undefined) return true;
  const found = placeWords(got.location_text);
  const wanted = placeWords(expected.location_text);
  return found.length + wanted.length === 0 || overlap(found, wanted) === 1;
}

function points(value: number): string {
  return (100 * value).toFixed(1);
}

function percent({ hits, of }: Share): string {
  return of === 0 ? '-' : `${points(hits / of)} % (${hits} of ${of})`;
}
