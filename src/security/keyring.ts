// Sealing: what is personal is ciphertext in the database, bound to the place it stands in.
// AES-256-GCM with a fresh nonce; associated data is table, column and row, so that a value moved
// to another row or column does not open. Equality is asked of a keyed hash instead.
import type { KeyObject } from 'node:crypto';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomFillSync,
} from 'node:crypto';

/** Where a sealed value lives. The row is its id; a value copied elsewhere does not open. */
export type SealedPlace = `${string}.${string}`;

/** What legal intake alone may open: its keys are others, so that no other key gives it away. */
const RESTRICTED: ReadonlySet<SealedPlace> = new Set(['sealed_field.words', 'legal_log.words', 'legal_original.bytes']);

export type Keyring = {
  seal(place: SealedPlace, rowId: string, plain: string | Uint8Array): Uint8Array<ArrayBuffer>;
  /** @throws Error when the key is unknown, or place, row or bytes are not those that were sealed. */
  open(place: SealedPlace, rowId: string, sealed: Uint8Array): Buffer;
  openText(place: SealedPlace, rowId: string, sealed: Uint8Array): string;
  /** 16 bytes; the same value for the same purpose gives the same bytes. */
  index(purpose: IndexPurpose, value: string | Uint8Array): Uint8Array<ArrayBuffer>;
  /** Keyed authentication of an audit record, hex. */
  authenticate(record: string): string;
};

export type IndexPurpose =
  'phone' | 'receipt' | 'form' | 'content' | 'username' | 'rate' | 'words' | 'code' | 'place' | 'device';

const VERSION = 1;
const KEY_ID_BYTES = 4;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + KEY_ID_BYTES + NONCE_BYTES;
export const SEAL_OVERHEAD_BYTES = HEADER_BYTES + TAG_BYTES;

type SealingKey = { id: Buffer; key: KeyObject; restricted: KeyObject };

/**
 * @param sealingKeys 32 bytes each; the first seals, every one of them opens
 * @param indexKey 32 bytes; changing it makes every look-up miss
 */
export function createKeyring(sealingKeys: readonly Uint8Array[], indexKey: Uint8Array): Keyring {
  const keys = sealingKeys.map(toSealingKey);
  const current = keys[0];
  if (!current) throw new Error('a keyring needs at least one sealing key');
  const byId = new Map(keys.map((key) => [key.id.toString('hex'), key]));
  const hmacKey = derive(indexKey, 'index');
  const auditKey = derive(indexKey, 'audit');

  const keyring: Keyring = {
    seal: (place, rowId, plain) => seal(current, place, rowId, plain),
    open: (place, rowId, sealed) => {
      const id = Buffer.from(sealed.subarray(1, 1 + KEY_ID_BYTES)).toString('hex');
      const key = byId.get(id);
      const isWhole = sealed.length >= SEAL_OVERHEAD_BYTES && sealed[0] === VERSION;
      if (!isWhole || !key) throw new Error(`no key opens ${place}`);
      return open(key, place, rowId, sealed);
    },
    openText: (place, rowId, sealed) => keyring.open(place, rowId, sealed).toString('utf8'),
    index: (purpose, value) => {
      const digest = createHmac('sha256', hmacKey)
        .update(purpose)
        .update('\0')
        .update(value)
        .digest();
      return new Uint8Array(digest.subarray(0, 16));
    },
    authenticate: (record) => createHmac('sha256', auditKey).update(record).digest('hex'),
  };
  return keyring;
}

function seal(key: SealingKey, place: SealedPlace, rowId: string, plain: string | Uint8Array) {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', keyFor(key, place), nonce);
  cipher.setAAD(associatedData(place, rowId));
  const bytes = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain;
  const head = Buffer.concat([Buffer.of(VERSION), key.id, nonce]);
  const body = cipher.update(bytes);
  return new Uint8Array(Buffer.concat([head, body, cipher.final(), cipher.getAuthTag()]));
}

function open(key: SealingKey, place: SealedPlace, rowId: string, sealed: Uint8Array): Buffer {
  const nonce = sealed.subarray(1 + KEY_ID_BYTES, HEADER_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyFor(key, place), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(place, rowId));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const body = sealed.subarray(HEADER_BYTES, sealed.length - TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

function associatedData(place: string, rowId: string): Buffer {
  return Buffer.from(`${place}/${rowId}`, 'utf8');
}

function toSealingKey(bytes: Uint8Array): SealingKey {
  if (bytes.length !== 32) throw new Error('a sealing key has 32 bytes');
  const id = createHash('sha256').update('key id').update(bytes).digest().subarray(0, KEY_ID_BYTES);
  return { id, key: derive(bytes, 'seal'), restricted: derive(bytes, 'seal restricted') };
}

function keyFor(key: SealingKey, place: SealedPlace): KeyObject {
  return RESTRICTED.has(place) ? key.restricted : key.key;
}

/** A key object is checked once; raw bytes would be looked at anew for every text. */
function derive(secret: Uint8Array, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `testigo ${purpose}`, 32)));
}

const noncePool = Buffer.alloc(NONCE_BYTES * 256);
let nonceAt = noncePool.length;

/** Random bytes are drawn many at a time; each is used once. */
function nextNonce(): Buffer {
  if (nonceAt === noncePool.length) {
    randomFillSync(noncePool);
    nonceAt = 0;
  }
  const nonce = Buffer.from(noncePool.subarray(nonceAt, nonceAt + NONCE_BYTES));
  nonceAt += NONCE_BYTES;
  return nonce;
}

/** Hash of a bearer token (session, one-time link): what the database keeps instead of the token. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest());
}

export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
