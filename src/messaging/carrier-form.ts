// The carrier's form encoding, kept exactly as it was signed. Pure.
import type { SignedParams } from './carrier-signature.ts';

export const MAX_PARAMETERS = 200;

/**
 * Decodes a form body. A repeated name is a list; the record has no prototype, so that no name can
 * mean anything but itself.
 * @returns null when there are more than MAX_PARAMETERS
 */
export function parseCarrierForm(body: string): SignedParams | null {
  const params = Object.create(null) as SignedParams;
  let count = 0;
  for (const [name, value] of new URLSearchParams(body)) {
    count += 1;
    if (count > MAX_PARAMETERS) return null;
    const known = params[name];
    if (known === undefined) params[name] = value;
    else if (Array.isArray(known)) known.push(value);
    else params[name] = [known, value];
  }
  return params;
}

/** The first value of a field; names that are not plain words never mean anything. */
export function firstValue(params: SignedParams, name: string): string | undefined {
  const value = params[name];
  return Array.isArray(value) ? value[0] : value;
}
