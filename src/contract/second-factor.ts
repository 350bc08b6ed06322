// A code app beside the password, and recovery codes for the day it is lost.
import { z } from 'zod';
import { Instant } from './primitives.ts';

const Password = z.string().max(200);
/** Six digits, or a recovery code. */
const Code = z.string().max(12);

export const SecondFactorView = z.object({
  isEnrolled: z.boolean(),
  /** By a role. */
  isRequired: z.boolean(),
  /** Until then a role that needs it does without; null: it does not. */
  dueAt: Instant.nullable(),
  recoveryCodesLeft: z.int(),
});
export type SecondFactorView = z.infer<typeof SecondFactorView>;

export const ProveWithPassword = z.strictObject({ password: Password });
export type ProveWithPassword = z.infer<typeof ProveWithPassword>;

export const ProveWithCode = z.strictObject({ password: Password, totp: Code });
export type ProveWithCode = z.infer<typeof ProveWithCode>;

/** Shown once: the secret to type, and the same as a link that code apps open. */
export const SecondFactorOffer = z.object({ secret: z.string(), uri: z.string() });
export type SecondFactorOffer = z.infer<typeof SecondFactorOffer>;

export const ConfirmSecondFactor = z.strictObject({ code: Code });
export type ConfirmSecondFactor = z.infer<typeof ConfirmSecondFactor>;

/** Shown once. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
