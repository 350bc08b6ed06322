// How the interface's sentences are kept and said: a flat table per language, `{name}` for what is
// filled in, and one/other where a count decides.
import type { InterfaceLanguage } from '../primitives.ts';

export interface PluralSentence {
  one: string;
  other: string;
}
export type Sentence = string | PluralSentence;
export type WordTable = Readonly<Record<string, Sentence>>;

/** The shape another language must have to be complete. */
export type SameWords<T> = { [K in keyof T]: T[K] extends string ? string : PluralSentence };

export type SentenceParams = Readonly<Record<string, string | number>>;

/** Fills a sentence in. A plural sentence is chosen by `params.count`; an unknown `{name}` stays. */
export function fillSentence(
  sentence: Sentence,
  params: SentenceParams,
  language: InterfaceLanguage,
): string {
  return choosePlural(sentence, params.count, language).replace(/\{(\w+)\}/g, (whole, name) =>
    String(params[name as string] ?? whole),
  );
}

function choosePlural(
  sentence: Sentence,
  count: string | number | undefined,
  language: InterfaceLanguage,
): string {
  if (typeof sentence === 'string') return sentence;
  const rule = new Intl.PluralRules(language).select(Number(count ?? 0));
  return rule === 'one' ? sentence.one : sentence.other;
}
