// A call-out as one viewer may see it. Redaction lives here and nowhere else. Pure.
import type { AssignmentView, CallOutView } from '../../contract/call-out.ts';
import type { Sight } from '../../security/permissions.ts';
import { isOut } from './assignment-status.ts';
import type { AssignmentRow, CallOutRow } from './call-out-row.ts';

/** @param sight of incidents; a summary names nobody */
export function viewCallOut(row: CallOutRow, sight: Sight): CallOutView {
  const { near: _, rules: _rules, assignments, ...plain } = row;
  return {
    ...plain,
    waveClosesAt: iso(row.waveClosesAt),
    expiresAt: row.expiresAt.toISOString(),
    requestedAt: row.requestedAt.toISOString(),
    endedAt: iso(row.endedAt),
    needed: row.places.length,
    filled: filledPlaces(row),
    waiting: assignments.filter(({ status }) => status === 'offered').length,
    people: sight === 'full' ? assignments.map(viewAssignment) : [],
  };
}

/** A place whose holder has asked for relief is still held until somebody takes over. */
function filledPlaces({ assignments }: CallOutRow): number {
  return assignments.filter(({ status }) => isOut(status)).length;
}

export function viewAssignment(row: AssignmentRow): AssignmentView {
  return {
    id: row.id,
    volunteerId: row.volunteerId,
    name: row.name,
    status: row.status,
    wave: row.wave,
    placeIndex: row.placeIndex,
    distanceMetres: row.distanceMetres,
    etaMinutes: row.etaMinutes,
    offeredAt: row.offeredAt.toISOString(),
    acceptedAt: iso(row.acceptedAt),
    briefedAt: iso(row.briefedAt),
    enRouteAt: iso(row.enRouteAt),
    onSceneAt: iso(row.onSceneAt),
    reportedAt: iso(row.reportedAt),
    says: row.says,
    stoodDownAt: iso(row.stoodDownAt),
    clearedAt: iso(row.clearedAt),
    lastHeardAt: iso(row.lastHeardAt),
    nextCheckAt: iso(row.nextCheckAt),
    misses: row.misses,
    reliefAt: iso(row.reliefAt),
    sosAt: iso(row.sosAt),
    overdueAt: iso(row.overdueAt),
    pairKey: row.pairKey,
  };
}

function iso(at: Date | null): string | null {
  return at && at.toISOString();
}
