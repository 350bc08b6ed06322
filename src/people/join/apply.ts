// Somebody asks to help. Sent again, the same page changes nothing; and whoever sends it cannot tell
// whether the phone was known. The code goes to the phone, and to nobody else.
import type { Deps } from '../../deps.ts';
import { AppError } from '../../platform/errors.ts';
import type { Tx, TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { queueNotice } from '../../messaging/queue-sms.ts';
import type { TextKey, TextValues } from '../../messaging/texts.ts';
import { renderText } from '../../messaging/texts.ts';
import {
  countPhoneChecks,
  expireChecksOf,
  findPhoneCheck,
  insertPhoneCheck,
} from '../../records/volunteer/phone-check-store.ts';
import { insertStep } from '../../records/volunteer/volunteer-step-store.ts';
import {
  insertVolunteer,
  lockPhone,
  lockVolunteerOfPhone,
  replaceApplication,
} from '../../records/volunteer/volunteer-store.ts';
import { codeIndexOf, drawCode } from '../../security/one-time-code.ts';
import type { JoinAnswers } from './join-answers.ts';

export type JoinDeps = TransactDeps & Pick<Deps, 'ids' | 'config'>;

export const CODE_LIFE_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
/** Somebody who misread has three tries; somebody who wants our texts to cost us has no more. */
const TEXTS_PER_PHONE = 3;
/** A phone that never answers is somebody's who did not ask. */
const TEXTS_PER_PHONE_A_DAY = 6;
const TEXTS_PER_HOUR = 200;

export function tokenIndexOf(deps: Pick<Deps, 'keyring'>, token: string): Uint8Array<ArrayBuffer> {
  return deps.keyring.index('form', `join ${token}`);
}

/** @param isTrapped filled in by a machine: it gets the same page, and nothing else happens */
export async function apply(
  deps: JoinDeps,
  given: { token: string; answers: JoinAnswers; isTrapped: boolean },
): Promise<void> {
  const { answers, isTrapped } = given;
  const tokenIndex = tokenIndexOf(deps, given.token);
  const phoneIndex = deps.keyring.index('phone', answers.phone);
  await transact(deps, async (tx) => {
    await lockPhone(tx.db, phoneIndex);
    if (await findPhoneCheck(tx.db, tokenIndex)) return;
    const mayText = !isTrapped && (await mayTextNow(tx, phoneIndex));
    const volunteerId = mayText ? await keepApplication(tx, deps, answers, phoneIndex) : null;
    const id = deps.ids.uuid();
    const code = volunteerId === null ? null : drawCode();
    await insertPhoneCheck(tx.db, {
      id,
      tokenIndex,
      phoneIndex,
      volunteerId,
      sentAt: tx.at,
      codeIndex: code === null ? null : codeIndexOf(deps.keyring, id, code),
      expiresAt: new Date(tx.at.getTime() + CODE_LIFE_MS),
    });
    if (!mayText) return;
    if (code === null) await tell(tx, deps, answers, 'join_known');
    else await tell(tx, deps, answers, 'join_code', { digits: code });
  });
}

async function mayTextNow(tx: Tx, phoneIndex: Uint8Array): Promise<boolean> {
  const since = (ms: number) => new Date(tx.at.getTime() - ms);
  const { toPhone, toAnybody } = await countPhoneChecks(tx.db, phoneIndex, since(HOUR_MS));
  if (toPhone >= TEXTS_PER_PHONE || toAnybody >= TEXTS_PER_HOUR) return false;
  const { toPhone: today } = await countPhoneChecks(tx.db, phoneIndex, since(24 * HOUR_MS));
  return today < TEXTS_PER_PHONE_A_DAY;
}

/** @returns null for a phone that is on the roster already: nothing of it is changed */
async function keepApplication(
  tx: Tx,
  deps: JoinDeps,
  answers: JoinAnswers,
  phoneIndex: Uint8Array,
): Promise<string | null> {
  const known = await lockVolunteerOfPhone(tx.db, deps.keyring, phoneIndex);
  if (!known) return newApplication(tx, deps, answers, phoneIndex);
  if (known.status !== 'applied' || known.phoneVerifiedAt) return null;
  // A code that proves the phone must prove these words and no others.
  await expireChecksOf(tx.db, known.id, tx.at);
  await replaceApplication(tx.db, deps.keyring, known.id, answers);
  return known.id;
}

async function newApplication(
  tx: Tx,
  deps: JoinDeps,
  answers: JoinAnswers,
  phoneIndex: Uint8Array,
): Promise<string> {
  const id = deps.ids.uuid();
  await insertVolunteer(tx.db, deps.keyring, { ...answers, id, phoneIndex, at: tx.at });
  const step = { id: deps.ids.uuid(), volunteerId: id, step: 'applied' as const, byId: null };
  await insertStep(tx.db, { ...step, at: tx.at });
  const subject = { kind: 'volunteer' as const, id };
  const detail = { by: 'form' };
  tx.audit({ actor: { kind: 'nobody' }, action: 'volunteer.applied', subject, detail });
  return id;
}

async function tell(
  tx: Tx,
  deps: JoinDeps,
  { phone, language }: JoinAnswers,
  key: TextKey,
  values: TextValues = {},
): Promise<void> {
  const body = renderText(key, language, { org: deps.config.NETWORK_NAME, ...values });
  const from = deps.config.RESPONDER_NUMBER;
  try {
    await queueNotice(tx, deps, { purpose: 'volunteer', to: phone, from, body });
  } catch (error) {
    // The page says to everybody what to do when no text comes.
    if (!(error instanceof AppError) || error.code !== 'opted_out') throw error;
  }
}
