// What people do with an incident: asked for, believed when the server says so, taken back where that
// can be. No answer is found out about by reading the incident again.
import type { CallOutView } from '../../../contract/call-out.ts';
import type { IncidentView } from '../../../contract/incident.ts';
import type { IncidentActivity } from '../../../contract/incident-statuses.ts';
import type { Resolution } from '../../../contract/statuses.ts';
import * as api from '../api/incident-api.ts';
import type { ApiResult } from '../api/request.ts';
import { applyIncident } from '../state/board-state.ts';
import { setPending, useBoard } from '../state/board-store.ts';
import { loadIncidentDetail, useIncidentDetail } from '../state/incident-detail.ts';
import { notify } from '../state/notices.ts';
import { notifyUndoable } from '../state/undo.ts';
import type { Said } from '../words/use-words.ts';
import { worldIsOpen } from './change-report.ts';
import { explainRefusal } from './explain-refusal.ts';
import { openIncidentPane } from './move.ts';

export interface Asked {
  /** One at a time for each. */
  key: string;
  reportId?: string;
  /** Takes a refusal over instead of the usual notice; true: it was explained. */
  onRefused?: (error: Extract<ApiResult<unknown>, { kind: 'refused' }>['error']) => boolean;
}

/** @returns the answer; null when it was not done, which has been said */
export async function ask<T>(asked: Asked, send: () => Promise<ApiResult<T>>): Promise<T | null> {
  if (useBoard.getState().pending.has(asked.key) || !worldIsOpen()) return null;
  setPending(asked.key, true);
  try {
    const answer = await send();
    if (answer.kind === 'ok') return answer.value;
    if (answer.kind === 'no_answer') notify('danger', { word: 'action.unknown' });
    else if (asked.onRefused?.(answer.error) !== true) explainRefusal(answer.error, asked);
    refreshOpen();
    return null;
  } finally {
    setPending(asked.key, false);
  }
}

async function change(
  asked: Asked,
  send: () => Promise<ApiResult<IncidentView>>,
): Promise<IncidentView | null> {
  const incident = await ask(asked, send);
  if (incident !== null) tell(incident);
  return incident;
}

/** What the server answered, on this board at once. */
export function tell(incident: IncidentView): void {
  const { board } = useBoard.getState();
  useBoard.setState({ board: applyIncident(board, incident) });
  refreshOpen();
}

export function refreshOpen(): void {
  const { id } = useIncidentDetail.getState();
  if (id !== null) void loadIncidentDetail(id);
}

export async function openTogether(reportIds: readonly string[]): Promise<boolean> {
  const asked = { key: `open:${reportIds.join()}` };
  const incident = await change(asked, () => api.openIncident(reportIds));
  if (incident === null) return false;
  openIncidentPane(incident.id);
  undoable(incident.id, { word: 'incident.opened', params: { code: incident.code } });
  return true;
}

export async function attach(
  incident: { id: string; code: string },
  report: { id: string; code: string },
) {
  const asked = { key: `attach:${report.id}`, reportId: report.id };
  const done = await change(asked, () => api.attachReport(incident.id, report.id));
  if (done === null) return false;
  undoable(done.id, {
    word: 'incident.attached',
    params: { code: done.code, report: report.code },
  });
  return true;
}

export async function detach(incident: IncidentView, report: { id: string; code: string }) {
  const asked = { key: `detach:${report.id}`, reportId: report.id };
  const done = await change(asked, () => api.detachReport(incident.id, report.id));
  if (done === null) return;
  const params = { code: incident.code, report: report.code };
  undoable(incident.id, { word: 'incident.detached', params });
}

/** `from` becomes part of `into`, which goes on. */
export async function merge(
  from: { id: string; code: string },
  into: { id: string; code: string },
) {
  const done = await change({ key: `merge:${from.id}` }, () => api.mergeIncident(from.id, into.id));
  if (done === null) return false;
  openIncidentPane(done.id);
  undoable(done.id, { word: 'incident.merged', params: { code: from.code, into: done.code } });
  return true;
}

export async function split(incident: IncidentView, reportIds: readonly string[]) {
  const asked = { key: `split:${incident.id}` };
  const made = await change(asked, () => api.splitIncident(incident.id, reportIds));
  if (made === null) return false;
  openIncidentPane(made.id);
  undoable(incident.id, {
    word: 'incident.split',
    params: { code: incident.code, other: made.code },
  });
  return true;
}

export async function closeIt(incident: IncidentView, resolution: Resolution) {
  const asked = { key: `close:${incident.id}` };
  const done = await change(asked, () => api.closeIncident(incident.id, resolution));
  if (done === null) return false;
  undoable(incident.id, { word: 'incident.closed', params: { code: incident.code } });
  return true;
}

export async function setActivity(incident: IncidentView, activity: IncidentActivity) {
  const asked = { key: `activity:${incident.id}` };
  const done = await change(asked, () => api.setActivity(incident.id, activity));
  if (done !== null) {
    notify('ok', { word: `incident.now.${activity}`, params: { code: incident.code } });
  }
}

export async function undoChange(incidentId: string, entryId?: string): Promise<void> {
  const asked = { key: `undo:${incidentId}` };
  const done = await change(asked, () => api.undoIncidentChange(incidentId, entryId));
  if (done !== null) notify('ok', { word: 'incident.undone', params: { code: done.code } });
}

/** A change that answers with a call-out; the incident itself is told by the log. */
export async function changeCallOut(
  asked: Asked,
  send: () => Promise<ApiResult<CallOutView>>,
  done: Said,
): Promise<boolean> {
  const answer = await ask(asked, send);
  if (answer === null) return false;
  refreshOpen();
  notify('ok', done);
  return true;
}

function undoable(incidentId: string, said: Said): void {
  notifyUndoable(said, () => void undoChange(incidentId));
}
