// What colleagues tell each other about a report: sealed, apart from the thread, never sent.
import type { Person } from '../../contract/account.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { PERSON_COLUMNS, personOf } from '../account/person-of.ts';

export type NoteRow = { id: string; by: Person; at: Date; text: string };

export async function insertNote(
  db: TxClient,
  keyring: Keyring,
  note: { id: string; reportId: string; byId: string; at: Date; text: string },
): Promise<void> {
  const { text, ...plain } = note;
  await db.reportNote.create({
    data: { ...plain, textSealed: keyring.seal('report_note.text', note.id, text) },
    select: { id: true },
  });
}

/** Oldest first; without those that were erased. */
export async function listNotes(
  db: DbClient,
  keyring: Keyring,
  reportId: string,
): Promise<NoteRow[]> {
  const stored = await db.reportNote.findMany({
    where: { reportId, textSealed: { not: null } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { id: true, at: true, textSealed: true, by: { select: PERSON_COLUMNS } },
  });
  return stored.flatMap(({ id, at, textSealed, by }) => {
    if (textSealed === null) return [];
    const text = keyring.openText('report_note.text', id, textSealed);
    return [{ id, at, by: personOf(keyring, by), text }];
  });
}

export async function purgeNotesOf(db: TxClient, reportId: string): Promise<void> {
  await db.reportNote.updateMany({ where: { reportId }, data: { textSealed: null } });
}
