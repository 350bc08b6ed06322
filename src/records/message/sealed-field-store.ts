// Words taken out of messages for legal intake: sealed under a key of their own, never searched.
import type { PrivateKind } from '../../contract/hidden-words.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { accountName } from '../account/account-name.ts';

export type NewSealedField = {
  id: string;
  reportId: string;
  messageId: string;
  /** Which of the message's private spans. */
  span: number;
  what: PrivateKind;
  words: string;
  byId: string;
  at: Date;
};

export async function insertSealedField(
  db: TxClient,
  keyring: Keyring,
  field: NewSealedField,
): Promise<void> {
  const { words, ...plain } = field;
  const wordsSealed = keyring.seal('sealed_field.words', field.id, words);
  await db.sealedField.create({ data: { ...plain, wordsSealed }, select: { id: true } });
}

export type SealedFieldRow = Omit<NewSealedField, 'words' | 'byId' | 'reportId'> & {
  by: { id: string; username: string; name: string };
};

/** What there is to open, oldest first; never the words. */
export async function listSealedFields(
  db: DbClient,
  keyring: Keyring,
  reportId: string,
): Promise<SealedFieldRow[]> {
  const rows = await db.sealedField.findMany({
    where: { reportId, wordsSealed: { not: null } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      messageId: true,
      span: true,
      what: true,
      at: true,
      by: { select: { id: true, username: true, nameSealed: true } },
    },
  });
  return rows.map(({ by, what, ...plain }) => ({
    ...plain,
    what: what as PrivateKind,
    by: { id: by.id, username: by.username, name: accountName(keyring, by) },
  }));
}

export async function openSealedField(
  db: TxClient,
  keyring: Keyring,
  key: { reportId: string; id: string },
): Promise<{ id: string; what: PrivateKind; words: string } | null> {
  const row = await db.sealedField.findFirst({
    where: key,
    select: { id: true, what: true, wordsSealed: true },
  });
  if (!row?.wordsSealed) return null;
  const words = keyring.openText('sealed_field.words', row.id, row.wordsSealed);
  return { id: row.id, what: row.what as PrivateKind, words };
}

export async function purgeSealedFieldsOf(db: TxClient, reportId: string): Promise<void> {
  await db.sealedField.updateMany({ where: { reportId }, data: { wordsSealed: null } });
}
