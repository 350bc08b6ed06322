// Taking back what made or ended an incident: that it was opened, merged, or split in two.
import { moveCallOuts } from '../../../records/call-out/call-out-store.ts';
import { changeIncident, raiseVersions } from '../../../records/incident/incident-store.ts';
import { unlinkInTx } from './detach-report.ts';
import { giveCode } from './give-code.ts';
import { tiesOf } from './incident-ties.ts';
import { moveLinks } from './move-links.ts';
import type { Undoing } from './undo-links.ts';
import { incidentOf, refuseOvertaken } from './undo-links.ts';
import { StandBefore, overtakenSinceMerged, overtakenSinceOpened } from './undo-rules.ts';

/** Its reports go back to their owners; what remains is that it was opened and withdrawn. */
export async function undoOpened({ tx, deps, viewer, change, incidents }: Undoing): Promise<void> {
  const incident = incidentOf(incidents, change.incidentId);
  const ties = await tiesOf(tx, incident.id);
  refuseOvertaken(overtakenSinceOpened(incident, change.reportIds, ties));
  for (const id of change.reportIds) await unlinkInTx(tx, deps, viewer, incident.id, id);
  await changeIncident(tx.db, deps.keyring, incident.id, {
    closedAt: tx.at,
    closedAs: 'withdrawn',
    closedById: viewer.account.id,
  });
}

/** The one that was absorbed goes on by itself, with what it brought. */
export async function undoMerged({ tx, deps, viewer, change, incidents }: Undoing): Promise<void> {
  const absorbed = incidentOf(incidents, change.incidentId);
  const survivor = incidentOf(incidents, change.otherId);
  const before = StandBefore.parse(change.before);
  refuseOvertaken([
    ...(absorbed.mergedInto?.id === survivor.id ? [] : (['closed'] as const)),
    ...overtakenSinceMerged(survivor, change.reportIds, before),
  ]);
  await moveLinks(tx, deps, viewer, {
    from: survivor.id,
    to: absorbed.id,
    reportIds: change.reportIds,
  });
  await changeIncident(tx.db, deps.keyring, absorbed.id, {
    code: await giveCode(tx, absorbed.code),
    closedAt: null,
    closedAs: null,
    closedById: null,
    mergedIntoId: null,
  });
  await moveCallOuts(tx.db, survivor.id, absorbed.id, absorbed.code);
  const keepsActivity = survivor.activity !== absorbed.activity;
  await changeIncident(tx.db, deps.keyring, survivor.id, {
    ...(survivor.priority === absorbed.priority ? { priority: before.priority } : {}),
    ...(keepsActivity ? {} : { activity: before.activity }),
    ...(before.hadPlace || survivor.placeText !== absorbed.placeText ? {} : { placeText: null }),
    ...(before.hadArea ? {} : { city: null, zip: null, zoneIds: [] }),
  });
}

/** What was split off becomes part of the other again. */
export async function undoSplit({ tx, deps, viewer, change, incidents }: Undoing): Promise<void> {
  const parent = incidentOf(incidents, change.incidentId);
  const child = incidentOf(incidents, change.otherId);
  const ties = await tiesOf(tx, child.id);
  refuseOvertaken([
    ...(parent.closedAt === null ? [] : (['closed'] as const)),
    ...overtakenSinceOpened(child, change.reportIds, ties),
  ]);
  await moveLinks(tx, deps, viewer, {
    from: child.id,
    to: parent.id,
    reportIds: change.reportIds,
  });
  await changeIncident(tx.db, deps.keyring, child.id, {
    closedAt: tx.at,
    closedAs: 'merged',
    closedById: viewer.account.id,
    mergedIntoId: parent.id,
  });
  await raiseVersions(tx.db, [parent.id]);
}
