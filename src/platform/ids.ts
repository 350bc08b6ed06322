// Identifiers: time-ordered for rows, unguessable for tokens.
import { randomBytes, randomFillSync, randomUUID } from 'node:crypto';

export type Ids = { uuid(): string; token(): string };

/** UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then random, so that indexes stay compact. */
export function uuidV7(nowMs: number): string {
  const bytes = nextRandom();
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID_BYTES = 16;
const pool = Buffer.alloc(UUID_BYTES * 256);
let poolAt = pool.length;

/** Drawn many at a time; each is used once. */
function nextRandom(): Buffer {
  if (poolAt === pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  poolAt += UUID_BYTES;
  return pool.subarray(poolAt - UUID_BYTES, poolAt);
}

/** Row ids are uuidV7; a token is 256 random bits, base64url. */
export const systemIds: Ids = {
  uuid: () => uuidV7(Date.now()),
  token: () => randomBytes(32).toString('base64url'),
};

export function requestId(): string {
  return randomUUID();
}
