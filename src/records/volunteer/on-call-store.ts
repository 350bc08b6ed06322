// The phones of coordinators who are on shift now, where their record names one that was proved.
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import type { TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';

export type PhoneOnCall = { phone: string; language: InterfaceLanguage };

export async function listCoordinatorsOnCall(
  db: TxClient,
  keyring: Keyring,
): Promise<PhoneOnCall[]> {
  const rows = await db.sql<{
    id: string;
    phoneSealed: Uint8Array;
    language: InterfaceLanguage;
  }>(
    'list_coordinators_on_call',
    `select volunteer.id, phone_sealed as "phoneSealed", language
     from volunteer join account on account.id = volunteer.account_id
     where account.is_on_shift and account.disabled_at is null
       and 'coordinator' = any(account.roles) and volunteer.suspended_at is null
       and phone_sealed is not null and phone_verified_at is not null
     order by volunteer.id`,
    [],
  );
  return rows.map(({ id, phoneSealed, language }) => ({
    phone: keyring.openText('volunteer.phone', id, phoneSealed),
    language,
  }));
}
