// Whether a webhook comes from the carrier: its own package decides, over the public URL that the
// carrier was given, never over what the request says of itself.
import twilio from 'twilio';

/** Form parameters as the carrier signed them; a repeated one is a list. */
export type SignedParams = Record<string, string | string[]>;

/**
 * @param tokens the current auth token, and the one before while it is being rotated
 * @param url PUBLIC_URL with path and query exactly as in the request line
 * @param params null-prototype record of every parameter received
 */
export function isSignedByCarrier(
  tokens: readonly string[],
  signature: unknown,
  url: string,
  params: SignedParams,
): boolean {
  if (typeof signature !== 'string' || signature === '') return false;
  return tokens.some((token) => {
    try {
      return twilio.validateRequest(token, signature, url, params);
    } catch {
      return false;
    }
  });
}
