// The small shapes every subject is built from.
import { z } from 'zod';

export const Uuid = z.uuid();
export type Uuid = z.infer<typeof Uuid>;

/** An instant on the wire: ISO 8601, UTC, milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** The two languages the interface and the outgoing texts are complete in. */
export const INTERFACE_LANGUAGES = ['en', 'es'] as const;
export const InterfaceLanguage = z.enum(INTERFACE_LANGUAGES);
export type InterfaceLanguage = z.infer<typeof InterfaceLanguage>;

/** A phone as stored and dialled: `+` and 8 to 15 digits. */
export const E164 = z.string().regex(/^\+[1-9]\d{7,14}$/);

/** Text people type on the board: well-formed Unicode, no NUL, bounded. */
export function humanText(maxCharacters: number) {
  return z
    .string()
    .transform((text) => text.toWellFormed())
    .refine((text) => !text.includes('\u0000'), { message: 'text_has_nul' })
    .refine((text) => text.trim().length > 0, { message: 'text_empty' })
    .refine((text) => [...text].length <= maxCharacters, { message: 'text_too_long' });
}

/** One page of a list; `nextCursor` is null on the last page. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
