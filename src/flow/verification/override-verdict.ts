// A verdict over the evidence: a coordinator asks with a typed reason, and another named person agrees
// from a session of their own. One account alone, whoever holds it, decides nothing here; what two
// decided is flagged until somebody else has looked at it.
import type { OverrideVerdict } from '../../contract/finding.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import type { Role } from '../../contract/statuses.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { findReceiver } from '../../records/account/receiver-store.ts';
import { addToTimeline } from '../../records/incident/incident-event-store.ts';
import { raiseVersions } from '../../records/incident/incident-store.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { insertVerdict, settleOverride } from '../../records/verdict/verdict-store.ts';
import { dropWaiting, findWaiting } from './drop-waiting.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { lockIncident } from './lock-incident.ts';
import { requireMove } from './require-move.ts';
import type { VerdictDeps } from './take-effect.ts';
import { takeEffect } from './take-effect.ts';

/** Later nobody knows any more what was meant. */
export const AGREE_WITHIN_MS = 30 * 60_000;

/**
 * Asking anew replaces what waits.
 * @throws AppError not_found, incident_closed, already_merged, wrong_state, receiver_unfit for a second
 *   person who is the same, gone, or not of the board; evidence_missing for `unfounded` without what it was
 */
export async function askOverride(
  deps: VerdictDeps,
  viewer: Viewer,
  id: string,
  input: OverrideVerdict,
): Promise<void> {
  await transact(deps, async (tx) => {
    const incident = await lockIncident(tx, deps, viewer, id);
    requireMove(incident.verification, input.verification, viewer.account.roles);
    if (input.verification === 'unfounded' && input.actual === undefined) {
      const details = { missing: [['actual_named']], unrecorded: [] };
      throw new AppError('evidence_missing', 'Say what it was.', { details });
    }
    if (input.secondId === viewer.account.id) throw unfit();
    await requireRole(tx, deps, input.secondId, ['dispatcher', 'coordinator']);
    await dropWaiting(tx, deps, viewer, id);
    const verdictId = deps.ids.uuid();
    await insertVerdict(tx.db, deps.keyring, {
      id: verdictId,
      incidentId: id,
      from: incident.verification,
      to: input.verification,
      basis: [],
      actual: input.verification === 'unfounded' ? (input.actual ?? null) : null,
      findingIds: [],
      askedAt: tx.at,
      decidedById: viewer.account.id,
      decidedAt: null,
      override: { secondId: input.secondId, reason: input.reason },
    });
    await raiseVersions(tx.db, [id]);
    await addToTimeline(tx.db, {
      id: deps.ids.uuid(),
      incidentId: id,
      kind: 'override_asked',
      at: tx.at,
      byId: viewer.account.id,
      codes: [incident.verification, input.verification],
    });
    tx.audit({
      actor: actorOf(viewer),
      action: 'verdict.override_asked',
      subject: { kind: 'verdict', id: verdictId },
      detail: { incident: id, to: input.verification, second: input.secondId },
    });
    tx.announce({ kind: 'incident.changed', subjectId: id });
  });
}

/**
 * The second person agrees or refuses; who asked may take it back.
 * @throws AppError not_found when nothing waits, forbidden for anybody else, wrong_state when it came
 *   too late or the incident has moved on, receiver_unfit when who asked is no coordinator any more
 */
export async function answerOverride(
  deps: VerdictDeps,
  viewer: Viewer,
  id: string,
  agrees: boolean,
): Promise<void> {
  await transact(deps, async (tx) => {
    const incident = await lockIncident(tx, deps, viewer, id);
    const waiting = await findWaiting(tx, deps, id);
    if (!waiting) throw notFound();
    const isSecond = waiting.second?.id === viewer.account.id;
    if (!isSecond && (agrees || waiting.decidedBy.id !== viewer.account.id)) {
      const details = { second: waiting.second };
      throw new AppError('forbidden', `${waiting.second?.name} is asked.`, { details });
    }
    if (!agrees) {
      await dropWaiting(tx, deps, viewer, id);
      await raiseVersions(tx.db, [id]);
      tx.announce({ kind: 'incident.changed', subjectId: id });
      return;
    }
    const isLate = waiting.askedAt.getTime() + AGREE_WITHIN_MS < tx.at.getTime();
    if (isLate || incident.verification !== waiting.from) {
      const details = { verification: incident.verification, isLate };
      throw new AppError('wrong_state', 'This was asked about another moment.', { details });
    }
    await requireRole(tx, deps, waiting.decidedBy.id, ['coordinator']);
    const { evidence } = await gatherEvidence(tx.db, deps, id);
    const basis = [...new Set(evidence.map((each) => each.basis))];
    const findingIds = evidence.map((each) => each.id);
    if (!(await settleOverride(tx.db, waiting.id, { at: tx.at, findingIds, basis }))) {
      throw notFound();
    }
    const { to, actual } = waiting;
    const effect = { verdictId: waiting.id, to, basis, actual, evidence, isOverride: true };
    await takeEffect(tx, deps, viewer, incident, effect);
  });
}

async function requireRole(
  tx: Tx,
  deps: VerdictDeps,
  accountId: string,
  roles: readonly Role[],
): Promise<void> {
  const account = await findReceiver(tx.db, deps.keyring, accountId);
  if (!account?.roles.some((role) => roles.includes(role))) throw unfit();
}

function unfit(): AppError {
  return new AppError('receiver_unfit', 'Another dispatcher or coordinator must agree.');
}
