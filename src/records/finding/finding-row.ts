// A finding as opened from the database.
import type { Person } from '../../contract/account.ts';
import type { Says } from '../../contract/finding.ts';
import type { Actual, Basis } from '../../contract/incident-statuses.ts';
import type { Agency } from '../../contract/report-facts.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { StoredPerson } from '../account/person-of.ts';
import { personOf } from '../account/person-of.ts';

/** In people's own words: who said it, and what. */
export type FindingWords = { who: string | null; note: string | null };

type Plain = {
  id: string;
  incidentId: string;
  sources: string[];
  at: Date;
  volunteerId: string | null;
  assignmentId: string | null;
  reportId: string | null;
  mediaId: string | null;
  withdrawnAt: Date | null;
};

export type FindingRow = Plain & {
  basis: Basis;
  says: Says;
  agency: Agency | null;
  actual: Actual | null;
  /** Null: it came by text from the field. */
  enteredBy: Person | null;
  words: FindingWords;
};

export type NewFinding = Omit<FindingRow, 'enteredBy' | 'withdrawnAt' | 'sources'> & {
  sources: readonly string[];
  enteredById: string | null;
};

export type StoredFinding = Plain & {
  basis: string;
  says: string;
  agency: string | null;
  actual: string | null;
  enteredBy: StoredPerson | null;
  noteSealed: Uint8Array | null;
};

export function toFindingRow(keyring: Keyring, stored: StoredFinding): FindingRow {
  const { noteSealed, enteredBy, ...plain } = stored;
  return {
    ...plain,
    basis: plain.basis as Basis,
    says: plain.says as Says,
    agency: plain.agency as Agency | null,
    actual: plain.actual as Actual | null,
    enteredBy: enteredBy && personOf(keyring, enteredBy),
    words: noteSealed
      ? (JSON.parse(keyring.openText('finding.note', plain.id, noteSealed)) as FindingWords)
      : { who: null, note: null },
  };
}

/** @returns null where nothing was said */
export function sealWords(keyring: Keyring, id: string, words: FindingWords) {
  if (words.who === null && words.note === null) return null;
  return keyring.seal('finding.note', id, JSON.stringify(words));
}
