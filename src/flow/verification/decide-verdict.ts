// A dispatcher says what it is. The evidence is weighed under the incident's lock, so that of two who
// decide at once the second decides about what the first has made of it.
import type { DecideVerdict } from '../../contract/finding.ts';
import type { Basis } from '../../contract/incident-statuses.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { AppError } from '../../platform/errors.ts';
import type { IncidentRow } from '../../records/incident/incident-row.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { insertVerdict, listVerdicts } from '../../records/verdict/verdict-store.ts';
import { dropWaiting } from './drop-waiting.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { lockIncident } from './lock-incident.ts';
import { requireMove } from './require-move.ts';
import type { VerdictDeps } from './take-effect.ts';
import { takeEffect } from './take-effect.ts';
import type { Evidence, Verdict } from './weigh-evidence.ts';
import { weighEvidence } from './weigh-evidence.ts';

/**
 * The same again by the same person is no error.
 * @throws AppError not_found, incident_closed, already_merged, forbidden, wrong_state,
 *   evidence_missing with `details.missing`: for each way that would do, what it lacks
 */
export async function decideVerdict(
  deps: VerdictDeps,
  viewer: Viewer,
  id: string,
  input: DecideVerdict,
): Promise<void> {
  await transact(deps, async (tx) => {
    const incident = await lockIncident(tx, deps, viewer, id);
    if (await isSaidAgain(tx, deps, viewer, incident, input)) return;
    const { evidence } = await gatherEvidence(tx.db, deps, id);
    const { verification: to } = input;
    // That nobody has looked is said by the evidence.
    const isUnlooked = incident.verification === 'unverified' && to === 'inconclusive';
    if (!isUnlooked) requireMove(incident.verification, to, viewer.account.roles);
    const basis = to === 'verifying' ? [] : requireProof(viewer, incident, to, input, evidence);
    const actual = input.verification === 'unfounded' ? (input.actual ?? null) : null;
    await dropWaiting(tx, deps, viewer, id);
    const verdictId = deps.ids.uuid();
    await insertVerdict(tx.db, deps.keyring, {
      id: verdictId,
      incidentId: id,
      from: incident.verification,
      to,
      basis,
      actual,
      findingIds: to === 'verifying' ? [] : evidence.map((each) => each.id),
      askedAt: tx.at,
      decidedById: viewer.account.id,
      decidedAt: tx.at,
      override: null,
    });
    const effect = { verdictId, to, basis, actual, evidence };
    await takeEffect(tx, deps, viewer, incident, { ...effect, isOverride: false });
  });
}

async function isSaidAgain(
  tx: Tx,
  deps: VerdictDeps,
  viewer: Viewer,
  incident: IncidentRow,
  input: DecideVerdict,
): Promise<boolean> {
  if (incident.verification !== input.verification) return false;
  const decided = (await listVerdicts(tx.db, deps.keyring, incident.id)).filter(
    ({ decidedAt }) => decidedAt !== null,
  );
  const last = decided.at(-1);
  const isSame = (last?.actual ?? null) === (input.actual ?? null);
  if (last?.to === input.verification && last.decidedBy.id === viewer.account.id && isSame)
    return true;
  const message = `${last?.decidedBy.name ?? 'Somebody'} has decided: ${incident.verification}.`;
  const details = { verification: incident.verification, decidedBy: last?.decidedBy ?? null };
  throw new AppError('wrong_state', message, { details });
}

function requireProof(
  viewer: Viewer,
  { verification }: IncidentRow,
  verdict: Verdict,
  input: DecideVerdict,
  evidence: readonly Evidence[],
): Basis[] {
  const judgement = weighEvidence(verdict, {
    verification,
    evidence,
    judgeId: viewer.account.id,
    actual: input.actual ?? null,
  });
  if (judgement.verdict === 'proven') return judgement.basis;
  const recorded = new Set(evidence.map(({ basis }) => basis));
  throw new AppError('evidence_missing', 'The evidence for this is not there yet.', {
    details: {
      missing: judgement.ways,
      // What was claimed and nobody has written down.
      unrecorded: input.basis.filter((basis) => !recorded.has(basis)),
    },
  });
}
