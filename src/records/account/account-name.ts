// The name colleagues see, opened where a person is named.
import type { Keyring } from '../../security/keyring.ts';

export function accountName(
  keyring: Keyring,
  account: { id: string; nameSealed: Uint8Array },
): string {
  return keyring.openText('account.name', account.id, account.nameSealed);
}
