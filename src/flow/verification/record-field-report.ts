// What somebody on scene says becomes a finding: a claim, never the verdict. Who says something else
// later has taken the first back.
import type { Deps } from '../../deps.ts';
import type { Claim } from '../../contract/call-out.ts';
import type { Says } from '../../contract/finding.ts';
import type { Actual } from '../../contract/incident-statuses.ts';
import type { Agency } from '../../contract/report-facts.ts';
import type { FindingRow } from '../../records/finding/finding-row.ts';
import {
  findFieldFinding,
  insertFinding,
  withdrawFinding,
} from '../../records/finding/finding-store.ts';
import { changeIncident, findIncident } from '../../records/incident/incident-store.ts';
import type { Tx } from '../../records/transact.ts';
import { findVolunteer } from '../../records/volunteer/volunteer-store.ts';
import { askAgainAt } from './ask-again-at.ts';
import { fieldSources } from './finding-sources.ts';
import { lookForEnd } from './look-for-end.ts';

type FieldDeps = Pick<Deps, 'keyring' | 'ids'>;

export type FieldReport = {
  incidentId: string;
  assignmentId: string;
  volunteerId: string;
  phoneIndex: Uint8Array;
  /** Who ride together have one. */
  carKey?: string | null;
  /** The reply's 5, 6, 7 or 8. */
  says: Claim;
  /** Who they are, where the words name it. */
  agency: Agency | null;
  /** What it is instead. */
  actual: Actual | null;
  /** The words after the digit. */
  note: string | null;
  at: Date;
};

const SAYS_OF_CLAIM: Readonly<Record<Claim, Says>> = {
  confirmed: 'immigration',
  not_ice: 'not_immigration',
  nothing: 'nothing',
  unsure: 'unsure',
};

/** In the transaction that moves the assignment, which audits it and announces the incident. */
export async function recordFieldReport(
  tx: Tx,
  deps: FieldDeps,
  report: FieldReport,
): Promise<void> {
  const says = SAYS_OF_CLAIM[report.says];
  const before = await findFieldFinding(tx.db, deps.keyring, report.assignmentId);
  const incident = await findIncident(tx.db, deps.keyring, report.incidentId);
  const isConfirmed = incident?.verification === 'confirmed';
  // Once it is confirmed, `7` and `8` speak of now and take nothing back.
  const speaksOfNow = isConfirmed && (says === 'nothing' || says === 'unsure');
  if (before && !speaksOfNow) await withdrawFinding(tx.db, before.id, { at: tx.at, byId: null });
  const volunteer = await findVolunteer(tx.db, deps.keyring, report.volunteerId);
  const sources = fieldSources({
    volunteerId: report.volunteerId,
    phoneIndex: report.phoneIndex,
    accountId: volunteer?.accountId ?? null,
    carKey: report.carKey ?? null,
  });
  await insertFinding(tx.db, deps.keyring, {
    id: deps.ids.uuid(),
    incidentId: report.incidentId,
    basis: 'responder_on_scene',
    says,
    agency: report.agency ?? namedBefore(before, says),
    actual: says === 'nothing' ? (report.actual ?? 'nothing_there') : report.actual,
    sources,
    at: report.at,
    enteredById: null,
    volunteerId: report.volunteerId,
    assignmentId: report.assignmentId,
    reportId: null,
    mediaId: null,
    words: { who: null, note: report.note },
  });
  if (incident && isConfirmed && says === 'immigration') {
    const verifyAgainAt = askAgainAt('confirmed', incident.activity, tx.at);
    await changeIncident(tx.db, deps.keyring, incident.id, { verifyAgainAt });
  }
  await lookForEnd(tx, deps, report.incidentId);
}

/** `5 HSI` and then `5`: it is still HSI. */
function namedBefore(before: FindingRow | null, says: Says): Agency | null {
  return before?.says === says ? before.agency : null;
}
