// A person as colleagues see them, from the columns that a relation brings along.
import type { Person } from '../../contract/account.ts';
import type { Keyring } from '../../security/keyring.ts';
import { accountName } from './account-name.ts';

export const PERSON_COLUMNS = { id: true, username: true, nameSealed: true } as const;

export type StoredPerson = { id: string; username: string; nameSealed: Uint8Array };

export function personOf(keyring: Keyring, stored: StoredPerson): Person {
  return { id: stored.id, username: stored.username, name: accountName(keyring, stored) };
}
