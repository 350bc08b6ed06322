// Legal observers' logs and the originals kept with them, sealed under the restricted key; whoever has an
// original in hand is written down.
import type { LegalLogForm, LegalLogView } from '../../contract/legal-log.ts';
import type { DbClient, TxClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { PERSON_COLUMNS, personOf } from '../account/person-of.ts';

export async function insertLegalLog(
  db: TxClient,
  keyring: Keyring,
  log: { id: string; incidentId: string; at: Date; byId: string; form: LegalLogForm },
): Promise<void> {
  const { form, ...plain } = log;
  await db.legalLog.create({
    data: { ...plain, wordsSealed: keyring.seal('legal_log.words', log.id, JSON.stringify(form)) },
    select: { id: true },
  });
}

export type KeptOriginal = {
  mediaId: string;
  kind: string;
  foundType: string | null;
  sha256: Uint8Array;
  cameAt: Date;
  bytes: Uint8Array;
};

export async function keepOriginal(
  db: TxClient,
  keyring: Keyring,
  legalLogId: string,
  { bytes, sha256, ...plain }: KeptOriginal,
): Promise<void> {
  await db.legalOriginal.create({
    data: {
      ...plain,
      legalLogId,
      sizeBytes: bytes.length,
      sha256: new Uint8Array(sha256),
      bytesSealed: keyring.seal('legal_original.bytes', rowOf(legalLogId, plain.mediaId), bytes),
    },
    select: { mediaId: true },
  });
}

export async function addCustody(
  db: TxClient,
  entry: {
    id: string;
    legalLogId: string;
    mediaId: string;
    sha256: Uint8Array;
    act: 'kept' | 'opened';
    at: Date;
    byId: string;
  },
): Promise<void> {
  await db.custodyEntry.create({
    data: { ...entry, sha256: new Uint8Array(entry.sha256) },
    select: { id: true },
  });
}

/** Oldest first, with all that was kept and who has opened it. */
export async function listLegalLogs(
  db: DbClient,
  keyring: Keyring,
  incidentId: string,
): Promise<LegalLogView[]> {
  const stored = await db.legalLog.findMany({
    where: { incidentId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      incidentId: true,
      at: true,
      wordsSealed: true,
      by: { select: PERSON_COLUMNS },
      custody: { orderBy: { seq: 'asc' } },
      originals: { omit: { bytesSealed: true, legalLogId: true } },
    },
  });
  return stored.map(({ wordsSealed, custody, originals, ...plain }) => ({
    ...plain,
    at: plain.at.toISOString(),
    by: personOf(keyring, plain.by),
    log: wordsSealed && openForm(keyring, plain.id, wordsSealed),
    originals: originals.map((each) => ({
      ...each,
      sha256: Buffer.from(each.sha256).toString('hex'),
      cameAt: each.cameAt.toISOString(),
      custody: custody
        .filter(({ mediaId }) => mediaId === each.mediaId)
        .map(({ act, at, byId }) => ({
          act: act as 'kept' | 'opened',
          at: at.toISOString(),
          byId,
        })),
    })),
  }));
}

export async function openOriginal(
  db: DbClient,
  keyring: Keyring,
  key: { legalLogId: string; mediaId: string },
): Promise<{ bytes: Buffer; sha256: Uint8Array } | null> {
  const stored = await db.legalOriginal.findUnique({
    where: { legalLogId_mediaId: key },
    select: { sha256: true, bytesSealed: true },
  });
  if (!stored) return null;
  const row = rowOf(key.legalLogId, key.mediaId);
  return {
    bytes: keyring.open('legal_original.bytes', row, stored.bytesSealed),
    sha256: stored.sha256,
  };
}

function openForm(keyring: Keyring, id: string, sealed: Uint8Array): LegalLogForm {
  return JSON.parse(keyring.openText('legal_log.words', id, sealed)) as LegalLogForm;
}

function rowOf(legalLogId: string, mediaId: string): string {
  return `${legalLogId}/${mediaId}`;
}
