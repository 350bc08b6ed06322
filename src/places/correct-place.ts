// "Its 17th not 7th": one street of this thread's place stands for another. What was said last is
// right, but a person confirms it, for a place already checked may be in use. Pure.
import { foldName } from './fold-name.ts';
import type { PlaceCandidate } from './place-types.ts';
import { streetKey } from './street-key.ts';

/** Keys: the street that is wrong and the words of the right one. */
export type Correction = { wrong: string; right: string };

const NAME = '(?:(?:la|el|the|calle|avenida) )?[a-z0-9]+(?: [a-z0-9]+){0,2}?';
const END = '(?: (?:st|ave|blvd|rd|street|avenue|sorry|perdon|please|por favor))?$';
const FORMS: readonly [form: RegExp, rightIsFirst: boolean][] = [
  [
    new RegExp(
      `(?:^| )(${NAME}) (?:not|no|instead of|en vez de|en lugar de|y no|and not) (?:es |era |the )?(${NAME})${END}`,
    ),
    true,
  ],
  [
    new RegExp(
      `(?:^| )(?:its not|it is not|isnt|not|no es|no era|no) (${NAME}) (?:its|it is|but|es|era|sino|is) (${NAME})${END}`,
    ),
    false,
  ],
];
const LEADING =
  /^(?:(?:sorry|perdon|disculpe|i meant|quise decir|correction|correccion|its|it is|es|era|that was|is|no|en) )+/;

/** Null where the words correct nothing of that place. */
export function correctPlace(text: string, place: PlaceCandidate | undefined): Correction | null {
  if (!place?.streets) return null;
  const folded = foldName(text).slice(0, 200);
  for (const [form, rightIsFirst] of FORMS) {
    const found = form.exec(folded);
    const [first = '', second = ''] = found?.slice(1) ?? [];
    const [right, wrong] = rightIsFirst ? [first, second] : [second, first];
    const replaced = place.streets.find((street) => streetKey(wrong).keys.includes(street));
    const said = right.replace(LEADING, '');
    if (replaced !== undefined && said !== '' && !streetKey(said).keys.includes(replaced))
      return { wrong: replaced, right: said };
  }
  return null;
}

/** The corrected corner in words, to be looked up like any other. */
export function correctedWords({ wrong, right }: Correction, place: PlaceCandidate): string {
  const kept = (place.streets ?? []).filter((street) => street !== wrong);
  const named = kept.map((street) => street.replace(/^ave (?=\d)/, 'avenue '));
  return [right, ...named].join(' & ');
}
