// The practice night's volunteers: responders on duty near Wilshire & Union in Los Angeles, and a few
// people on their way up the ladder. Nobody of them exists. Run again, nobody is added twice and the
// responders are on duty anew.
import type { Deps } from '../src/deps.ts';
import type { VolunteerRole, VolunteerSkill, VolunteerTask } from '../src/contract/volunteer.ts';
import { findAccountByUsername } from '../src/records/account/account-store.ts';
import { recordConsent } from '../src/records/consent/consent-store.ts';
import type { Tx } from '../src/records/transact.ts';
import { transact } from '../src/records/transact.ts';
import type { VolunteerChange } from '../src/records/volunteer/volunteer-columns.ts';
import { insertStep } from '../src/records/volunteer/volunteer-step-store.ts';
import type { VolunteerMove } from '../src/records/volunteer/volunteer-status.ts';
import {
  changeVolunteer,
  insertVolunteer,
  lockVolunteerOfPhone,
  moveVolunteer,
} from '../src/records/volunteer/volunteer-store.ts';
import { insertVouch } from '../src/records/volunteer/vouch-store.ts';
import { AGREEMENT_VERSION } from '../src/records/volunteer/why-not-active.ts';

const DAY_MS = 86_400_000;
const ON_DUTY_DAYS = 7;
const TRAINED_DAYS_AGO = 60;
const TRAINING_LASTS_DAYS = 365;
/** A practice night has more call-outs than a day. */
const OFFERS_PER_DAY = 20;

type SeedVolunteer = {
  name: string;
  phone: string;
  language: 'en' | 'es';
  languages: string[];
  skills: VolunteerSkill[];
  tasks: VolunteerTask[];
  hasCar: boolean;
  areaZip: string;
  /** How far up: `active` stands on duty. */
  stands: 'applied' | 'screening' | 'training' | 'probation' | 'active';
};

const GOES_OUT: VolunteerTask[] = ['go_and_look', 'record_video', 'take_notes'];

const person = (
  name: string,
  phone: string,
  areaZip: string,
  language: 'en' | 'es',
  more: Partial<SeedVolunteer> = {},
): SeedVolunteer => ({
  name,
  phone,
  areaZip,
  language,
  languages: [language],
  skills: ['observer'],
  tasks: GOES_OUT,
  hasCar: false,
  stands: 'active',
  ...more,
});

export const SEED_VOLUNTEERS: readonly SeedVolunteer[] = [
  person('Ana Luz Prado', '+12135550141', '90057', 'es', {
    languages: ['es', 'en'],
    skills: ['observer', 'recorder', 'legal_observer', 'spanish'],
    hasCar: true,
  }),
  person('Leo Marin', '+12135550142', '90017', 'en', { skills: ['observer', 'notetaker'] }),
  person('Rosa Ibarra', '+12135550143', '90006', 'es', {
    languages: ['es', 'en'],
    skills: ['observer', 'liaison', 'spanish', 'interpreter'],
  }),
  person('Dani Whitlock', '+12135550144', '90015', 'en', {
    languages: ['en', 'es'],
    skills: ['observer', 'recorder', 'spanish', 'driver'],
    hasCar: true,
  }),
  person('Chuy Olmedo', '+12135550145', '90026', 'es', {
    skills: ['observer', 'notetaker', 'spanish'],
  }),
  person('Grace Tamayo', '+12135550146', '90005', 'en', {
    languages: ['en', 'es', 'tl'],
    skills: ['observer', 'recorder', 'legal_observer', 'spanish'],
    hasCar: true,
  }),
  person('Nico Bell', '+12135550147', '90012', 'en', { skills: ['observer', 'legal_observer'] }),
  person('Marta Quintero', '+12135550148', '90011', 'es', {
    languages: ['es', 'en', 'mix'],
    skills: ['observer', 'notetaker', 'liaison', 'spanish', 'interpreter'],
    hasCar: true,
  }),
  person('Iris Vega', '+12135550151', '90031', 'en', { stands: 'applied' }),
  person('Tomas Arce', '+12135550152', '90033', 'es', { stands: 'screening' }),
  person('June Park', '+12135550153', '90004', 'en', {
    languages: ['en', 'ko'],
    stands: 'training',
  }),
  person('Pilar Soto', '+12135550154', '90023', 'es', {
    languages: ['es', 'en'],
    stands: 'probation',
  }),
];

/** Those a practice call-out can reach, as the seed prints them. */
export const SEED_RESPONDERS = SEED_VOLUNTEERS.filter(({ stands }) => stands === 'active').map(
  ({ name, phone, skills }) => ({ name, phone, skills }),
);

