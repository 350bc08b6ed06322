// The normal form of a street's name, the same for what people write and for what is imported. What
// sort of street it is and which half of it rank a match, they do not decide one. Pure.
import { foldName } from './fold-name.ts';
import type { Direction } from './place-types.ts';
import { isOrdinal, readStreetNumber } from './street-numbers.ts';

export type StreetKey = {
  /** The full key first, the bare one last; one alone where they are the same, none for no name. */
  keys: string[];
  /** Of a numbered street: 4 of 4th St, 52 of Avenue 52. */
  number?: number;
  /** What stood before the name: `ave` of Avenue 52. */
  leadType?: string;
  direction?: Direction;
  suffix?: string;
};

const SUFFIXES: Readonly<Record<string, string>> = {
  ...spelled('st', 'st', 'street', 'str'),
  ...spelled('ave', 'ave', 'av', 'avenue', 'avenida', 'avda', 'aven'),
  ...spelled('blvd', 'blvd', 'bl', 'blv', 'bvd', 'boulevard', 'bulevar', 'bulevard', 'boulevar'),
  ...spelled('rd', 'rd', 'road'),
  ...spelled('dr', 'dr', 'drive'),
  ...spelled('ln', 'ln', 'lane'),
  ...spelled('pkwy', 'pkwy', 'pky', 'parkway'),
  ...spelled('hwy', 'hwy', 'highway'),
  ...spelled('ct', 'ct', 'court'),
  ...spelled('pl', 'pl', 'place'),
  ...spelled('cir', 'cir', 'circle'),
  ...spelled('ter', 'ter', 'terrace'),
  ...spelled('way', 'way', 'wy'),
  ...spelled('trl', 'trl', 'trail'),
  ...spelled('sq', 'sq', 'square'),
  ...spelled('aly', 'aly', 'alley'),
};
const LEADS: Readonly<Record<string, string>> = {
  ...spelled('calle', 'calle', 'cll', 'street'),
  ...spelled('ave', 'avenida', 'avenue', 'ave', 'av', 'avda'),
  ...spelled('blvd', 'bulevar', 'boulevard', 'blvd', 'blv', 'bl', 'bulevard', 'boulevar'),
  ...spelled('rd', 'road', 'rd'),
  ...spelled('calz', 'calzada', 'calz'),
};
const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ...spelled<Direction>('n', 'n', 'north', 'norte'),
  ...spelled<Direction>('s', 's', 'south', 'sur'),
  ...spelled<Direction>('e', 'e', 'east', 'este'),
  ...spelled<Direction>('w', 'w', 'west', 'oeste'),
};
const SHORT_NAMES: Readonly<Record<string, string>> = {
  st: 'saint',
  ft: 'fort',
  mt: 'mount',
  sta: 'santa',
  sto: 'santo',
};
const INITIALS: Readonly<Record<string, string[]>> = {
  mlk: ['martin', 'luther', 'king'],
  pch: ['pacific', 'coast'],
};
const ARTICLES = new Set(['the', 'la', 'las', 'el', 'los']);
const FREEWAYS =
  'fwy|freeway|frwy|hwy|highway|interstate|autopista|carretera|route|ruta|i|us|sr|ca';
const FREEWAY =
  /^(?:(?:the|el|la) )?(?:state )?(?:KIND) (\d{1,3})(?: (?:KIND))?$|^(?:(?:the|el|la) )?(\d{1,3}) (?:KIND)$|^(?:the|el) (\d{1,3})$/;
const FREEWAY_NAMED = new RegExp(FREEWAY.source.replaceAll('KIND', FREEWAYS));

function spelled<T extends string>(form: T, ...spellings: string[]): Record<string, T> {
  return Object.fromEntries(spellings.map((spelling) => [spelling, form]));
}

function among<T>(table: Readonly<Record<string, T>>, word: string | undefined): T | undefined {
  return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}

/** @param text one street's name and nothing else, as written: `N. Los Angeles St`, `la 4ta` */
export function streetKey(text: string): StreetKey {
  const folded = foldName(text);
  if (folded === '') return { keys: [] };
  return readFreeway(folded.split(' ')) ?? readNamed(folded.split(' '));
}

/** Whether a folded word after a name says what sort of street it is: `st`, `blvd`. */
export function isStreetSuffix(word: string | undefined): boolean {
  return among(SUFFIXES, word) !== undefined;
}

/** Whether one before a name does: `calle`, `avenida`. */
export function isStreetLead(word: string | undefined): boolean {
  return among(LEADS, word) !== undefined;
}

