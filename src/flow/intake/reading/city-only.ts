// Whether words name a whole city and nothing in it: true, and nowhere anybody could go.
import { foldText } from './fold-text.ts';
import { CITIES } from './place-words.ts';

const STATE = /\s+(?:ca|calif|california)$/;
const LEAD = /^(?:(?:in|en|at|por|the|la|el|city|ciudad|of|de)\s+)+/;

export function isCityOnly(words: string): boolean {
  const plain = foldText(words)
    .replace(/[^\p{L}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(STATE, '');
  return CITIES.has(plain) || CITIES.has(plain.replace(LEAD, ''));
}

/** Streets told after the city, without it, are in it. */
export function placeWithin(city: string, words: string): string {
  return foldText(words).includes(foldText(city)) ? words : `${words}, ${city}`;
}
