// Two who do not depend on each other say that they left: the board is asked whether it is over. Only a
// person says that it is.
import type { Deps } from '../../deps.ts';
import { findFindings } from '../../records/finding/finding-store.ts';
import { addToTimeline } from '../../records/incident/incident-event-store.ts';
import { findIncident, proposeEnd } from '../../records/incident/incident-store.ts';
import { listDepartures } from '../../records/incident/incident-link-store.ts';
import type { Tx } from '../../records/transact.ts';
import { phoneSource, standing } from './finding-sources.ts';
import type { Evidence } from './weigh-evidence.ts';
import { countSources } from './weigh-evidence.ts';

/** Older words say nothing about now. */
const FRESH_MS = 60 * 60_000;
const SOURCES_MIN = 2;

/** @returns whether it proposed the end just now */
export async function lookForEnd(
  tx: Tx,
  deps: Pick<Deps, 'keyring' | 'ids'>,
  incidentId: string,
): Promise<boolean> {
  const incident = await findIncident(tx.db, deps.keyring, incidentId);
  if (!incident || incident.closedAt !== null || incident.activity === 'ended') return false;
  if (incident.verification !== 'confirmed' || incident.mayHaveEndedAt !== null) return false;
  if ((await countDepartures(tx, deps, incidentId)) < SOURCES_MIN) return false;
  await proposeEnd(tx.db, incidentId, tx.at);
  await addToTimeline(tx.db, {
    id: deps.ids.uuid(),
    incidentId,
    kind: 'may_have_ended',
    at: tx.at,
    byId: null,
  });
  tx.announce({ kind: 'incident.changed', subjectId: incidentId });
  return true;
}

async function countDepartures(
  tx: Tx,
  deps: Pick<Deps, 'keyring'>,
  incidentId: string,
): Promise<number> {
  const since = new Date(tx.at.getTime() - FRESH_MS);
  const findings = standing(await findFindings(tx.db, deps.keyring, incidentId));
  const gone = findings.filter(({ says, at }) => says === 'nothing' && at >= since);
  const reports = await listDepartures(tx.db, incidentId, since);
  return countSources([
    ...gone.map(({ id, sources }) => ({ id, sources })),
    ...reports.map(({ id, phoneIndex }) => ({
      id,
      sources: phoneIndex ? [phoneSource(phoneIndex)] : [],
    })),
  ] satisfies Pick<Evidence, 'id' | 'sources'>[]);
}
