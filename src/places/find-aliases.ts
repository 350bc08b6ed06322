// What a person once said these words mean: the whole text before its parts, the key itself before one
// edit from it. Pure.
import { nameKey } from './fold-name.ts';
import type { AliasRecord } from './place-types.ts';
import type { PlaceReading } from './read-place-words.ts';
import { candidateWith } from './score-place.ts';
import type { Found } from './score-place.ts';
import { editsBetween } from './spelling.ts';
import { isConnective } from './split-joins.ts';
import { keyOf, spansOf } from './split-words.ts';
import type { Span, Word } from './split-words.ts';

const SCORE = { whole: 1, wholeSpelled: 0.9, part: 0.86, partSpelled: 0.62 } as const;
const LONGEST = 5;
/** Below this length one edit makes another word. */
const SPELLED_FROM = 5;

export function findAliases({ words, aliases }: PlaceReading): Found[] {
  if (aliases.length === 0) return [];
  const core = coreOf(words);
  const spans = spansOf(words, LONGEST);
  return aliases.flatMap((alias) => {
    const whole = matchIn(words, [{ from: 0, to: words.length }, core], alias);
    if (whole) return [foundAs(alias, whole, whole.isSpelled ? SCORE.wholeSpelled : SCORE.whole)];
    const part = matchIn(words, spans, alias);
    return part ? [foundAs(alias, part, part.isSpelled ? SCORE.partSpelled : SCORE.part)] : [];
  });
}

type Match = { span: Span; isSpelled: boolean };

function matchIn(
  words: readonly Word[],
  spans: readonly Span[],
  { key }: AliasRecord,
): Match | null {
  const keys = spans.map((span) => nameKey(keyOf(words, span)));
  const exact = spans[keys.indexOf(key)];
  if (exact) return { span: exact, isSpelled: false };
  if (key.length < SPELLED_FROM || /\d/.test(key)) return null;
  const spelled = spans[keys.findIndex((each) => editsBetween(each, key, 1) === 1)];
  return spelled ? { span: spelled, isSpelled: true } : null;
}

/** Without the words that lead up to it: `by the northgate` is `northgate`. */
function coreOf(words: readonly Word[]): Span {
  let [from, to] = [0, words.length];
  while (from < to && isConnective(words[from]?.key ?? '')) from += 1;
  while (to > from && isConnective(words[to - 1]?.key ?? '')) to -= 1;
  return { from, to };
}

function foundAs({ target }: AliasRecord, { span, isSpelled }: Match, score: number): Found {
  const { kind, words, precision, ...more } = target;
  const candidate = candidateWith(kind, words, precision, {
    ...more,
    ...(more.city === undefined ? {} : { citySource: 'alias' as const }),
    ...(more.zip === undefined ? {} : { zipSource: 'alias' as const }),
    score,
    reasons: [isSpelled ? 'alias_spelling' : 'alias'],
  });
  return { candidate, used: [span] };
}
