// What people said over what the rules read: added to, never rewritten; a purge empties it.
import type { CorrectableField } from '../../contract/report-corrections.ts';
import type { TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { accountName } from '../account/account-name.ts';
import type { Correction } from './effective-facts.ts';

export type NewCorrection = {
  id: string;
  reportId: string;
  field: CorrectableField;
  value: unknown;
  was: unknown;
  byId: string;
  at: Date;
};

export async function insertCorrection(
  db: TxClient,
  keyring: Keyring,
  correction: NewCorrection,
): Promise<void> {
  const { id, value, was, ...plain } = correction;
  await db.reportCorrection.create({
    data: {
      id,
      ...plain,
      valueSealed: keyring.seal('report_correction.value', id, JSON.stringify(value ?? null)),
      wasSealed: keyring.seal('report_correction.was', id, JSON.stringify(was ?? null)),
    },
    select: { id: true },
  });
}

export const CORRECTION_COLUMNS = {
  id: true,
  field: true,
  valueSealed: true,
  wasSealed: true,
  at: true,
  by: { select: { id: true, username: true, nameSealed: true } },
} as const;

export type StoredCorrection = {
  id: string;
  field: string;
  valueSealed: Uint8Array | null;
  wasSealed: Uint8Array | null;
  at: Date;
  by: { id: string; username: string; nameSealed: Uint8Array };
};

/** The last of each field; one that does not open holds nothing and stops nothing. */
export function lastCorrections(
  keyring: Keyring,
  stored: readonly StoredCorrection[],
): Correction[] {
  const first = new Map<string, unknown>();
  const last = new Map<string, Correction>();
  for (const each of stored) {
    const opened = openCorrection(keyring, each);
    if (!opened) continue;
    if (!first.has(opened.field)) first.set(opened.field, opened.was);
    last.set(opened.field, { ...opened, was: first.get(opened.field) });
  }
  return [...last.values()];
}

function openCorrection(keyring: Keyring, stored: StoredCorrection): Correction | null {
  const { id, valueSealed, wasSealed, by, at } = stored;
  if (!valueSealed || !wasSealed) return null;
  const person = { id: by.id, username: by.username, name: accountName(keyring, by) };
  try {
    return {
      field: stored.field as CorrectableField,
      value: JSON.parse(keyring.openText('report_correction.value', id, valueSealed)),
      was: JSON.parse(keyring.openText('report_correction.was', id, wasSealed)),
      by: person,
      at,
    };
  } catch {
    return null;
  }
}

/** Of one field, or of all. */
export async function purgeCorrectionsOf(
  db: TxClient,
  reportId: string,
  field?: CorrectableField,
): Promise<void> {
  await db.reportCorrection.updateMany({
    where: { reportId, ...(field === undefined ? {} : { field }) },
    data: { valueSealed: null, wasSealed: null },
  });
}

/** A column of a statement that reads `report`. */
export const CORRECTIONS_AS_JSON = `(
  select json_agg(json_build_object('id', said.id, 'field', said.field,
      'value', encode(said.value_sealed, 'hex'), 'was', encode(said.was_sealed, 'hex'),
      'at', said.at, 'byId', person.id, 'username', person.username,
      'name', encode(person.name_sealed, 'hex')) order by said.at, said.id)
  from report_correction as said join account as person on person.id = said.by_id
  where said.report_id = report.id
)`;

export type CorrectionJson = {
  id: string;
  field: string;
  value: string | null;
  was: string | null;
  at: string;
  byId: string;
  username: string;
  name: string;
};

export function fromCorrectionJson(rows: readonly CorrectionJson[] | null): StoredCorrection[] {
  return (rows ?? []).map((row) => ({
    id: row.id,
    field: row.field,
    valueSealed: bytesOf(row.value),
    wasSealed: bytesOf(row.was),
    at: new Date(row.at),
    by: {
      id: row.byId,
      username: row.username,
      nameSealed: new Uint8Array(Buffer.from(row.name, 'hex')),
    },
  }));
}

function bytesOf(hex: string | null): Uint8Array | null {
  return hex === null ? null : new Uint8Array(Buffer.from(hex, 'hex'));
}
