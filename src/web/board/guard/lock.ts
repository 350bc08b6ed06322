// Locking: what was read leaves the page and the browser's storage at once, and comes back for the
// password alone. The feed goes on beneath, so that alarms are seen and heard.
import { useBoard } from '../state/board-store.ts';
import { putDraftsBack, withholdDrafts } from '../state/drafts.ts';
import { forgetReportDetail } from '../state/report-detail.ts';
import { unlockSession } from '../api/own-account-api.ts';
import type { Said } from '../words/use-words.ts';
import { keepActiveAt, keepIsLocked, onOtherTab, readActiveAt, useGuard } from './guard-state.ts';
import { isIdle } from './idle.ts';

const LOOK_EVERY_MS = 5_000;
/** How often other tabs are told that somebody is here. */
const TELL_EVERY_MS = 10_000;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];

let returnFocusTo: string | null = null;

export function lockBoard(): void {
  if (useBoard.getState().session.phase !== 'signed_in' || useGuard.getState().isLocked) return;
  keepIsLocked(true);
  clearPage();
}

/** Null when it worked. */
export async function unlockBoard(password: string): Promise<Said | null> {
  const answer = await unlockSession({ password });
  if (answer.kind === 'no_answer') return { word: 'guard.noAnswer' };
  if (answer.kind === 'refused') {
    if (answer.error.code !== 'too_many_requests') return { word: 'guard.refused' };
    const seconds = answer.retryAfterSeconds ?? Number(answer.error.details?.retryAfterSeconds);
    return { word: 'signIn.throttled', params: { seconds: seconds || 60 } };
  }
  keepActiveAt(Date.now());
  keepIsLocked(false);
  showAgain();
  return null;
}

/** Watches for the hand on the board until the page is left. */
export function startGuard(): void {
  for (const sign of SIGNS_OF_LIFE) {
    window.addEventListener(sign, noteActivity, { capture: true, passive: true });
  }
  onOtherTab((isLocked) => {
    useGuard.setState({ isLocked });
    if (isLocked) clearPage();
    else showAgain();
  });
  useBoard.subscribe(({ session }, before) => {
    if (session.phase === before.session.phase) return;
    if (session.phase === 'signed_out') keepIsLocked(false);
    else if (session.phase === 'signed_in' && before.session.phase === 'signed_out') begin();
    else lockIfIdle();
  });
  setInterval(lockIfIdle, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', lockIfIdle);
  window.addEventListener('focus', lockIfIdle);
  if (useGuard.getState().isLocked) withholdDrafts();
}

function begin(): void {
  keepActiveAt(Date.now());
  putDraftsBack();
}

let toldAtMs = 0;

function noteActivity(): void {
  if (useBoard.getState().session.phase === 'checking') return;
  const nowMs = Date.now();
  // Whoever comes back after too long is asked who they are before their hand counts.
  if (useGuard.getState().isLocked || lockIfIdle()) return;
  if (Math.abs(nowMs - toldAtMs) < TELL_EVERY_MS) return;
  toldAtMs = nowMs;
  keepActiveAt(nowMs);
}

function lockIfIdle(): boolean {
  if (!isIdle(readActiveAt(), Date.now())) return false;
  lockBoard();
  return useGuard.getState().isLocked;
}

function clearPage(): void {
  returnFocusTo = document.activeElement?.id ?? null;
  withholdDrafts();
  forgetReportDetail();
  useBoard.setState({ dialog: null, notices: [] });
}

function showAgain(): void {
  putDraftsBack();
  requestAnimationFrame(() => {
    const place = document.getElementById(returnFocusTo || 'queue-grid');
    (place ?? document.getElementById('thread-title'))?.focus();
    returnFocusTo = null;
  });
}
