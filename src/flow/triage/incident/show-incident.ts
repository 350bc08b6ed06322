// What one viewer may read of incidents: a page of them, one of them, and its timeline.
import type { Deps } from '../../../deps.ts';
import type {
  IncidentDetail,
  IncidentPage,
  IncidentView,
  ListIncidents,
  TimelineEntry,
} from '../../../contract/incident.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { AppError, notFound } from '../../../platform/errors.ts';
import type { TimelineRow } from '../../../records/incident/incident-event-store.ts';
import { readTimeline } from '../../../records/incident/incident-event-store.ts';
import { findIncident, pageOfIncidents } from '../../../records/incident/incident-store.ts';
import { viewIncident } from '../../../records/incident/incident-view.ts';
import { measureIntervals } from '../../verification/measure-intervals.ts';
import { showEvidence } from '../../verification/show-evidence.ts';
import { isUndoable, undoUntil } from './undo-rules.ts';

type ShowDeps = Pick<Deps, 'db' | 'keyring' | 'clock'>;

/** @throws AppError invalid_input for a cursor that is not ours */
export async function listIncidents(
  deps: ShowDeps,
  viewer: Viewer,
  query: ListIncidents,
): Promise<IncidentPage> {
  const rows = await pageOfIncidents(deps.db.prisma, deps.keyring, {
    isOpen: query.status === 'open',
    ...(query.cursor === undefined ? {} : { beforeNumber: numberOf(query.cursor) }),
    limit: query.limit + 1,
  });
  const items = rows.slice(0, query.limit).flatMap((row) => {
    const view = viewIncident(row, viewer.account.roles);
    return view ? [view] : [];
  });
  const last = rows[query.limit - 1];
  return { items, nextCursor: rows.length > query.limit && last ? `n${last.number}` : null };
}

function numberOf(cursor: string): number {
  const found = /^n(\d{1,10})$/.exec(cursor);
  if (found) return Math.min(Number(found[1]), 2_147_483_647);
  throw new AppError('invalid_input', 'This cursor is not one of ours.', {
    details: { fields: [{ field: 'cursor', problem: 'unknown' }] },
  });
}

/** @throws AppError not_found, also for one that may not be seen */
export async function showIncident(
  deps: ShowDeps,
  viewer: Viewer,
  id: string,
): Promise<IncidentView> {
  const row = await findIncident(deps.db.prisma, deps.keyring, id);
  const view = row && viewIncident(row, viewer.account.roles);
  if (!view) throw notFound();
  return view;
}

/** @throws AppError not_found, also for one that may not be seen */
export async function showTimeline(
  deps: ShowDeps,
  viewer: Viewer,
  id: string,
): Promise<IncidentDetail> {
  const view = await showIncident(deps, viewer, id);
  const rows = await readTimeline(deps.db, deps.keyring, id);
  const shown = await showEvidence(deps, viewer, view);
  const intervals = await measureIntervals(deps, view, shown.verdicts);
  const now = deps.clock.now();
  return { ...view, ...shown, intervals, timeline: rows.map((row) => viewEntry(row, now)) };
}

function viewEntry(row: TimelineRow, now: Date): TimelineEntry {
  const until = undoUntil(row.at);
  const mayUndo = isUndoable(row.kind) && row.undoneAt === null && until >= now;
  return {
    ...row,
    at: row.at.toISOString(),
    reports: row.reports.map(({ id, number }) => ({ id, code: `R-${number}` })),
    undoneAt: row.undoneAt && row.undoneAt.toISOString(),
    undoUntil: mayUndo ? until.toISOString() : null,
  };
}
