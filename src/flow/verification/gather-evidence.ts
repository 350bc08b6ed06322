// All that was found about an incident, as the rules weigh it: what nobody took back, with the pictures
// that are copies of one told apart from those that are not.
import type { Deps } from '../../deps.ts';
import type { DbClient } from '../../platform/db.ts';
import type { FindingRow } from '../../records/finding/finding-row.ts';
import { findFindings } from '../../records/finding/finding-store.ts';
import { listPictures } from '../../records/media/media-list-store.ts';
import { pictureSources, standing } from './finding-sources.ts';
import type { Evidence } from './weigh-evidence.ts';

export type Gathered = {
  /** With those that were withdrawn, oldest first. */
  findings: FindingRow[];
  evidence: Evidence[];
};

export async function gatherEvidence(
  db: DbClient,
  { keyring }: Pick<Deps, 'keyring'>,
  incidentId: string,
): Promise<Gathered> {
  const findings = await findFindings(db, keyring, incidentId);
  const mediaIds = findings.flatMap(({ mediaId }) => mediaId ?? []);
  const pictures = pictureSources(
    mediaIds.length === 0 ? [] : await listPictures(db, keyring, mediaIds),
  );
  const evidence = standing(findings).map((each) => ({
    id: each.id,
    basis: each.basis,
    says: each.says,
    agency: each.agency,
    actual: each.actual,
    sources: [...each.sources, ...(pictures.get(each.mediaId ?? '') ?? [])],
    enteredBy: each.enteredBy?.id ?? null,
  }));
  return { findings, evidence };
}
