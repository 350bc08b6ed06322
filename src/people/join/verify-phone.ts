// The code that was texted comes back: the phone is its owner's, and its owner has agreed to texts.
// Five tries, ten minutes, and the same answers for a phone that was known and for one that was not.
import { queueNotice } from '../../messaging/queue-sms.ts';
import { renderText } from '../../messaging/texts.ts';
import { recordConsent } from '../../records/consent/consent-store.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import type { PhoneCheckRow } from '../../records/volunteer/phone-check-store.ts';
import {
  countTry,
  findPhoneCheck,
  lockPhoneCheck,
  markVerified,
} from '../../records/volunteer/phone-check-store.ts';
import { insertStep } from '../../records/volunteer/volunteer-step-store.ts';
import { changeVolunteer, lockVolunteer } from '../../records/volunteer/volunteer-store.ts';
import { isCode } from '../../security/one-time-code.ts';
import type { JoinDeps } from './apply.ts';
import { tokenIndexOf } from './apply.ts';

const TRIES_MAX = 5;
/** The wording of the form that they agreed to. */
const CONSENT_WORDING = 'join_form_2026_11';

/** open: a code may be typed; over: too late or too many tries */
export type CheckState = 'open' | 'over' | 'verified' | 'none';

export async function showCheck(deps: JoinDeps, token: string): Promise<CheckState> {
  const check = await findPhoneCheck(deps.db.prisma, tokenIndexOf(deps, token));
  return check ? stateOf(check, deps.clock.now()) : 'none';
}

/** @returns `wrong`, or where the check stands now */
export async function verifyPhone(
  deps: JoinDeps,
  token: string,
  typed: string,
): Promise<CheckState | 'wrong'> {
  return transact(deps, async (tx) => {
    const check = await lockPhoneCheck(tx.db, tokenIndexOf(deps, token));
    if (!check) return 'none';
    const state = stateOf(check, tx.at);
    if (state !== 'open') return state;
    await countTry(tx.db, check.id);
    const digits = typed.replace(/\D/g, '').slice(0, 20);
    if (!isCode(deps.keyring, check.id, check.codeIndex, digits) || check.volunteerId === null) {
      return check.tries + 1 >= TRIES_MAX ? 'over' : 'wrong';
    }
    await markVerified(tx.db, check.id, tx.at);
    await prove(tx, deps, check, check.volunteerId);
    return 'verified';
  });
}

function stateOf(check: PhoneCheckRow, now: Date): CheckState {
  if (check.verifiedAt) return 'verified';
  return check.expiresAt <= now || check.tries >= TRIES_MAX ? 'over' : 'open';
}

async function prove(
  tx: Tx,
  deps: JoinDeps,
  check: PhoneCheckRow,
  volunteerId: string,
): Promise<void> {
  const row = await lockVolunteer(tx.db, deps.keyring, volunteerId);
  if (!row || row.phoneVerifiedAt || row.phone === null) return;
  await changeVolunteer(tx.db, deps.keyring, row.id, { phoneVerifiedAt: tx.at });
  const step = { id: deps.ids.uuid(), volunteerId, step: 'phone_verified' as const, byId: null };
  await insertStep(tx.db, { ...step, at: tx.at });
  const actor = { kind: 'volunteer' as const, id: row.id };
  const subject = { kind: 'volunteer' as const, id: row.id };
  tx.audit({ actor, action: 'volunteer.phone_verified', subject });
  await agree(tx, deps, check.phoneIndex);
  const body = renderText('join_done', row.language, { org: deps.config.NETWORK_NAME });
  const from = deps.config.RESPONDER_NUMBER;
  await queueNotice(tx, deps, { purpose: 'volunteer', to: row.phone, from, body });
}

async function agree(tx: Tx, deps: JoinDeps, phoneIndex: Uint8Array): Promise<void> {
  const id = deps.ids.uuid();
  const entry = { id, phoneIndex, purpose: 'responders' as const, state: 'in' as const };
  await recordConsent(tx.db, { ...entry, source: 'web_form', wording: CONSENT_WORDING, at: tx.at });
  const subject = { kind: 'consent' as const, id };
  const detail = { purpose: 'responders', source: 'web_form' };
  tx.audit({ actor: { kind: 'nobody' }, action: 'consent.opted_in', subject, detail });
}
