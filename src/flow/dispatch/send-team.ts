// Those who were waiting for each other are told where: by a link that opens once, says nothing of
// anybody in its address, and is worth nothing after two hours.
import { insertBriefLink } from '../../records/call-out/brief-link-store.ts';
import { changeAssignment } from '../../records/call-out/assignment-store.ts';
import type { AssignmentRow, CallOutRow } from '../../records/call-out/call-out-row.ts';
import type { Tx } from '../../records/transact.ts';
import { hashToken } from '../../security/keyring.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { checkSettings } from './check-settings.ts';
import { nextCheckAt } from './next-check.ts';
import { tellVolunteer } from './tell-volunteer.ts';

export const BRIEF_LINK_MS = 2 * 60 * 60_000;
/** Letters and digits alone, which no phone cuts off a link: with two hours and one use, nobody guesses it. */
const TOKEN_CHARACTERS = 14;

/** @param present everybody who is on the team; those who know where already are left alone */
export async function sendTeam(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  present: readonly AssignmentRow[],
): Promise<void> {
  const settings = checkSettings(deps.config);
  for (const person of present) {
    if (person.briefedAt !== null) continue;
    const standing = { status: person.status, isBriefed: true, etaMinutes: person.etaMinutes };
    await changeAssignment(tx.db, person.id, {
      briefedAt: tx.at,
      nextCheckAt: nextCheckAt(standing, tx.at, settings),
      misses: 0,
    });
    await sendLink(tx, deps, callOut, person);
  }
}

export async function sendLink(
  tx: Tx,
  deps: DispatchDeps,
  { code }: CallOutRow,
  person: AssignmentRow,
): Promise<void> {
  const token = deps.ids.token().replace(/[-_]/g, '').slice(0, TOKEN_CHARACTERS);
  await insertBriefLink(tx.db, {
    id: deps.ids.uuid(),
    tokenHash: hashToken(token),
    assignmentId: person.id,
    createdAt: tx.at,
    expiresAt: new Date(tx.at.getTime() + BRIEF_LINK_MS),
  });
  const link = `${deps.config.PUBLIC_URL}/b/${token}`;
  await tellVolunteer(tx, deps, person, 'disp_brief', { code, link });
}
