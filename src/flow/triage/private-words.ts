// Private words that a sender sent unasked: the one who holds the report moves them to where legal
// intake alone may open them, or erases them. Either way they leave the message and the journal.
import type { Deps } from '../../deps.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { eraseInbound } from '../../records/inbound/inbound-store.ts';
import type { BodyOfMessage } from '../../records/message/message-store.ts';
import { lockMessageBody, rewriteMessage } from '../../records/message/message-store.ts';
import type { PrivateSpan } from '../../records/message/private-spans.ts';
import { holdsPrivate, overwrite } from '../../records/message/private-spans.ts';
import { insertSealedField } from '../../records/message/sealed-field-store.ts';
import { purgeCorrectionsOf } from '../../records/report/correction-store.ts';
import { NO_PLACE } from '../../records/report/report-place.ts';
import type { ReportRow } from '../../records/report/report-row.ts';
import { changeReport, lockReport } from '../../records/report/report-store.ts';
import type { Tx, TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { reportSight } from '../../security/permissions.ts';
import { ownInTx } from './own-report.ts';

type PrivateDeps = TransactDeps & Pick<Deps, 'ids'>;
/** The `n`th private thing in a message of a report. */
export type PrivateKey = { reportId: string; messageId: string; n: number };

/** @throws AppError not_found, already_claimed, report_closed, wrong_state when it is done already */
export async function sealPrivate(
  deps: PrivateDeps,
  viewer: Viewer,
  key: PrivateKey,
): Promise<void> {
  await transact(deps, async (tx) => {
    const { message, span } = await takeOut(tx, deps, viewer, { ...key, state: 'sealed' });
    await insertSealedField(tx.db, deps.keyring, {
      id: deps.ids.uuid(),
      reportId: key.reportId,
      messageId: key.messageId,
      span: key.n,
      what: span.what,
      words: message.body.slice(span.start, span.end),
      byId: viewer.account.id,
      at: tx.at,
    });
  });
}

/** @throws as above */
export async function erasePrivate(
  deps: PrivateDeps,
  viewer: Viewer,
  key: PrivateKey,
): Promise<void> {
  await transact(deps, async (tx) => {
    await takeOut(tx, deps, viewer, { ...key, state: 'erased' });
  });
}

async function takeOut(
  tx: Tx,
  deps: PrivateDeps,
  viewer: Viewer,
  { reportId, messageId, n, state }: PrivateKey & { state: 'sealed' | 'erased' },
): Promise<{ message: BodyOfMessage; span: PrivateSpan }> {
  await lockReport(tx.db, reportId);
  const report = await ownInTx(tx, deps, viewer, reportId);
  if (reportSight(viewer.account.roles, report.kind) !== 'full') throw notFound();
  const message = await lockMessageBody(tx.db, deps.keyring, { reportId, id: messageId });
  const span = message?.spans[n];
  if (!message || !span) throw notFound();
  if (span.state !== 'hidden') {
    throw new AppError('wrong_state', 'This was sealed or erased already.', {
      details: { state: span.state },
    });
  }
  await rewriteMessage(tx.db, deps.keyring, {
    id: messageId,
    body: overwrite(message.body, span),
    spans: message.spans.map((each, at) => (at === n ? { ...each, state } : each)),
  });
  if (message.inboundId) await eraseInbound(tx.db, [message.inboundId]);
  await forgetPlaceWith(tx, report, message, span);
  tx.audit({
    actor: actorOf(viewer),
    action: state === 'sealed' ? 'report.private_sealed' : 'report.private_erased',
    subject: { kind: 'report', id: reportId },
    detail: { messageId, n, what: span.what },
  });
  tx.announce({ kind: 'report.changed', subjectId: reportId });
  return { message, span };
}

/** Words that name the place are a copy too, when a person took them from the message. */
async function forgetPlaceWith(
  tx: Tx,
  report: ReportRow,
  message: BodyOfMessage,
  span: PrivateSpan,
): Promise<void> {
  const { id, locationText } = report;
  const isSafe = locationText === null || !holdsPrivate(locationText, message.body, [span]);
  await changeReport(tx.db, id, isSafe ? {} : { locationSealed: null, ...NO_PLACE });
  if (!isSafe) await purgeCorrectionsOf(tx.db, id, 'locationText');
}
