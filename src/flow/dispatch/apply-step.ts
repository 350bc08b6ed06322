// One step of somebody's part, whoever says it: by text, by a button of the page, or through a
// dispatcher for somebody who calls. The caller holds the call-out's lock.
import type { Actor } from '../../contract/audit-event.ts';
import type { Actual } from '../../contract/incident-statuses.ts';
import type { Agency } from '../../contract/report-facts.ts';
import type { TextKey } from '../../messaging/texts.ts';
import { assertNever } from '../../platform/errors.ts';
import { changeAssignment } from '../../records/call-out/assignment-store.ts';
import type { AssignmentRow, CallOutRow } from '../../records/call-out/call-out-row.ts';
import { isOpen } from '../../records/call-out/call-out-status.ts';
import type { Tx } from '../../records/transact.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { auditAssignment } from './dispatch-deps.ts';
import { hearFrom } from './hear-from.ts';
import { moveOn } from './move-on.ts';
import type { ReplyAction } from '../../contract/call-out.ts';
import type { Hint, NextStep } from './next-step.ts';
import { nextStep } from './next-step.ts';
import { raiseSos } from './raise-sos.ts';
import { askRelief } from './relieve.ts';
import { reportClaim } from './report-claim.ts';
import { takePlace } from './take-place.ts';
import { tellVolunteer } from './tell-volunteer.ts';

export type Step = {
  action: ReplyAction;
  by: Actor;
  etaMinutes?: number;
  /** With a claim: what the words after it name. */
  agency?: Agency | null;
  actual?: Actual | null;
  note?: string | null;
};

/** done; refused: a hint, and nothing has changed; person: somebody must read it. */
export type Applied = 'done' | 'refused' | 'person';

/** What a hint says; those on scene get the choices again. */
const TEXT_OF_HINT: Readonly<Record<Hint, TextKey>> = {
  offer: 'hint_offer',
  wait: 'disp_wait',
  team: 'hint_team',
  here: 'hint_here',
  scene: 'disp_onscene',
  home: 'hint_home',
  none: 'hint_none',
};

export async function applyStep(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
  given: Step,
): Promise<Applied> {
  const standing = {
    status: person.status,
    isBriefed: person.briefedAt !== null,
    isOpen: isOpen(callOut.status),
  };
  const next = nextStep(standing, given.action);
  const applied = await carryOut(tx, deps, callOut, person, given, next);
  // Whoever writes is alive, whatever the words are.
  if (given.by.kind === 'volunteer' && !hasHeard(next)) await hearFrom(tx, deps, callOut, person);
  return applied;
}

/** These set the next look themselves. */
function hasHeard({ step }: NextStep): boolean {
  return step === 'move' || step === 'report' || step === 'take' || step === 'heard';
}

async function carryOut(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
  given: Step,
  next: NextStep,
): Promise<Applied> {
  const { code } = callOut;
  switch (next.step) {
    case 'take':
      return (await takePlace(tx, deps, callOut, person, given)) ? 'done' : 'refused';
    case 'late':
      await tellVolunteer(tx, deps, person, lateText(callOut), { code });
      return 'refused';
    case 'move':
      await moveOn(tx, deps, callOut, person, next.move, given);
      return 'done';
    case 'report':
      await reportClaim(tx, deps, callOut, person, { ...given, says: next.says });
      return 'done';
    case 'relief':
      await askRelief(tx, deps, callOut, person, given.by);
      return 'done';
    case 'sos':
      await raiseSos(tx, deps, callOut, person, given.by);
      return 'done';
    case 'heard':
      await noteEta(tx, person, given);
      await hearFrom(tx, deps, callOut, person, given);
      return 'done';
    case 'again':
      await tellVolunteer(tx, deps, person, TEXT_OF_HINT[next.hint], { code });
      return 'done';
    case 'hint':
      await tellVolunteer(tx, deps, person, TEXT_OF_HINT[next.hint], { code });
      return 'refused';
    case 'withdraw':
      await tellVolunteer(tx, deps, person, TEXT_OF_HINT[next.hint], { code });
      return 'person';
    case 'person':
      return 'person';
    default:
      return assertNever(next);
  }
}

/** Filled by others, or over for whatever reason. */
function lateText({ status }: CallOutRow): TextKey {
  return status === 'filled' || status === 'closed' ? 'disp_covered' : 'disp_over';
}

async function noteEta(tx: Tx, person: AssignmentRow, { etaMinutes, by }: Step): Promise<void> {
  if (etaMinutes === undefined || person.status !== 'en_route') return;
  await changeAssignment(tx.db, person.id, { etaMinutes });
  auditAssignment(tx, by, 'assignment.moved', person.id, { step: 'eta', minutes: etaMinutes });
}