function readFreeway(words: string[]): StreetKey | null {
  const last = among(DIRECTIONS, words.at(-1));
  const named = FREEWAY_NAMED.exec((last ? words.slice(0, -1) : words).join(' '));
  const number = named?.[1] ?? named?.[2] ?? named?.[3];
  if (number === undefined) return null;
  const key = { keys: [`fwy ${Number(number)}`], number: Number(number), leadType: 'fwy' };
  return last ? { ...key, direction: last } : key;
}

function readNamed(words: string[]): StreetKey {
  const parts = takeApart(words);
  const number = readStreetNumber(parts.name);
  const found: StreetKey = { keys: namesOf(parts, number) };
  if (number !== null) found.number = number;
  if (parts.leadType) found.leadType = parts.leadType;
  if (parts.direction) found.direction = parts.direction;
  if (parts.suffix) found.suffix = parts.suffix;
  return found;
}

type Parts = {
  article: string[];
  name: string[];
  leadType?: string;
  direction?: Direction;
  suffix?: string;
};

/** Nothing is taken that would leave no name: West Blvd, Avenue S and Court St keep theirs. */
function takeApart(words: string[]): Parts {
  const parts: Parts = { article: [], name: [...words] };
  takeArticle(parts);
  takeDirection(parts, 0);
  takeLead(parts);
  takeDirection(parts, 0);
  if (parts.article.length === 0) takeArticle(parts);
  takeDirection(parts, -1);
  const suffix = parts.name.length > 1 ? among(SUFFIXES, parts.name.at(-1)) : undefined;
  if (suffix) {
    parts.suffix = suffix;
    parts.name.pop();
    takeDirection(parts, -1);
  }
  parts.name = writeOut(parts.name);
  return parts;
}

function takeArticle(parts: Parts): void {
  if (parts.name.length < 2 || !ARTICLES.has(parts.name[0] ?? '')) return;
  // `la st` is half a name, not a street called nothing.
  if (parts.name.length === 2 && among(SUFFIXES, parts.name[1])) return;
  parts.article = parts.name.splice(0, 1);
}

function takeDirection(parts: Parts, at: 0 | -1): void {
  const direction = among(DIRECTIONS, parts.name.at(at));
  const rest = at === 0 ? parts.name.slice(1) : parts.name.slice(0, -1);
  const isAllThereIs = rest.length === 0 || (rest.length === 1 && among(SUFFIXES, rest[0]));
  if (!direction || isAllThereIs || parts.direction) return;
  // Avenue N is a name; so are the letters of a lettered grid.
  if (rest.length === 1 && among(LEADS, rest[0]) && at === -1) return;
  parts.direction = direction;
  parts.name = rest;
}

function takeLead(parts: Parts): void {
  const lead = parts.name.length > 1 ? among(LEADS, parts.name[0]) : undefined;
  const next = parts.name[1];
  if (!lead || (parts.name.length === 2 && among(SUFFIXES, next))) return;
  parts.leadType = lead;
  parts.name = parts.name.slice(1);
  parts.article = [];
  takeArticle(parts);
}

function writeOut(words: string[]): string[] {
  const isSaint = (index: number) => index === 0 && words.length > 1;
  const written = words
    .map((word, index) => (isSaint(index) ? (among(SHORT_NAMES, word) ?? word) : word))
    .flatMap((word) => among(INITIALS, word) ?? [word]);
  const isKing = written.includes('king');
  return written.filter((word, index) => {
    if (isKing && (word === 'jr' || (word === 'dr' && index === 0))) return false;
    // A middle initial: Cesar E Chavez.
    return !(/^[a-z]$/.test(word) && index > 0 && index < written.length - 1);
  });
}

function namesOf({ article, name, leadType }: Parts, number: number | null): string[] {
  const bare = name.join(' ');
  const isLettered = /^[a-z](?: \d+)?$/.test(bare);
  // Avenue 52 is not 52nd St, while calle 97 is 97th St.
  const kept = leadType && leadType !== 'calle' && (number !== null || isLettered) ? leadType : '';
  if (number !== null && !isMasculine(article, name))
    return [[kept, String(number)].filter(Boolean).join(' ')];
  if (kept) return [`${kept} ${bare}`];
  return article.length > 0 ? [`${article.join(' ')} ${bare}`, bare] : [bare];
}

/** A calle is feminine: `el once` is no street. */
function isMasculine(article: string[], name: string[]): boolean {
  const word = name[0] ?? '';
  return article[0] === 'el' && name.length === 1 && !/\d/.test(word) && !isOrdinal(word);
}
