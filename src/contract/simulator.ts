// What the phone simulator and its server say to each other. It exists only beside the fake carrier.
import { z } from 'zod';
import { E164, Instant } from './primitives.ts';

/** `network` is one of our numbers; `carrier` what the carrier sent by itself (keyword replies). */
export const SimulatorMessage = z.object({
  sid: z.string(),
  phone: z.string(),
  ours: z.string(),
  by: z.enum(['phone', 'network', 'carrier']),
  body: z.string(),
  status: z.enum([
    'received',
    'accepted',
    'queued',
    'sent',
    'delivered',
    'undelivered',
    'failed',
    'canceled',
  ]),
  errorCode: z.number().nullable(),
  pictures: z.number(),
  at: Instant,
});
export type SimulatorMessage = z.infer<typeof SimulatorMessage>;

/** `name` is null for a phone that is not seeded and came up because texts went there. */
export const SimulatorPhone = z.object({
  number: z.string(),
  name: z.string().nullable(),
  messages: z.array(SimulatorMessage),
});
export type SimulatorPhone = z.infer<typeof SimulatorPhone>;

export const OUR_LINES = ['hotline', 'responders', 'alerts'] as const;
export const OurNumber = z.object({ line: z.enum(OUR_LINES), number: E164 });
export type OurNumber = z.infer<typeof OurNumber>;

export const SimulatorState = z.object({
  numbers: z.array(OurNumber).min(1),
  phones: z.array(SimulatorPhone),
});
export type SimulatorState = z.infer<typeof SimulatorState>;

/** A phone texts one of our numbers (`to`, the hotline by default): words, pictures or both. */
export const TextFromPhone = z
  .strictObject({
    from: E164,
    to: E164.optional(),
    body: z.string().max(1600),
    media: z
      .array(
        z.strictObject({
          contentType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/i),
          base64: z.base64().max(7_000_000),
        }),
      )
      .max(10)
      .default([]),
  })
  .refine(({ body, media }) => body !== '' || media.length > 0, { message: 'text_empty' });
export type TextFromPhone = z.input<typeof TextFromPhone>;

/** `attempts`: how often the carrier called; not `ok`: the text is in the carrier's list alone. */
export const TextOutcome = z.object({ sid: z.string(), ok: z.boolean(), attempts: z.number() });
export type TextOutcome = z.infer<typeof TextOutcome>;

/**
 * What goes wrong with the next text from (or to) that phone, or from (to) anybody; or with the next
 * photo when we fetch it, which cannot come twice.
 */
export const TurnKnob = z
  .strictObject({
    kind: z.enum(['delay', 'duplicate', 'fail']),
    phone: E164.optional(),
    direction: z.enum(['inbound', 'outbound', 'photo']).default('inbound'),
  })
  .refine(({ kind, direction }) => direction !== 'photo' || kind !== 'duplicate', {
    message: 'kind_unknown',
    path: ['kind'],
  });
export type TurnKnob = z.input<typeof TurnKnob>;

/** Moves the clock of this practice forward; it never goes back. */
export const AdvanceClock = z.strictObject({
  minutes: z
    .int()
    .min(1)
    .max(24 * 60),
});
export type AdvanceClock = z.infer<typeof AdvanceClock>;
