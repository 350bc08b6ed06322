// What can be done with incidents, each with its words and its key.
import type { Permission } from '../../../contract/account.ts';
import type { IncidentView } from '../../../contract/incident.ts';
import { isOpenReport } from '../state/board-state.ts';
import { useBoard, type SubjectDialog } from '../state/board-store.ts';
import { notify } from '../state/notices.ts';
import { undoLast } from '../state/undo.ts';
import { may } from './may.ts';
import { openTogether } from './change-incident.ts';
import { worldIsOpen } from './change-report.ts';
import type { Command } from './commands.ts';
import { currentIncident, currentReport, openIncidentPane, openReport } from './move.ts';

export const INCIDENT_COMMANDS: readonly Command[] = [
  { id: 'incident', said: { word: 'action.incident' }, key: 'i', run: openFromCurrent },
  { id: 'link', said: { word: 'action.link' }, key: 'm', run: linkCurrent },
  { id: 'split', said: { word: 'action.split' }, run: () => inWindow('split', 'incident.change') },
  { id: 'dispatch', said: { word: 'action.dispatch' }, key: 'd', run: dispatchCurrent },
  {
    id: 'stand-down',
    said: { word: 'action.standDown' },
    run: () => inWindow('stand_down', 'call_out.request'),
  },
  {
    id: 'finding',
    said: { word: 'action.finding' },
    run: () => inWindow('finding', 'incident.verify'),
  },
  {
    id: 'verdict',
    said: { word: 'action.verdict' },
    key: 'v',
    run: () => inWindow('verdict', 'incident.verify'),
  },
  {
    id: 'close-incident',
    said: { word: 'action.closeIncident' },
    run: () => inWindow('close_incident', 'incident.change'),
  },
  { id: 'undo', said: { word: 'action.undo' }, key: 'z', run: undoLast },
  { id: 'hand-over', said: { word: 'action.handOver' }, run: handOverCurrent },
  { id: 'side', said: { word: 'action.side' }, key: 'o', run: turnSide },
];

/** A new incident from the open report; where it has one, that is shown. */
export function openFromCurrent(): void {
  const report = currentReport();
  const incident = currentIncident();
  if (incident !== undefined && incident.closedAt === null) return openIncidentPane(incident.id);
  if (report === undefined) return void notify('danger', { word: 'action.noReport' });
  if (!may('incident.change')) return void notify('danger', { word: 'error.forbidden' });
  if (!isOpenReport(report)) return void notify('danger', { word: 'thread.closed' });
  void openTogether([report.id]);
}

export function linkCurrent(): void {
  if (currentReport() === undefined && currentIncident() === undefined) {
    return void notify('danger', { word: 'action.noReport' });
  }
  if (!may('incident.change')) return void notify('danger', { word: 'error.forbidden' });
  openWindow('link');
}

export function dispatchCurrent(): void {
  inWindow('call_out', 'call_out.request');
}

export function handOverCurrent(): void {
  if (currentReport() === undefined) notify('danger', { word: 'action.noReport' });
  else if (!may('report.claim')) notify('danger', { word: 'error.forbidden' });
  else openWindow('hand_over');
}

/** The window about the open incident. */
export function inWindow(dialog: SubjectDialog, permission: Permission): void {
  const incident: IncidentView | undefined = currentIncident();
  if (incident === undefined) notify('danger', { word: 'action.noIncident' });
  else if (!may(permission)) notify('danger', { word: 'error.forbidden' });
  else if (incident.closedAt !== null) notify('danger', { word: 'incident.isClosed' });
  else openWindow(dialog);
}

function openWindow(dialog: SubjectDialog): void {
  if (worldIsOpen()) useBoard.setState({ dialog });
}

/** From the thread to its incident and back. */
function turnSide(): void {
  const report = currentReport();
  const incident = currentIncident();
  const isAtIncident = document.activeElement?.closest('[data-side=incident]') !== null;
  if (isAtIncident && report !== undefined) openReport(report.id);
  else if (incident !== undefined) openIncidentPane(incident.id);
  else notify('danger', { word: 'action.noIncident' });
}
