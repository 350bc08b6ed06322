// Codes of a code app (RFC 6238: SHA-1, six digits, thirty seconds, as every such app has it).
import { generateSecret, generateURI, verify } from 'otplib';

export const TOTP_STEP_SECONDS = 30;
const ISSUER = 'Testigo';
const SHAPE = /^\d{6}$/;

/** 160 random bits, base32. */
export function drawTotpSecret(): string {
  return generateSecret();
}

/** What a code app reads off a picture or a link. */
export function totpUri(secret: string, username: string): string {
  return generateURI({ issuer: ISSUER, label: username, secret });
}

/**
 * One step of the clock before and after is forgiven.
 * @returns the time step that the code is of; null for a wrong code, or one of a step up to `lastStep`
 */
export async function stepOfCode(
  secret: string,
  code: string,
  now: Date,
  lastStep: number,
): Promise<number | null> {
  if (!SHAPE.test(code)) return null;
  const epoch = Math.floor(now.getTime() / 1_000);
  const result = await verify({ secret, token: code, epoch, epochTolerance: TOTP_STEP_SECONDS });
  if (!result.valid || !('timeStep' in result)) return null;
  return result.timeStep > lastStep ? result.timeStep : null;
}
