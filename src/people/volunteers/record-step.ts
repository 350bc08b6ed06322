// A coordinator writes down what was done with somebody: the interview, the signature, the training,
// a call-out or a shift beside another. No document is kept, only that it was, when, and who says so.
import type { Viewer } from '../../contract/viewer.ts';
import type { RecordStep } from '../../contract/volunteer-acts.ts';
import { AppError } from '../../platform/errors.ts';
import { hasOptedOutInTx, recordConsent } from '../../records/consent/consent-store.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { VolunteerChange } from '../../records/volunteer/volunteer-columns.ts';
import type { VolunteerRow } from '../../records/volunteer/volunteer-row.ts';
import { changeVolunteer } from '../../records/volunteer/volunteer-store.ts';
import { AGREEMENT_VERSION } from '../../records/volunteer/why-not-active.ts';
import type { LadderDeps } from './open-volunteer.ts';
import { openForDecision, stepInTx } from './open-volunteer.ts';

const DAY_MS = 86_400_000;
/** Networks' practice: after twelve months the training is done again. */
export const TRAINING_LASTS_MS = 365 * DAY_MS;

const OVER = new Set<VolunteerRow['status']>(['rejected', 'removed']);

/** @throws AppError forbidden, not_found, wrong_state, invalid_input for a training day to come */
export async function recordStep(
  deps: LadderDeps,
  viewer: Viewer,
  id: string,
  done: RecordStep,
): Promise<void> {
  await transact(deps, async (tx) => {
    const row = await openForDecision(tx, deps, viewer, 'volunteer.manage', id);
    refuseWhereItCannotBe(row, done);
    const change = changeFor(row, done, tx.at);
    if (change) await changeVolunteer(tx.db, deps.keyring, id, change);
    if (done.step === 'phone_verified') await agreeByVoice(tx, deps, row);
    await stepInTx(tx, deps, viewer, id, done.step, detailOf(done));
  });
}

/** Whoever answers the call agrees to call-outs by text; who once texted STOP must text START. */
async function agreeByVoice(tx: Tx, deps: LadderDeps, { phoneIndex }: VolunteerRow): Promise<void> {
  if (await hasOptedOutInTx(tx.db, phoneIndex, 'responders')) return;
  const entry = { phoneIndex, purpose: 'responders' as const, state: 'in' as const, at: tx.at };
  const how = { source: 'own_words' as const, wording: 'told_a_coordinator' };
  await recordConsent(tx.db, { id: deps.ids.uuid(), ...entry, ...how });
}

/** Standing beside somebody is for those on probation; before it, nothing is proven. */
function refuseWhereItCannotBe({ status }: VolunteerRow, { step }: RecordStep): void {
  const isPractice = step === 'paired_call_out' || step === 'shadow_shift';
  if (!OVER.has(status) && (!isPractice || status === 'probation')) return;
  throw new AppError('wrong_state', 'This step does not follow from where they stand.', {
    details: { status },
  });
}

function changeFor(row: VolunteerRow, done: RecordStep, at: Tx['at']): VolunteerChange | null {
  switch (done.step) {
    case 'phone_verified':
      return row.phoneVerifiedAt ? null : { phoneVerifiedAt: at };
    case 'interviewed':
      return { interviewedAt: at };
    case 'agreement_signed': {
      const signed = { agreementVersion: AGREEMENT_VERSION, agreementLanguage: done.language };
      return { ...signed, agreementSignedAt: at };
    }
    case 'trained':
      return trainedOn(done.on, at);
    case 'paired_call_out':
    case 'shadow_shift':
      return null;
  }
}

function trainedOn(day: string, now: Date): VolunteerChange {
  const trainingDoneAt = new Date(`${day}T00:00:00Z`);
  if (trainingDoneAt > now) {
    throw new AppError('invalid_input', 'The day of the training is still to come.');
  }
  const trainingExpiresAt = new Date(trainingDoneAt.getTime() + TRAINING_LASTS_MS);
  return { trainingDoneAt, trainingExpiresAt };
}

function detailOf(done: RecordStep): string | undefined {
  if (done.step === 'agreement_signed') return `${AGREEMENT_VERSION} ${done.language}`;
  return done.step === 'trained' ? done.on : undefined;
}
