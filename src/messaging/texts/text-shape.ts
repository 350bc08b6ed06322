// Promise: one shape for every sentence sent by text. Each is complete in English and Spanish, says
// which values it needs, and says who vouches for its wording and until when.
import type { InterfaceLanguage } from '../../contract/primitives.ts';

/**
 * The longest each value may be, in GSM-7 septets. The sentences are written so that every one fits
 * in a single part with all its values at these lengths. A phone never exceeds 16 (E.164).
 */
export const VALUE_CAPS = {
  org: 20,
  area: 24,
  xst: 24,
  city: 16,
  actual: 22,
  time: 7,
  last: 7,
  phone: 16,
  code: 3,
  n: 2,
  digits: 6,
  zip: 5,
  url: 24,
  link: 60,
} as const;

export type Placeholder = keyof typeof VALUE_CAPS;

export type CatalogueText = Readonly<Record<InterfaceLanguage, string>> & {
  readonly placeholders: readonly Placeholder[];
  /** A native reader or counsel, by name; null while nobody has reviewed the wording. */
  readonly reviewedBy: string | null;
  /** Day (ISO 8601) by which the wording must be read again. */
  readonly reviewDue: string | null;
};

/** A sentence that nobody has reviewed yet, with the values it needs in either language. */
export function unreviewed(
  placeholders: readonly Placeholder[],
  sentences: Readonly<Record<InterfaceLanguage, string>>,
): CatalogueText {
  return { ...sentences, placeholders, reviewedBy: null, reviewDue: null };
}
