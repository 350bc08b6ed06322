// Promise: finds every phrase of a lexicon in one walk over the words: only phrases that may begin at
// a word are tried there. Phrases stand in lines, parted by commas. Each part of a phrase is a plain
// word, a `stem*`, `(one|or other)`, something `[that may be missing]`, or `_` for any word. Pure.
import type { Word } from './cut-words.ts';

/** Where a phrase stands: indexes into the words, end excluded. */
export type Hit = { from: number; to: number };
export type Hits = ReadonlyMap<string, readonly Hit[]>;
export type PhraseTable = Readonly<Record<string, readonly string[]>>;

type Part = {
  plain: ReadonlySet<string>;
  stems: readonly string[];
  isAny: boolean;
  mayMiss: boolean;
};
type Phrase = { tag: string; parts: readonly Part[] };
/** Phrases by their first word; where the second is plain too, by both. */
type Shelf = { any: Phrase[]; bySecond: Map<string, Phrase[]> };
export type PhraseBook = {
  plain: ReadonlyMap<string, Shelf>;
  stems: ReadonlyMap<string, readonly [string, Phrase][]>;
  seen: Map<string, Shelf | null>;
};

/** A stem at the start of a phrase has at least so many letters: it is looked up by them. */
const STEM_KEY = 3;
const SEEN_MAX = 20_000;
const PART = /\([^)]*\)|\[[^\]]*\]|\S+/g;

export function bindPhrases(...tables: PhraseTable[]): PhraseBook {
  const plain = new Map<string, Shelf>();
  const stems = new Map<string, [string, Phrase][]>();
  for (const phrase of tables.flatMap(phrasesOf)) {
    for (const first of firstParts(phrase)) {
      for (const word of first.plain) {
        const shelf = plain.get(word) ?? { any: [], bySecond: new Map<string, Phrase[]>() };
        plain.set(word, shelf);
        putOnShelf(shelf, phrase, first);
      }
      for (const stem of first.stems) {
        const key = stem.slice(0, STEM_KEY);
        stems.set(key, [...(stems.get(key) ?? []), [stem, phrase]]);
      }
    }
  }
  return { plain, stems, seen: new Map() };
}

export function findPhrases(book: PhraseBook, words: readonly Word[]): Hits {
  const hits = new Map<string, Hit[]>();
  for (let from = 0; from < words.length; from += 1) {
    const shelf = shelfOf(book, words[from]!.word);
    if (!shelf) continue;
    for (const phrase of shelf.any) tryPhrase(phrase, words, from, hits);
    const next = words[from + 1];
    const both = next && shelf.bySecond.get(next.word);
    if (both) for (const phrase of both) tryPhrase(phrase, words, from, hits);
  }
  return hits;
}

/** All that may begin with a word, by itself or by a stem; remembered, as texts repeat their words. */
function shelfOf(book: PhraseBook, word: string): Shelf | null {
  const known = book.seen.get(word);
  if (known !== undefined) return known;
  const plain = book.plain.get(word);
  const stemmed = (book.stems.get(word.slice(0, STEM_KEY)) ?? []).filter(([stem]) =>
    word.startsWith(stem),
  );
  const more = stemmed.map(([, phrase]) => phrase);
  const isEmpty = !plain && more.length === 0;
  const shelf = isEmpty
    ? null
    : {
        any: [...(plain?.any ?? []), ...more],
        bySecond: plain?.bySecond ?? new Map<string, Phrase[]>(),
      };
  if (book.seen.size >= SEEN_MAX) book.seen.clear();
  book.seen.set(word, shelf);
  return shelf;
}

function putOnShelf(shelf: Shelf, phrase: Phrase, first: Part): void {
  const second = phrase.parts[0] === first ? phrase.parts[1] : undefined;
  const isPlain = second && !second.mayMiss && !second.isAny && second.stems.length === 0;
  if (!isPlain) shelf.any.push(phrase);
  else
    for (const word of second.plain)
      shelf.bySecond.set(word, [...(shelf.bySecond.get(word) ?? []), phrase]);
}

function tryPhrase(phrase: Phrase, words: readonly Word[], from: number, hits: Map<string, Hit[]>) {
  const to = endOf(phrase.parts, 0, words, from);
  if (to > from) addHit(hits, phrase.tag, { from, to });
}

/** Where the parts from `part` on end, the furthest; 0 where they do not fit. */
function endOf(parts: readonly Part[], part: number, words: readonly Word[], at: number): number {
  const wanted = parts[part];
  if (!wanted) return at;
  const word = words[at];
  const taken = word && fitsPart(wanted, word) ? endOf(parts, part + 1, words, at + 1) : 0;
  if (taken > 0 || !wanted.mayMiss) return taken;
  return endOf(parts, part + 1, words, at);
}

function fitsPart({ plain, stems, isAny }: Part, { word, isMark }: Word): boolean {
  if (plain.has(word)) return true;
  if (isAny) return !isMark;
  return stems.some((stem) => word.startsWith(stem));
}

function addHit(hits: Map<string, Hit[]>, tag: string, hit: Hit): void {
  const known = hits.get(tag);
  const last = known?.at(-1);
  if (!known) hits.set(tag, [hit]);
  else if (last?.from !== hit.from) known.push(hit);
  else if (hit.to > last.to) known[known.length - 1] = hit;
}

function phrasesOf(table: PhraseTable): Phrase[] {
  return Object.entries(table).flatMap(([tag, lines]) =>
    lines
      .flatMap((line) => line.split(', '))
      .filter((phrase) => phrase.trim() !== '')
      .flatMap((phrase) => spellOut(phrase.match(PART) ?? []))
      .map((parts) => ({ tag, parts: parts.map(readPart) })),
  );
}

/** A choice between several words at once, `(pull over|stop)`, makes a phrase of its own. */
function spellOut(parts: readonly string[]): string[][] {
  const [first, ...rest] = parts;
  if (first === undefined) return [[]];
  const tails = spellOut(rest);
  if (!first.includes(' ')) return tails.map((tail) => [first, ...tail]);
  const choices = first
    .slice(1, -1)
    .split('|')
    .map((choice) => choice.split(' '));
  const said = choices.flatMap((choice) => tails.map((tail) => [...choice, ...tail]));
  return first.startsWith('[') ? [...said, ...tails] : said;
}

function readPart(written: string): Part {
  const options = written.replace(/[()[\]]/g, '').split('|');
  return {
    plain: new Set(options.filter((option) => !option.endsWith('*') && option !== '_')),
    stems: options.filter((option) => option.endsWith('*')).map((option) => option.slice(0, -1)),
    isAny: options.includes('_'),
    mayMiss: written.startsWith('['),
  };
}

/** The parts a phrase may begin with: the first, and what follows as long as parts may be missing. */
function firstParts({ parts }: Phrase): Part[] {
  const needed = parts.findIndex(({ mayMiss }) => !mayMiss);
  return parts.slice(0, needed + 1);
}
