// What a journal row holds, sealed: the message as it came, in one of four shapes.
import { z } from 'zod';
import type { SignedParams } from '../../messaging/carrier-signature.ts';
import type { Keyring } from '../../security/keyring.ts';

/**
 * A file that has no row of its own yet: it came while Postgres did not answer, or it was refused,
 * and then it has no bytes but the reason.
 */
const Upload = z.object({
  claimedType: z.string(),
  base64: z.string(),
  refused: z.string().optional(),
  /** From 1, in the order the files were chosen. */
  position: z.int().optional(),
});

export const FormAnswers = z.object({
  where: z.string(),
  when: z.enum(['now', 'just_left', 'earlier', 'hearsay', 'unknown']),
  whenDetail: z.string(),
  kind: z.enum(['sighting', 'arrest', 'other']),
  what: z.string(),
  howMany: z.string(),
  taken: z.enum(['yes', 'no', 'unsure', 'unknown']),
  contact: z.string(),
  mayContact: z.enum(['call', 'text', 'no']),
  language: z.enum(['en', 'es']),
});
export type FormAnswers = z.infer<typeof FormAnswers>;

export const InboundContent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('sms'),
    params: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  z.object({
    type: z.literal('voice'),
    params: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  }),
  z.object({
    type: z.literal('form'),
    answers: FormAnswers,
    receiptIndex: z.string(),
    uploads: z.array(Upload),
    /** The hidden field that people never see was filled, or it came back at once. */
    isSuspected: z.boolean(),
  }),
  z.object({
    type: z.literal('form_addition'),
    receiptIndex: z.string(),
    words: z.string(),
    /** A form that was sent again with changes. */
    answers: FormAnswers.optional(),
    language: z.enum(['en', 'es']),
    uploads: z.array(Upload),
  }),
]);
export type InboundContent = z.infer<typeof InboundContent>;

export function sealContent(keyring: Keyring, id: string, content: InboundContent): Uint8Array {
  return keyring.seal('inbound_message.raw', id, JSON.stringify(content));
}

/** The carrier's guess from the number's prefix, and a profile name: nothing we asked for, so not kept. */
const NOT_KEPT = /^(?:(?:From|To|Caller|Called)(?:City|State|Zip|Country)|ProfileName)$/;

/** For the carrier's doors, where speed counts: the parameters are strings already. */
export function sealParams(
  keyring: Keyring,
  id: string,
  type: 'sms' | 'voice',
  params: SignedParams,
): Uint8Array {
  const kept: [string, string | string[]][] = [];
  for (const name in params) if (!NOT_KEPT.test(name)) kept.push([name, params[name]!]);
  const content = { type, params: Object.fromEntries(kept) };
  return keyring.seal('inbound_message.raw', id, JSON.stringify(content));
}

/** @throws Error when the row was tampered with or is not of a known shape */
export function openContent(keyring: Keyring, id: string, rawSealed: Uint8Array): InboundContent {
  return InboundContent.parse(JSON.parse(keyring.openText('inbound_message.raw', id, rawSealed)));
}
