// The API's routes for what surrounds a claim, as the board uses them.
import { z } from 'zod';
import { CallBackView, HandoverView, NoteView, type SettleCall } from '../../../contract/claims.ts';
import { ReportView } from '../../../contract/report.ts';
import { request, type ApiResult } from './request.ts';

export function addNote(reportId: string, text: string): Promise<ApiResult<NoteView>> {
  return post(reportId, 'notes', { text }, NoteView);
}

export function promiseCall(
  reportId: string,
  dueInMinutes: number,
): Promise<ApiResult<CallBackView>> {
  return post(reportId, 'call-back', { dueInMinutes }, CallBackView);
}

export function settleCall(reportId: string, body: SettleCall): Promise<ApiResult<CallBackView>> {
  return post(reportId, 'call-back/done', body, CallBackView);
}

export function handOverReport(reportId: string, to: string): Promise<ApiResult<ReportView>> {
  return post(reportId, 'hand-over', { to }, ReportView);
}

/** The owner is writing: the claim is kept. */
export function keepClaim(reportId: string): Promise<ApiResult<unknown>> {
  return post(reportId, 'drafting', undefined, z.unknown());
}

export function readHandover(): Promise<ApiResult<HandoverView>> {
  return request({ method: 'GET', path: '/api/v1/handover', answer: HandoverView });
}

function post<T>(
  reportId: string,
  action: string,
  body: unknown,
  answer: z.ZodType<T>,
): Promise<ApiResult<T>> {
  const path = `/api/v1/reports/${encodeURIComponent(reportId)}/${action}`;
  return request({ method: 'POST', path, body, answer });
}
