// Promise: the one place that knows every sentence we send by text, and what leaves it is always
// GSM-7 and one part long, whatever values it is filled with.
import type { InterfaceLanguage } from '../contract/primitives.ts';
import { toGsmValue } from './texts/gsm-value.ts';
import { ALERT_TEXTS } from './texts/alert-texts.ts';
import { ARREST_TEXTS } from './texts/arrest-texts.ts';
import { DISPATCH_TEXTS } from './texts/dispatch-texts.ts';
import { FIRST_TEXTS } from './texts/first-texts.ts';
import { SERVICE_TEXTS } from './texts/service-texts.ts';
import { SIGHTING_TEXTS } from './texts/sighting-texts.ts';
import { STAFF_TEXTS } from './texts/staff-texts.ts';
import { VOLUNTEER_TEXTS } from './texts/volunteer-texts.ts';
import type { CatalogueText, Placeholder } from './texts/text-shape.ts';
import { VALUE_CAPS } from './texts/text-shape.ts';

export const TEXTS = {
  ...SIGHTING_TEXTS,
  ...FIRST_TEXTS,
  ...ARREST_TEXTS,
  ...DISPATCH_TEXTS,
  ...ALERT_TEXTS,
  ...SERVICE_TEXTS,
  ...VOLUNTEER_TEXTS,
  ...STAFF_TEXTS,
} as const satisfies Readonly<Record<string, CatalogueText>>;

export type TextKey = keyof typeof TEXTS;
export type TextValues = Partial<Record<Placeholder, string>>;

/** Values that are wrong when shortened: half a link or half a number misleads. */
const EXACT: ReadonlySet<Placeholder> = new Set(['phone', 'code', 'digits', 'zip', 'n', 'url', 'link']);

/**
 * The sentence `key` in `lang`, filled in. Values are transliterated to GSM-7 and cut at a word
 * border to their cap; values the sentence does not use are ignored.
 * @throws Error on a missing value, or a phone, code, count or link longer than its cap
 */
export function renderText(key: TextKey, lang: InterfaceLanguage, values: TextValues): string {
  const text: CatalogueText = TEXTS[key];
  return fillText(text, lang, values);
}

export function fillText(text: CatalogueText, lang: InterfaceLanguage, values: TextValues): string {
  return text[lang].replace(/\{(\w+)\}/g, (_whole, name: Placeholder) => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for {${name}}`);
    const cap = VALUE_CAPS[name];
    if (EXACT.has(name) && value.length > cap) {
      throw new Error(`The value of {${name}} is longer than ${cap}`);
    }
    return toGsmValue(value, cap);
  });
}
