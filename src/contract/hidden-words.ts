// Words that nobody asked for and nobody should read by chance: what stands in their place.
import { z } from 'zod';

export const PRIVATE_KINDS = ['a_number', 'birth_date', 'birthplace', 'ssn'] as const;
export const PrivateKind = z.enum(PRIVATE_KINDS);
export type PrivateKind = z.infer<typeof PrivateKind>;

/** hidden: still there, unseen; sealed: with legal intake alone; erased: gone. */
export const HIDDEN_STATES = ['hidden', 'sealed', 'erased'] as const;
export const HiddenState = z.enum(HIDDEN_STATES);
export type HiddenState = z.infer<typeof HiddenState>;

/** A part of a message: words, or the `n`th thing that is hidden in it. */
export const MessageSegment = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({ hidden: PrivateKind, n: z.int().nonnegative(), state: HiddenState }),
]);
export type MessageSegment = z.infer<typeof MessageSegment>;

const NAMES: Readonly<Record<PrivateKind, string>> = {
  a_number: 'A-number',
  birth_date: 'birth date',
  birthplace: 'birthplace',
  ssn: 'SSN',
};

/** What plain text says in their place: `[hidden: A-number]`. */
export function hiddenMark(what: PrivateKind): string {
  return `[hidden: ${NAMES[what]}]`;
}

/** Why an opened drawer was opened. */
export const RevealSealed = z.strictObject({
  reason: z.enum(['locator', 'attorney', 'verify', 'other']),
});
export type RevealSealed = z.infer<typeof RevealSealed>;

export const RevealedWords = z.object({ id: z.uuid(), what: PrivateKind, words: z.string() });
export type RevealedWords = z.infer<typeof RevealedWords>;
