// Identifiers: time-ordered for rows, unguessable for tokens.
import { randomBytes, randomUUID } from 'node:crypto';

export type Ids = { uuid(): string; token(): string };

/** UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then random, so that indexes stay compact. */
export function uuidV7(nowMs: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Row ids are uuidV7; a token is 256 random bits, base64url. */
export const systemIds: Ids = {
  uuid: () => uuidV7(Date.now()),
  token: () => randomBytes(32).toString('base64url'),
};

export function requestId(): string {
  return randomUUID();
}
