// A change of an incident is taken back, within ten minutes, and only where nothing has come of it:
// what was recorded with the change is the inverse, and the world must still look as it left it.
import type { UndoIncidentChange } from '../../../contract/incident.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { actorOf } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import type { IncidentEventRow } from '../../../records/incident/incident-event-store.ts';
import {
  addToTimeline,
  findChanges,
  markUndone,
} from '../../../records/incident/incident-event-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { lockAndFind } from './find-open-incident.ts';
import type { IncidentDeps } from './open-incident.ts';
import type { UndoableKind } from './undo-rules.ts';
import { UNDOABLE, isUndoable, undoUntil } from './undo-rules.ts';
import type { Inverse } from './undo-links.ts';
import { undoAttached, undoClosed, undoDetached } from './undo-links.ts';
import { undoMerged, undoOpened, undoSplit } from './undo-whole.ts';

const INVERSES: Readonly<Record<UndoableKind, Inverse>> = {
  opened: undoOpened,
  attached: undoAttached,
  detached: undoDetached,
  merged_into: undoMerged,
  split_off: undoSplit,
  closed: undoClosed,
};

/**
 * @throws AppError nothing_to_undo, undo_too_late, undo_overtaken with `details.since`: what happened
 *   (`closed`, `reports`, `verdict`, `ties`, `report_moved`)
 */
export async function undoChange(
  deps: IncidentDeps,
  viewer: Viewer,
  id: string,
  input: UndoIncidentChange,
): Promise<void> {
  await transact(deps, async (tx) => {
    const sought = await findSought(tx, viewer, id, input);
    const ids = [sought.incidentId, sought.otherId].filter((each) => each !== null);
    const incidents = await lockAndFind(tx, deps, ids);
    if (!(await markUndone(tx.db, sought.id, tx.at))) throw nothingToUndo();
    await INVERSES[sought.kind]({ tx, deps, viewer, change: sought, incidents });
    await addToTimeline(tx.db, {
      id: deps.ids.uuid(),
      incidentId: sought.incidentId,
      kind: 'undone',
      at: tx.at,
      byId: viewer.account.id,
      ...(sought.otherId === null ? {} : { otherId: sought.otherId }),
      reportIds: sought.reportIds,
      codes: [sought.kind],
    });
    tx.audit({
      actor: actorOf(viewer),
      action: 'incident.undone',
      subject: { kind: 'incident', id: sought.incidentId },
      detail: { undone: sought.kind, entry: sought.id },
    });
    for (const each of ids) tx.announce({ kind: 'incident.changed', subjectId: each });
  });
}

type Sought = IncidentEventRow & { kind: UndoableKind };

/** The entry that is named; else the viewer's own last one. */
async function findSought(
  tx: Tx,
  viewer: Viewer,
  id: string,
  input: UndoIncidentChange,
): Promise<Sought> {
  const where = input.entryId === undefined ? {} : { id: input.entryId };
  const changes = await findChanges(tx.db, id, { kinds: UNDOABLE, ...where });
  const isSought = (change: IncidentEventRow): change is Sought =>
    change.undoneAt === null &&
    isUndoable(change.kind) &&
    (input.entryId !== undefined || change.byId === viewer.account.id);
  const sought = changes.find(isSought);
  if (!sought) throw nothingToUndo();
  if (undoUntil(sought.at) < tx.at) {
    throw new AppError('undo_too_late', 'This can no longer be undone.');
  }
  return sought;
}

function nothingToUndo(): AppError {
  return new AppError('nothing_to_undo', 'There is nothing of yours to undo here.');
}
