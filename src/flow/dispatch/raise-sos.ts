// Danger: every board rings, the people on call are texted at once whoever has a board open, and the
// sender is told that help is being called. From any state, and once more with each SOS.
import type { Actor } from '../../contract/audit-event.ts';
import { phonesOnCall } from '../../messaging/phones-on-call.ts';
import { queueNotice } from '../../messaging/queue-sms.ts';
import { renderText } from '../../messaging/texts.ts';
import { AppError } from '../../platform/errors.ts';
import { changeAssignment } from '../../records/call-out/assignment-store.ts';
import type { AssignmentRow, CallOutRow } from '../../records/call-out/call-out-row.ts';
import type { Tx } from '../../records/transact.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { auditAssignment, happened } from './dispatch-deps.ts';
import { raiseAlarm } from './field-alarms.ts';
import { tellVolunteer } from './tell-volunteer.ts';

/** People are not rung up for each of ten texts in a minute. */
const AGAIN_MS = 60_000;

export async function raiseSos(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
  by: Actor,
): Promise<void> {
  const { code, incidentId } = callOut;
  await changeAssignment(tx.db, person.id, { sosAt: tx.at, lastHeardAt: tx.at });
  auditAssignment(tx, by, 'assignment.sos', person.id, { status: person.status });
  await happened(tx, deps, incidentId, { kind: 'sos', by, assignmentId: person.id });
  await raiseAlarm(tx, deps, 'sos', person.id);
  await tellVolunteer(tx, deps, person, 'disp_sos', { code });
  const sinceLastMs = person.sosAt === null ? Infinity : tx.at.getTime() - person.sosAt.getTime();
  if (sinceLastMs > AGAIN_MS) await callPeople(tx, deps, code);
}

/** Who is called needs no word of where: any phone may be read over a shoulder. */
async function callPeople(tx: Tx, deps: DispatchDeps, code: string): Promise<void> {
  const { NETWORK_NAME, RESPONDER_NUMBER } = deps.config;
  for (const { phone, language } of await phonesOnCall(tx, deps)) {
    const body = renderText('staff_sos', language, { org: NETWORK_NAME, code });
    const notice = { purpose: 'alarm' as const, to: phone, from: RESPONDER_NUMBER, body };
    await queueNotice(tx, deps, notice).catch((error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'opted_out') throw error;
    });
  }
}
