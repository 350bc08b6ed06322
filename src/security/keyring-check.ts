// A database that was sealed with other keys must not be opened with these: better not to start
// than to write what nobody can read later.
import type { Db } from '../platform/db.ts';
import type { Keyring } from './keyring.ts';

const PLACE = 'keyring_canary.sealed' as const;
const ROW = '1';
const WORDS = 'this keyring opens this database';

/** @throws Error when the database was sealed with a keyring that this one does not contain */
export async function checkKeyring(db: Db, keyring: Keyring): Promise<void> {
  await db.pool.query(
    'insert into keyring_canary (id, sealed) values (1, $1) on conflict do nothing',
    [Buffer.from(keyring.seal(PLACE, ROW, `${WORDS}/${fingerprint(keyring)}`))],
  );
  const found = await db.pool.query<{ sealed: Buffer }>('select sealed from keyring_canary');
  const sealed = found.rows[0]?.sealed;
  if (!sealed || !opens(keyring, sealed)) {
    throw new Error('the keys do not open this database: restore the keyring it was sealed with');
  }
}

function opens(keyring: Keyring, sealed: Buffer): boolean {
  try {
    return keyring.openText(PLACE, ROW, sealed) === `${WORDS}/${fingerprint(keyring)}`;
  } catch {
    return false;
  }
}

/** The index key has no ciphertext of its own: this shows that it is the same one. */
function fingerprint(keyring: Keyring): string {
  return Buffer.from(keyring.index('content', 'fingerprint')).toString('hex');
}
