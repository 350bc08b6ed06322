// Words and pictures from the field join the incident: the report that keeps them is linked, and the
// timeline says from whose part they come. Only of somebody who is out for it: nobody else can write
// into an incident.
import type { OpenPart } from '../../records/call-out/assignment-store.ts';
import { findCallOut } from '../../records/call-out/call-out-store.ts';
import { insertLinks, findCurrentLinks } from '../../records/incident/incident-link-store.ts';
import { moveReport } from '../../records/report/report-store.ts';
import type { Tx } from '../../records/transact.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { auditAssignment, happened } from './dispatch-deps.ts';

/**
 * @param given `isUnderstood`: nothing is left for a person to decide, so the report waits in no queue
 */
export async function joinFieldWords(
  tx: Tx,
  deps: DispatchDeps,
  part: OpenPart,
  given: { reportId: string; volunteerId: string; isUnderstood: boolean; hasMedia: boolean },
): Promise<void> {
  const { reportId, isUnderstood } = given;
  const by = { kind: 'volunteer' as const, id: given.volunteerId };
  const [linked] = await findCurrentLinks(tx.db, deps.keyring, [reportId]);
  if (!linked) await link(tx, deps, part, reportId);
  if (isUnderstood) {
    await moveReport(tx.db, reportId, 'claim', {});
    await moveReport(tx.db, reportId, 'link', {});
  }
  const detail = { report: reportId, isUnderstood };
  auditAssignment(tx, by, 'assignment.field_note', part.id, detail);
  await happened(tx, deps, part.incidentId, {
    kind: 'field_note',
    by,
    assignmentId: part.id,
    reportIds: [reportId],
    codes: [given.hasMedia ? 'media' : 'words'],
  });
}

/** Who asked for the people vouches for what they send. */
async function link(tx: Tx, deps: DispatchDeps, part: OpenPart, reportId: string): Promise<void> {
  const callOut = await findCallOut(tx.db, deps.keyring, part.callOutId);
  if (!callOut) return;
  await insertLinks(tx.db, [
    {
      id: deps.ids.uuid(),
      incidentId: part.incidentId,
      reportId,
      linkedAt: tx.at,
      linkedById: callOut.requestedBy.id,
    },
  ]);
}
