// Coming to work and going, as this board knows it.
import type { SessionView } from '../../../contract/account.ts';
import { setShift } from '../api/own-account-api.ts';
import { notify } from '../state/notices.ts';
import type { BoardStore } from '../state/board-store.ts';
import { renewSession } from './session.ts';

const ROLES_WITH_SHIFTS: ReadonlySet<string> = new Set([
  'dispatcher',
  'legal_intake',
  'coordinator',
]);

export function hasShifts({ account }: SessionView): boolean {
  return account.roles.some((role) => ROLES_WITH_SHIFTS.has(role));
}

/** Nothing live is shown: by what the session says, or by what the server has said since. */
export function isKeptBack({ session, isOffShift }: BoardStore): boolean {
  return isOffShift || (session.phase === 'signed_in' && session.view.withheld === 'off_shift');
}

export async function changeShift(state: 'on' | 'ended'): Promise<void> {
  const answer = await setShift({ state });
  if (answer.kind === 'no_answer') notify('danger', { word: 'signIn.noAnswer' });
  if (answer.kind === 'refused') notify('danger', { word: `error.${answer.error.code}` });
  await renewSession();
}
