// A volunteer says by text whether they can come: it is done in the transaction that read it, and
// confirmed by one text. What cannot be followed is answered with how to say it, and goes to a person.
import type { SetAvailability } from '../../../contract/volunteer-acts.ts';
import { queueNotice } from '../../../messaging/queue-sms.ts';
import type { TextKey, TextValues } from '../../../messaging/texts.ts';
import { renderText } from '../../../messaging/texts.ts';
import { AppError } from '../../../platform/errors.ts';
import { minuteOfDay } from '../../../platform/minute-of-day.ts';
import { countSmsTo } from '../../../records/outbound-sms/outbound-sms-store.ts';
import type { Tx } from '../../../records/transact.ts';
import {
  ON_DUTY_UNTOLD_MS,
  PAUSE_MS,
  availabilityChange,
  refusesDuty,
} from '../../../records/volunteer/availability.ts';
import type { VolunteerChange } from '../../../records/volunteer/volunteer-columns.ts';
import type { VolunteerRow } from '../../../records/volunteer/volunteer-row.ts';
import {
  VOLUNTEER_MOVES,
  type VolunteerMove,
} from '../../../records/volunteer/volunteer-status.ts';
import {
  changeVolunteer,
  lockVolunteer,
  moveVolunteer,
} from '../../../records/volunteer/volunteer-store.ts';
import type { ProcessDeps } from '../process-inbound.ts';
import type { ResponderText } from '../route-responder-text.ts';
import type { Availability } from './read-availability.ts';
import { readAvailability } from './read-availability.ts';
import { spokenMinute } from './spoken-minute.ts';

/** Enough for a call-out and a change of mind; a loop of two machines ends. */
const TEXTS_PER_HOUR = 30;
const HOUR_MS = 3_600_000;

type DutyAnswer = { key: TextKey; values?: TextValues; isDone: boolean };

/** @returns true when nothing is left for a person to read */
export async function answerAvailability(
  tx: Tx,
  deps: ProcessDeps,
  text: ResponderText,
): Promise<boolean> {
  const { NETWORK_TIME_ZONE } = deps.config;
  const heard = readAvailability(text.body, text.receivedAt, NETWORK_TIME_ZONE);
  if (heard.said === 'nothing') return false;
  const row = await lockVolunteer(tx.db, deps.keyring, text.volunteerId);
  if (!row) return false;
  const answer = await follow(tx, deps, row, heard, text.receivedAt);
  if (text.mayAnswer) await confirm(tx, deps, row, text, answer);
  return answer.isDone;
}

async function follow(
  tx: Tx,
  deps: ProcessDeps,
  row: VolunteerRow,
  heard: Exclude<Availability, { said: 'nothing' }>,
  receivedAt: Date,
): Promise<DutyAnswer> {
  const isStanding = row.status === 'active' || row.status === 'paused';
  if (!isStanding || row.suspendedAt) return { key: 'duty_refused', isDone: false };
  switch (heard.said) {
    case 'unclear':
      return { key: 'duty_help', isDone: false };
    case 'on':
      return goOn(tx, deps, row, heard.until ?? new Date(receivedAt.getTime() + ON_DUTY_UNTOLD_MS));
    case 'off':
      await set(tx, deps, row, { set: 'off' });
      return { key: 'duty_off', isDone: true };
    case 'pause':
      await pause(tx, deps, row);
      return { key: 'duty_pause', isDone: true };
    case 'area':
      await set(tx, deps, row, { set: 'area', zip: heard.zip });
      return { key: 'duty_area', values: { zip: heard.zip }, isDone: true };
    case 'quiet':
      return setQuiet(tx, deps, row, heard.hours);
  }
}

async function goOn(
  tx: Tx,
  deps: ProcessDeps,
  row: VolunteerRow,
  until: Date,
): Promise<DutyAnswer> {
  if (refusesDuty(row, tx.at)) return { key: 'duty_refused', isDone: false };
  if (row.status === 'paused') await move(tx, deps, row, 'resume', { pausedUntilAt: null });
  const change = await set(tx, deps, row, { set: 'on', until: until.toISOString() });
  const shown = minuteOfDay(change.onDutyUntilAt ?? until, deps.config.NETWORK_TIME_ZONE);
  return { key: 'duty_on', values: { time: spokenMinute(shown) }, isDone: true };
}

async function pause(tx: Tx, deps: ProcessDeps, row: VolunteerRow): Promise<void> {
  const change = { pausedUntilAt: new Date(tx.at.getTime() + PAUSE_MS), onDutyUntilAt: null };
  if (row.status === 'active') await move(tx, deps, row, 'pause', change);
  else await changeVolunteer(tx.db, deps.keyring, row.id, change);
}

async function setQuiet(
  tx: Tx,
  deps: ProcessDeps,
  row: VolunteerRow,
  hours: { fromMinute: number; toMinute: number } | null,
): Promise<DutyAnswer> {
  await set(tx, deps, row, { set: 'quiet_hours', hours });
  if (!hours) return { key: 'duty_quiet_off', isDone: true };
  const values = { time: spokenMinute(hours.fromMinute), last: spokenMinute(hours.toMinute) };
  return { key: 'duty_quiet', values, isDone: true };
}

async function set(
  tx: Tx,
  deps: ProcessDeps,
  row: VolunteerRow,
  given: SetAvailability,
): Promise<VolunteerChange> {
  const change = availabilityChange(given, tx.at);
  await changeVolunteer(tx.db, deps.keyring, row.id, { ...change, lastActiveAt: tx.at });
  const subject = { kind: 'volunteer' as const, id: row.id };
  const actor = { kind: 'volunteer' as const, id: row.id };
  tx.audit({ actor, action: 'volunteer.availability_set', subject, detail: { set: given.set } });
  return change;
}

async function move(
  tx: Tx,
  deps: ProcessDeps,
  row: VolunteerRow,
  by: Extract<VolunteerMove, 'pause' | 'resume'>,
  change: VolunteerChange,
): Promise<void> {
  const more = { ...change, at: tx.at, lastActiveAt: tx.at };
  if (!(await moveVolunteer(tx.db, deps.keyring, row.id, by, more))) return;
  tx.audit({
    actor: { kind: 'volunteer', id: row.id },
    action: 'volunteer.moved',
    subject: { kind: 'volunteer', id: row.id },
    detail: { from: row.status, to: VOLUNTEER_MOVES[by].to, move: by },
  });
}

async function confirm(
  tx: Tx,
  deps: ProcessDeps,
  row: VolunteerRow,
  { phone, to }: ResponderText,
  { key, values }: DutyAnswer,
): Promise<void> {
  const since = new Date(tx.at.getTime() - HOUR_MS);
  if ((await countSmsTo(tx.db, row.phoneIndex, ['volunteer'], since)) >= TEXTS_PER_HOUR) return;
  const body = renderText(key, row.language, { org: deps.config.NETWORK_NAME, ...values });
  try {
    await queueNotice(tx, deps, { purpose: 'volunteer', to: phone, from: to, body });
  } catch (error) {
    // Who texted STOP is heard all the same, and told nothing.
    if (!(error instanceof AppError) || error.code !== 'opted_out') throw error;
  }
}
