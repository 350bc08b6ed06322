// A reply to a reporter: sent once however often it is tried, because a text keeps its key; the
// words stay in the box until the server, or the thread itself, has them.
import type { ReportDetail, ReportView } from '../../../contract/report.ts';
import { sendReply as postReply } from '../api/board-api.ts';
import { accountIdOf, setPending, useBoard } from '../state/board-store.ts';
import { dropDraft, type Draft } from '../state/drafts.ts';
import { knownMessageIds } from '../state/report-detail.ts';
import { dismissNotice, notify } from '../state/notices.ts';
import { worldIsOpen } from './change-report.ts';
import { explainRefusal } from './explain-refusal.ts';
import { settle } from './settle.ts';

export type ReplyOutcome = 'sent' | 'kept' | 'confirm_length';

export function replyKey(reportId: string): string {
  return `reply:${reportId}`;
}

export async function sendReply(
  report: ReportView,
  draft: Draft,
  longConfirmed: boolean,
): Promise<ReplyOutcome> {
  const key = replyKey(report.id);
  if (useBoard.getState().pending.has(key) || !worldIsOpen()) return 'kept';
  const known = knownMessageIds(report.id);
  setPending(key, true);
  try {
    const result = await postReply(report.id, {
      text: draft.text,
      idempotencyKey: draft.key,
      ...(longConfirmed ? { longConfirmed } : {}),
    });
    if (result.kind === 'ok') return done(report);
    if (result.kind === 'no_answer') return await settleReply(report, draft, known);
    if (result.error.code === 'text_too_long' && !longConfirmed) return 'confirm_length';
    explainRefusal(result.error, { reportId: report.id });
    return 'kept';
  } finally {
    setPending(key, false);
  }
}

function done(report: ReportView, replaces?: number): ReplyOutcome {
  dropDraft(report.id);
  notify('ok', { word: 'reply.sent', params: { code: report.code } }, { replaces });
  return 'sent';
}

async function settleReply(
  report: ReportView,
  draft: Draft,
  known: ReadonlySet<string>,
): Promise<ReplyOutcome> {
  const me = accountIdOf(useBoard.getState());
  const waiting = notify('wait', { word: 'action.noAnswer' });
  const settled = await settle(report.id, (now) => hasReply(now, draft.text, me, known));
  if (useBoard.getState().session.phase !== 'signed_in') return 'kept';
  if (settled === 'worked') return done(report, waiting);
  dismissNotice(waiting);
  notify('danger', { word: 'action.didNotReply' });
  return 'kept';
}

function hasReply(
  report: ReportView | ReportDetail,
  text: string,
  me: string,
  known: ReadonlySet<string>,
): boolean {
  if (!('messages' in report)) return false;
  return report.messages.some(
    ({ id, person, text: sent }) =>
      !known.has(id) && person?.id === me && sent.trim() === text.trim(),
  );
}
