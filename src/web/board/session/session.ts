// Who is signed in at this board: found out at the start, opened and ended here, and lost when the
// server says so, with the drafts kept.
import type { SessionView, SignIn } from '../../../contract/account.ts';
import { endSession, openSession, readSession } from '../api/board-api.ts';
import { onSignedOut } from '../api/request.ts';
import { openBoardLine, type BoardLine } from '../feed/browser-line.ts';
import { forgetBoard, useBoard } from '../state/board-store.ts';
import { dropAllDrafts, ownDrafts } from '../state/drafts.ts';
import { openAddress } from '../state/board-path.ts';
import { forgetIncidentDetail } from '../state/incident-detail.ts';
import { openSubject } from '../state/open-subject.ts';
import { forgetReportDetail } from '../state/report-detail.ts';
import { forgetUndo } from '../state/undo.ts';
import type { Said } from '../words/use-words.ts';

let line: BoardLine | null = null;

/** Reads the session and, from then on, follows its end. */
export async function startSession(): Promise<void> {
  onSignedOut(loseSession);
  useBoard.subscribe(({ status }) => {
    if (status.phase === 'ended') loseSession();
  });
  const answer = await readSession();
  if (answer.kind === 'ok') begin(answer.value);
  else forgetBoard(false);
}

export type SignInOutcome = 'signed_in' | 'code_needed' | Said;

export async function signIn(input: SignIn): Promise<SignInOutcome> {
  const answer = await openSession(input);
  if (answer.kind === 'ok') {
    begin(answer.value);
    return 'signed_in';
  }
  if (answer.kind === 'no_answer') return { word: 'signIn.noAnswer' };
  if (answer.error.code === 'second_factor_required') return 'code_needed';
  if (answer.error.code === 'too_many_requests') {
    const told = Number(answer.error.details?.retryAfterSeconds ?? answer.retryAfterSeconds);
    return { word: 'signIn.throttled', params: { seconds: told || 60 } };
  }
  const isServerFault = answer.error.code === 'internal' || answer.error.code === 'unavailable';
  return { word: isServerFault ? 'signIn.noAnswer' : 'signIn.refused' };
}

/** What the server says of this session now; begins anew where it may show what it might not before. */
export async function renewSession(): Promise<void> {
  const answer = await readSession();
  if (answer.kind !== 'ok' || useBoard.getState().session.phase !== 'signed_in') return;
  if (line === null) begin(answer.value);
  else useBoard.setState({ session: { phase: 'signed_in', view: answer.value } });
}

/** Whether a board is shown: also off shift, where it is empty. */
export function hasBoard({ permissions, withheld }: SessionView): boolean {
  return permissions.includes('report.read') || withheld === 'off_shift';
}

/** Leaves nothing behind, whether or not the server heard it. */
export async function signOut(): Promise<void> {
  dropAllDrafts();
  closeLine();
  forgetBoard(false);
  await endSession();
}

/** Tries the connection at once. */
export function hurryLine(): void {
  line?.hurry();
}

function begin(view: SessionView): void {
  ownDrafts(view.account.id);
  useBoard.setState({ session: { phase: 'signed_in', view } });
  closeLine();
  if (hasBoard(view)) line = openBoardLine(readReportId);
}

function loseSession(): void {
  if (useBoard.getState().session.phase !== 'signed_in') return;
  closeLine();
  forgetBoard(true);
}

/** Stops listening and takes the open thread off the page. */
function closeLine(): void {
  line?.close();
  line = null;
  forgetReportDetail();
  forgetIncidentDetail();
  forgetUndo();
}

/** The report whose thread is on the page. */
function readReportId(): string | null {
  return openSubject(openAddress(), useBoard.getState().board).reportId;
}
