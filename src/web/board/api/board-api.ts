// The API's routes as the board uses them.
import { z } from 'zod';
import { SessionView, type SignIn } from '../../../contract/account.ts';
import {
  ReportDetail,
  ReportView,
  RevealedPhone,
  type CloseReport,
  type Reply,
  type RevealPhone,
  type SetPriority,
} from '../../../contract/report.ts';
import { RevealedWords, type RevealSealed } from '../../../contract/hidden-words.ts';
import type { CorrectFact } from '../../../contract/report-corrections.ts';
import { request, type ApiResult } from './request.ts';

const SESSION = '/api/v1/session';

export function readSession(): Promise<ApiResult<SessionView>> {
  return request({ method: 'GET', path: SESSION, answer: SessionView });
}

export function openSession(body: SignIn): Promise<ApiResult<SessionView>> {
  return request({ method: 'POST', path: SESSION, body, answer: SessionView });
}

export function endSession(): Promise<ApiResult<unknown>> {
  return request({ method: 'DELETE', path: SESSION, answer: z.unknown() });
}

export function readReport(id: string): Promise<ApiResult<ReportDetail>> {
  return request({ method: 'GET', path: reportPath(id), answer: ReportDetail });
}

export function claimReport(id: string): Promise<ApiResult<ReportView>> {
  return change(id, 'claim', {}, ReportView);
}

export function releaseReport(id: string): Promise<ApiResult<ReportView>> {
  return change(id, 'release', {}, ReportView);
}

export function closeReport(id: string, body: CloseReport): Promise<ApiResult<ReportView>> {
  return change(id, 'close', body, ReportView);
}

export function reopenReport(id: string): Promise<ApiResult<ReportView>> {
  return change(id, 'reopen', {}, ReportView);
}

export function setPriority(id: string, body: SetPriority): Promise<ApiResult<ReportView>> {
  return change(id, 'priority', body, ReportView);
}

export function revealPhone(id: string, body: RevealPhone): Promise<ApiResult<RevealedPhone>> {
  return change(id, 'reveal-phone', body, RevealedPhone);
}

export function sendReply(id: string, body: Reply): Promise<ApiResult<{ id: string }>> {
  return change(id, 'reply', body, z.object({ id: z.string() }));
}

export function retryMedia(reportId: string, mediaId: string): Promise<ApiResult<ReportView>> {
  return change(reportId, `media/${encodeURIComponent(mediaId)}/retry`, {}, ReportView);
}

export function correctFact(id: string, body: CorrectFact): Promise<ApiResult<ReportView>> {
  return change(id, 'facts', body, ReportView);
}

export function keepWords(id: string): Promise<ApiResult<ReportView>> {
  return change(id, 'keep-words', {}, ReportView);
}

export type PrivateVerb = 'seal' | 'erase';

export function takeOutPrivate(
  id: string,
  { messageId, n }: { messageId: string; n: number },
  verb: PrivateVerb,
): Promise<ApiResult<{ id: string }>> {
  const action = `messages/${encodeURIComponent(messageId)}/private/${n}/${verb}`;
  return change(id, action, {}, z.object({ id: z.string() }));
}

export function revealSealed(
  id: string,
  sealedId: string,
  body: RevealSealed,
): Promise<ApiResult<RevealedWords>> {
  return change(id, `sealed/${encodeURIComponent(sealedId)}/reveal`, body, RevealedWords);
}

function reportPath(id: string): string {
  return `/api/v1/reports/${encodeURIComponent(id)}`;
}

function change<T>(
  id: string,
  action: string,
  body: unknown,
  answer: z.ZodType<T>,
): Promise<ApiResult<T>> {
  return request({ method: 'POST', path: `${reportPath(id)}/${action}`, body, answer });
}
