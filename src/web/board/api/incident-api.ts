// The API's routes about incidents and alarms, as the board uses them.
import { z } from 'zod';
import { AlarmView } from '../../../contract/alarm.ts';
import {
  CallOutPreview,
  CallOutView,
  type RequestCallOut,
  type SetStep,
  type StandDown,
} from '../../../contract/call-out.ts';
import type { AddFinding, DecideVerdict } from '../../../contract/finding.ts';
import { IncidentDetail, IncidentView } from '../../../contract/incident.ts';
import type { INCIDENT_ACTIVITIES } from '../../../contract/incident-statuses.ts';
import { MatchList } from '../../../contract/match.ts';
import type { Resolution } from '../../../contract/statuses.ts';
import { request, type ApiResult } from './request.ts';

type Answer<T> = Promise<ApiResult<T>>;
type CallOutRequest = z.input<typeof RequestCallOut>;

export function readIncident(id: string): Answer<IncidentDetail> {
  return request({ method: 'GET', path: pathOf(id), answer: IncidentDetail });
}

export function readMatches(reportId: string): Answer<MatchList> {
  const path = `/api/v1/reports/${encodeURIComponent(reportId)}/matches`;
  return request({ method: 'GET', path, answer: MatchList });
}

export function openIncident(reportIds: readonly string[]): Answer<IncidentView> {
  return post('/api/v1/incidents', { reportIds }, IncidentView);
}

export function attachReport(id: string, reportId: string): Answer<IncidentView> {
  return post(`${pathOf(id)}/reports`, { reportId }, IncidentView);
}

export function detachReport(id: string, reportId: string): Answer<IncidentView> {
  const path = `${pathOf(id)}/reports/${encodeURIComponent(reportId)}`;
  return request({ method: 'DELETE', path, answer: IncidentView });
}

export function mergeIncident(id: string, into: string): Answer<IncidentView> {
  return post(`${pathOf(id)}/merge`, { into }, IncidentView);
}

export function splitIncident(id: string, reportIds: readonly string[]): Answer<IncidentView> {
  return post(`${pathOf(id)}/split`, { reportIds }, IncidentView);
}

export function undoIncidentChange(id: string, entryId?: string): Answer<IncidentView> {
  return post(`${pathOf(id)}/undo`, entryId === undefined ? {} : { entryId }, IncidentView);
}

export function closeIncident(id: string, resolution: Resolution): Answer<IncidentView> {
  return post(`${pathOf(id)}/close`, { resolution }, IncidentView);
}

export function setActivity(
  id: string,
  activity: (typeof INCIDENT_ACTIVITIES)[number],
): Answer<IncidentView> {
  return post(`${pathOf(id)}/activity`, { activity }, IncidentView);
}

export function addFinding(id: string, body: AddFinding): Answer<IncidentView> {
  return post(`${pathOf(id)}/findings`, body, IncidentView);
}

export function withdrawFinding(findingId: string): Answer<IncidentView> {
  const path = `/api/v1/findings/${encodeURIComponent(findingId)}`;
  return request({ method: 'DELETE', path, answer: IncidentView });
}

export function decideVerdict(id: string, body: DecideVerdict): Answer<IncidentView> {
  return post(`${pathOf(id)}/verdict`, body, IncidentView);
}

export function previewCallOut(id: string, needed: number): Answer<CallOutPreview> {
  const path = `${pathOf(id)}/call-outs/preview?needed=${needed}`;
  return request({ method: 'GET', path, answer: CallOutPreview });
}

export function requestCallOut(id: string, body: CallOutRequest): Answer<CallOutView> {
  return post(`${pathOf(id)}/call-outs`, body, CallOutView);
}

export function standDown(callOutId: string, body: StandDown): Answer<CallOutView> {
  return post(`/api/v1/call-outs/${encodeURIComponent(callOutId)}/stand-down`, body, CallOutView);
}

export function setStep(assignmentId: string, body: SetStep): Answer<CallOutView> {
  return post(`/api/v1/assignments/${encodeURIComponent(assignmentId)}/step`, body, CallOutView);
}

export function ownAlarm(id: string): Answer<AlarmView> {
  return post(`/api/v1/alarms/${encodeURIComponent(id)}/own`, undefined, AlarmView);
}

function pathOf(id: string): string {
  return `/api/v1/incidents/${encodeURIComponent(id)}`;
}

function post<T>(path: string, body: unknown, answer: z.ZodType<T>): Answer<T> {
  return request({ method: 'POST', path, body, answer });
}
