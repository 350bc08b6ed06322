// A verdict takes effect: the incident moves, the boards and the timeline say so, and those who reported
// are told what it was. Whoever calls holds the incident's lock and has written the verdict down.
import type { Deps } from '../../deps.ts';
import type { Actual, Basis, Verification } from '../../contract/incident-statuses.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { addToTimeline } from '../../records/incident/incident-event-store.ts';
import type { IncidentRow } from '../../records/incident/incident-row.ts';
import { changeIncident } from '../../records/incident/incident-store.ts';
import type { Tx, TransactDeps } from '../../records/transact.ts';
import { askAgainAt } from './ask-again-at.ts';
import { outcomePlace } from './outcome-place.ts';
import { tellOutcome } from './tell-outcome.ts';
import type { Evidence } from './weigh-evidence.ts';
import { agencyOf } from './weigh-evidence.ts';

export type VerdictDeps = TransactDeps & Pick<Deps, 'config' | 'ids'>;

export type Effect = {
  verdictId: string;
  to: Verification;
  basis: readonly Basis[];
  actual: Actual | null;
  evidence: readonly Evidence[];
  isOverride: boolean;
};

export async function takeEffect(
  tx: Tx,
  deps: VerdictDeps,
  viewer: Viewer,
  incident: IncidentRow,
  effect: Effect,
): Promise<void> {
  const { id, verification: from } = incident;
  const { to } = effect;
  const isConfirmed = to === 'confirmed';
  await changeIncident(tx.db, deps.keyring, id, {
    verification: to,
    basis: [...effect.basis],
    actual: effect.actual,
    agencyConfirmed: isConfirmed ? agencyOf(effect.evidence) : null,
    verifyAgainAt: incident.closedAt === null ? askAgainAt(to, incident.activity, tx.at) : null,
    mayHaveEndedAt: null,
  });
  await addToTimeline(tx.db, {
    id: deps.ids.uuid(),
    incidentId: id,
    kind: 'verification',
    at: tx.at,
    byId: viewer.account.id,
    codes: [from, to],
  });
  tx.audit({
    actor: actorOf(viewer),
    action: 'verdict.decided',
    subject: { kind: 'verdict', id: effect.verdictId },
    detail: {
      incident: id,
      from,
      to,
      findings: effect.evidence.length,
      isOverride: effect.isOverride,
    },
  });
  tx.announce({ kind: 'incident.changed', subjectId: id });
  if (to === 'unverified' || to === 'verifying') return;
  await tellOutcome(tx, deps, {
    reportIds: incident.reports.map((report) => report.id),
    verification: to,
    actual: effect.actual,
    place: outcomePlace(incident),
  });
}
