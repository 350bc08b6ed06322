// Every refusal Testigo can give, with its HTTP status. The record type makes the compiler prove
// that no code lacks a status.
import { z } from 'zod';

export const ERROR_CODES = [
  'invalid_json',
  'invalid_form',
  'invalid_input',
  'invalid_signature',
  'not_signed_in',
  'wrong_credentials',
  'second_factor_required',
  'forbidden',
  'foreign_origin',
  'not_found',
  'already_claimed',
  'not_claimed',
  'report_closed',
  'wrong_state',
  'opted_out',
  'no_phone',
  'text_invalid',
  'text_too_long',
  'link_spent',
  'too_large',
  'unsupported_media_type',
  'too_many_requests',
  'evidence_missing',
  'internal',
  'unavailable',
] as const;
export const ErrorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const STATUS_OF_ERROR: Readonly<Record<ErrorCode, number>> = {
  invalid_json: 400,
  invalid_form: 400,
  invalid_input: 422,
  invalid_signature: 403,
  not_signed_in: 401,
  wrong_credentials: 401,
  second_factor_required: 401,
  forbidden: 403,
  foreign_origin: 403,
  not_found: 404,
  already_claimed: 409,
  not_claimed: 409,
  report_closed: 409,
  wrong_state: 409,
  opted_out: 409,
  no_phone: 409,
  text_invalid: 422,
  text_too_long: 422,
  link_spent: 404,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  evidence_missing: 409,
  internal: 500,
  unavailable: 503,
};

/** The body of every refusal. `details` names what the code is about (the holder of a claim, a field). */
export const ErrorBody = z.object({
  code: ErrorCode,
  message: z.string(),
  requestId: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
