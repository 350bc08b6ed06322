// What one viewer may read: a page of reports, one report, its thread and the shown copy of a photo.
import type { Deps } from '../../deps.ts';
import type { ListReports, MessageView, ReportDetail, ReportPage, ReportView, SealedFieldView } from '../../contract/report.ts';
import { OPEN_REPORT_STATUSES, REPORT_KINDS } from '../../contract/statuses.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { findCallBack } from '../../records/call-back/call-back-store.ts';
import { viewCallBack } from '../../records/call-back/call-back-view.ts';
import { listNotes } from '../../records/note/note-store.ts';
import { listMediaOf, readShownMedia } from '../../records/media/media-list-store.ts';
import { viewMedia } from '../../records/media/media-view.ts';
import { listMessages } from '../../records/message/message-store.ts';
import { listSealedFields } from '../../records/message/sealed-field-store.ts';
import { viewMessage } from '../../records/message/message-view.ts';
import { optedOutAmong } from '../../records/consent/consent-store.ts';
import type { ReportRow } from '../../records/report/report-row.ts';
import { pageOfReports } from '../../records/report/report-store.ts';
import { viewReport } from '../../records/report/report-view.ts';
import { reportSight } from '../../security/permissions.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { findVisible } from './own-report.ts';

type ShowDeps = Pick<Deps, 'db' | 'keyring'>;

/** The newest of a thread; older ones are not needed to answer. */
const MESSAGES_MAX = 500;

/** @throws AppError invalid_input for a cursor that is not ours */
export async function listReports(deps: ShowDeps, viewer: Viewer, query: ListReports): Promise<ReportPage> {
  const kinds = REPORT_KINDS.filter((kind) => reportSight(viewer.account.roles, kind) !== 'none');
  const rows = await pageOfReports(deps.db.prisma, deps.keyring, {
    statuses: query.status === 'open' ? OPEN_REPORT_STATUSES : ['closed', 'purged'],
    kinds,
    ...(query.cursor === undefined ? {} : { beforeNumber: numberOf(query.cursor) }),
    limit: query.limit + 1,
  });
  const items = await viewAll(deps, viewer, rows.slice(0, query.limit));
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

export async function showReport(deps: ShowDeps, viewer: Viewer, id: string): Promise<ReportView> {
  const row = await findVisible(deps.db.prisma, deps, viewer, id);
  const [view] = await viewAll(deps, viewer, [row]);
  if (!view) throw notFound();
  return view;
}

/** The report with its thread; without words where the viewer sees a summary only. */
export async function showThread(deps: ShowDeps, viewer: Viewer, id: string): Promise<ReportDetail> {
  const row = await findVisible(deps.db.prisma, deps, viewer, id);
  const [view] = await viewAll(deps, viewer, [row]);
  if (!view) throw notFound();
  if (reportSight(viewer.account.roles, row.kind) !== 'full') {
    return { ...view, messages: [], sealed: [], notes: [], callBack: null };
  }
  const [messages, sealed, notes, callBack] = await Promise.all([
    thread(deps, id),
    drawers(deps, viewer, id),
    listNotes(deps.db.prisma, deps.keyring, id),
    findCallBack(deps.db.prisma, deps.keyring, id),
  ]);
  return {
    ...view,
    messages,
    sealed,
    notes: notes.map((note) => ({ ...note, at: note.at.toISOString() })),
    callBack: callBack && viewCallBack(callBack),
  };
}

/** What legal intake may open; nobody else learns of it. */
async function drawers(deps: ShowDeps, viewer: Viewer, id: string): Promise<SealedFieldView[]> {
  if (!viewer.permissions.includes('report.reveal_sealed')) return [];
  const rows = await listSealedFields(deps.db.prisma, deps.keyring, id);
  return rows.map(({ span, at, ...plain }) => ({ ...plain, n: span, at: at.toISOString() }));
}

/** @throws AppError not_found */
export async function showMessage(deps: ShowDeps, reportId: string, messageId: string): Promise<MessageView> {
  const found = (await thread(deps, reportId)).find((message) => message.id === messageId);
  if (!found) throw notFound();
  return found;
}

/** @throws AppError not_found, also where the viewer may not read the report in full */
export async function showMedia(
  deps: ShowDeps,
  viewer: Viewer,
  key: { reportId: string; id: string },
): Promise<{ bytes: Buffer; type: string }> {
  const row = await findVisible(deps.db.prisma, deps, viewer, key.reportId);
  if (reportSight(viewer.account.roles, row.kind) !== 'full') throw notFound();
  const shown = await readShownMedia(deps.db.prisma, deps.keyring, key);
  if (!shown) throw notFound();
  return shown;
}

async function thread(deps: ShowDeps, reportId: string): Promise<MessageView[]> {
  const [messages, media] = await Promise.all([
    listMessages(deps.db.prisma, deps.keyring, reportId, MESSAGES_MAX),
    listMediaOf(deps.db.prisma, reportId),
  ]);
  const views = media.map((each) => ({ messageId: each.messageId, view: viewMedia(reportId, each) }));
  return messages.map((message) =>
    viewMessage(
      message,
      views.filter((each) => each.messageId === message.id).map((each) => each.view),
    ),
  );
}

async function viewAll(deps: ShowDeps, viewer: Viewer, rows: readonly ReportRow[]): Promise<ReportView[]> {
  const indexes = rows.flatMap((row) => (row.phoneIndex ? [row.phoneIndex] : []));
  const optedOut = await optedOutAmong(deps.db.prisma, indexes, 'hotline');
  return rows.flatMap((row) => {
    const isOut = row.phoneIndex !== null && optedOut.has(Buffer.from(row.phoneIndex).toString('hex'));
    const view = viewReport(row, viewer.account.roles, isOut);
    return view ? [view] : [];
  });
}