/** @param byUsername the coordinator who vouches for them and took each step with them */
export async function addVolunteers(deps: Deps, byUsername: string): Promise<void> {
  const by = await findAccountByUsername(deps.db.prisma, deps.keyring, byUsername);
  if (!by) throw new Error(`no such person: ${byUsername}`);
  for (const each of SEED_VOLUNTEERS) {
    await transact(deps, (tx) => addVolunteer(tx, deps, each, by.id));
  }
}

async function addVolunteer(tx: Tx, deps: Deps, given: SeedVolunteer, byId: string): Promise<void> {
  const phoneIndex = deps.keyring.index('phone', given.phone);
  const known = await lockVolunteerOfPhone(tx.db, deps.keyring, phoneIndex);
  const onDuty = onDutyFrom(tx.at);
  if (known) {
    if (known.status === 'active') await changeVolunteer(tx.db, deps.keyring, known.id, onDuty);
    return;
  }
  const id = deps.ids.uuid();
  const { stands, ...application } = given;
  await insertVolunteer(tx.db, deps.keyring, {
    ...application,
    id,
    phoneIndex,
    words: null,
    at: tx.at,
  });
  await insertStep(tx.db, {
    id: deps.ids.uuid(),
    volunteerId: id,
    step: 'applied',
    at: tx.at,
    byId: null,
  });
  await climb(tx, deps, { id, phoneIndex, stands }, byId);
}

function onDutyFrom(now: Date): VolunteerChange {
  return { onDutyUntilAt: new Date(now.getTime() + ON_DUTY_DAYS * DAY_MS), lastActiveAt: now };
}

const LADDER: readonly { move: VolunteerMove; to: SeedVolunteer['stands'] }[] = [
  { move: 'screen', to: 'screening' },
  { move: 'train', to: 'training' },
  { move: 'start_probation', to: 'probation' },
  { move: 'activate', to: 'active' },
];

async function climb(
  tx: Tx,
  deps: Deps,
  volunteer: { id: string; phoneIndex: Uint8Array; stands: SeedVolunteer['stands'] },
  byId: string,
): Promise<void> {
  const { id, stands } = volunteer;
  await proveFor(tx, deps, volunteer, byId);
  for (const { move, to } of LADDER) {
    if (stands === 'applied') break;
    const onDuty = to === 'active' ? onDutyFrom(tx.at) : {};
    await moveVolunteer(tx.db, deps.keyring, id, move, { at: tx.at, ...onDuty });
    if (to === stands) break;
  }
}

/** Everything but the last steps of those who are still on their way. */
async function proveFor(
  tx: Tx,
  deps: Deps,
  {
    id,
    phoneIndex,
    stands,
  }: { id: string; phoneIndex: Uint8Array; stands: SeedVolunteer['stands'] },
  byId: string,
): Promise<void> {
  const note = (step: Parameters<typeof insertStep>[1]['step'], detail?: string) =>
    insertStep(tx.db, {
      id: deps.ids.uuid(),
      volunteerId: id,
      step,
      at: tx.at,
      byId,
      ...(detail ? { detail } : {}),
    });
  const consent = {
    id: deps.ids.uuid(),
    phoneIndex,
    purpose: 'responders' as const,
    state: 'in' as const,
  };
  await recordConsent(tx.db, { ...consent, source: 'own_words', wording: 'practice', at: tx.at });
  await changeVolunteer(tx.db, deps.keyring, id, { phoneVerifiedAt: tx.at });
  await note('phone_verified');
  if (stands === 'applied' || stands === 'screening') return;
  await changeVolunteer(tx.db, deps.keyring, id, { interviewedAt: tx.at });
  await note('interviewed');
  if (stands === 'training') return;
  await changeVolunteer(tx.db, deps.keyring, id, trustFrom(tx.at));
  await note('agreement_signed', AGREEMENT_VERSION);
  await note('trained');
  await note('role_granted', 'responder' satisfies VolunteerRole);
  const vouch = { id: deps.ids.uuid(), volunteerId: id, voucherId: null, voucherAccountId: byId };
  await insertVouch(tx.db, deps.keyring, { ...vouch, recordedById: byId, at: tx.at, note: null });
  await note('paired_call_out');
  if (stands === 'active') await note('paired_call_out');
}

function trustFrom(now: Date): VolunteerChange {
  const trainedMs = now.getTime() - TRAINED_DAYS_AGO * DAY_MS;
  return {
    agreementVersion: AGREEMENT_VERSION,
    agreementLanguage: 'en',
    agreementSignedAt: now,
    trainingDoneAt: new Date(trainedMs),
    trainingExpiresAt: new Date(trainedMs + TRAINING_LASTS_DAYS * DAY_MS),
    grantedRoles: ['responder'],
    offersPerDay: OFFERS_PER_DAY,
  };
}
