// Promise: the words of a text that are written as names are and are no place, agency or start of a
// sentence. None where everything is shouted. Pure.
import { foldText } from './fold-text.ts';
import { wordSet } from './lexicon/word-list.ts';
import { LANDMARKS, LOOSE_LANDMARKS, STREET_WORDS, CITIES } from './place-words.ts';
import { MAKES, VEHICLE_NOUNS } from './lexicon/count-words.ts';

const NAME = /(?<=[\p{Ll}\d,:)] ?["“(]?)\b\p{Lu}\p{Ll}{2,}/gu;
const NO_NAMES = wordSet(
  'ice migra hsi cbp dhs ero fbi border patrol police policia sheriff home depot federal border immigration inmigracion monday tuesday wednesday thursday friday saturday sunday',
  'lunes martes miercoles jueves viernes sabado domingo please they the and now today yesterday january february march april may june july august september october november december',
  'san santa los las north south east west spanish english mexico guatemala honduras salvador god dios highway freeway homeland security uber walmart costco target english espanol',
);

export function readNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  if (!/\p{Ll}{3}/u.test(text)) return names;
  for (const [name] of text.matchAll(NAME)) {
    const word = foldText(name);
    if (!isPlace(word) && !NO_NAMES.has(word)) names.add(word);
  }
  return names;
}

function isPlace(word: string): boolean {
  return (
    CITIES.has(word) ||
    LANDMARKS.has(word) ||
    LOOSE_LANDMARKS.has(word) ||
    STREET_WORDS.has(word) ||
    VEHICLE_NOUNS.has(word) ||
    MAKES.has(word)
  );
}
