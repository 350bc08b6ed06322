// What is confirmed and goes on is asked about every half hour: its people by text, where some are
// there. Where nobody is, the time stays due, and every board shows that somebody should look.
import type { Deps } from '../../deps.ts';
import { queueNotice } from '../../messaging/queue-sms.ts';
import { renderText } from '../../messaging/texts.ts';
import { AppError } from '../../platform/errors.ts';
import type { AssignmentRow } from '../../records/call-out/call-out-row.ts';
import { addToTimeline } from '../../records/incident/incident-event-store.ts';
import {
  changeIncident,
  findDueToAsk,
  findIncident,
  lockIncidents,
} from '../../records/incident/incident-store.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { ASK_AGAIN_MS } from './ask-again-at.ts';
import { lookForEnd } from './look-for-end.ts';
import type { VerdictDeps } from './take-effect.ts';

const AT_ONCE = 50;

/** Safe on two nodes: whoever holds the incident looks again. @returns how many incidents were asked about */
export async function askAgain(deps: VerdictDeps): Promise<number> {
  const due = await findDueToAsk(deps.db.prisma, deps.clock.now(), AT_ONCE);
  let asked = 0;
  for (const { id } of due) {
    if (await transact(deps, (tx) => askAbout(tx, deps, id))) asked += 1;
  }
  return asked;
}

async function askAbout(tx: Tx, deps: VerdictDeps, id: string): Promise<boolean> {
  await lockIncidents(tx.db, [id]);
  const incident = await findIncident(tx.db, deps.keyring, id);
  if (!incident?.verifyAgainAt || incident.verifyAgainAt > tx.at) return false;
  await lookForEnd(tx, deps, id);
  const there = incident.callOuts.flatMap(({ code, assignments }) =>
    assignments.filter(isThere).map((person) => ({ code, person })),
  );
  if (there.length === 0) return false;
  for (const { code, person } of there) await ask(tx, deps, code, person);
  await changeIncident(tx.db, deps.keyring, id, {
    verifyAgainAt: new Date(tx.at.getTime() + ASK_AGAIN_MS),
  });
  await addToTimeline(tx.db, {
    id: deps.ids.uuid(),
    incidentId: id,
    kind: 'asked_again',
    at: tx.at,
    byId: null,
  });
  tx.announce({ kind: 'incident.changed', subjectId: id });
  return true;
}

function isThere({ status }: AssignmentRow): boolean {
  return status === 'on_scene' || status === 'reported';
}

async function ask(
  tx: Tx,
  deps: Pick<Deps, 'config' | 'keyring' | 'ids'>,
  code: string,
  { volunteerId, phoneSealed, language }: AssignmentRow,
): Promise<void> {
  if (!phoneSealed) return;
  try {
    await queueNotice(tx, deps, {
      purpose: 'volunteer',
      to: deps.keyring.openText('volunteer.phone', volunteerId, phoneSealed),
      from: deps.config.RESPONDER_NUMBER,
      body: renderText('still_there', language, { org: deps.config.NETWORK_NAME, code }),
      validUntil: new Date(tx.at.getTime() + ASK_AGAIN_MS),
    });
  } catch (error) {
    // Who wants no more texts is called; the board shows them.
    if (!(error instanceof AppError && error.code === 'opted_out')) throw error;
  }
}
