// Whom a call-out could ask, read in one statement: what the rules choose by, and the phone to text.
import type { QuietHours, VolunteerSkill, VolunteerStatus } from '../../contract/volunteer.ts';
import type { Db, TxClient } from '../../platform/db.ts';
import { sqlOf } from '../../platform/run-sql.ts';
import type { RunSql } from '../../platform/transaction.ts';
import type { Keyring } from '../../security/keyring.ts';
import { shortName } from './volunteer-row.ts';

export type ResponderCandidate = {
  id: string;
  /** First name and initial. */
  name: string;
  phone: string;
  phoneIndex: Uint8Array;
  /** What to write in. */
  language: 'en' | 'es';
  languages: string[];
  skills: VolunteerSkill[];
  hasCar: boolean;
  status: VolunteerStatus;
  areaZip: string | null;
  /** The middle of their ZIP code; null where it is unknown. */
  point: { lat: number; lng: number } | null;
  onDutyUntil: Date | null;
  pausedUntil: Date | null;
  quietHours: QuietHours | null;
  offersPerDay: number;
  trainingExpiresAt: Date | null;
  phoneVerifiedAt: Date | null;
  isSuspended: boolean;
  /** Of the responders' number. */
  isOptedOut: boolean;
};

type CandidateColumns = Omit<ResponderCandidate, 'name' | 'phone' | 'point' | 'quietHours'> & {
  nameSealed: Uint8Array | null;
  phoneSealed: Uint8Array;
  lat: number | null;
  lng: number | null;
  quietFromMinute: number | null;
  quietToMinute: number | null;
};

const CANDIDATES = `select volunteer.id, name_sealed as "nameSealed", phone_sealed as "phoneSealed",
    volunteer.phone_index as "phoneIndex", language, languages, skills, has_car as "hasCar", status,
    area_zip as "areaZip", zip.lat, zip.lng, on_duty_until_at as "onDutyUntil",
    paused_until_at as "pausedUntil", quiet_from_minute as "quietFromMinute",
    quiet_to_minute as "quietToMinute", offers_per_day as "offersPerDay",
    training_expires_at as "trainingExpiresAt", phone_verified_at as "phoneVerifiedAt",
    suspended_at is not null as "isSuspended", coalesce(consent.state = 'out', false) as "isOptedOut"
  from volunteer
    left join zip on zip.code = volunteer.area_zip
    left join consent on consent.phone_index = volunteer.phone_index
      and consent.purpose = 'responders'
  where status = 'active' and 'responder' = any(granted_roles) and phone_sealed is not null`;

/** Every active responder, on duty or not: the rules that choose say why one is left out. No lock. */
export async function listResponders(
  db: Pick<Db, 'pool'>,
  keyring: Keyring,
): Promise<ResponderCandidate[]> {
  const rows = await sqlOf(db)<CandidateColumns>('list_responders', CANDIDATES, []);
  return rows.map((row) => toCandidate(keyring, row));
}

/** The same inside a transaction: of these alone, in the order of their ids. */
export async function findResponders(
  db: TxClient,
  keyring: Keyring,
  ids: readonly string[],
): Promise<ResponderCandidate[]> {
  const rows = await db.sql<CandidateColumns>(
    'find_responders',
    `${CANDIDATES} and volunteer.id = any($1::uuid[]) order by volunteer.id`,
    [ids],
  );
  return rows.map((row) => toCandidate(keyring, row));
}

function toCandidate(keyring: Keyring, row: CandidateColumns): ResponderCandidate {
  const { nameSealed, phoneSealed, lat, lng, quietFromMinute, quietToMinute, ...plain } = row;
  const name = nameSealed && keyring.openText('volunteer.name', row.id, nameSealed);
  return {
    ...plain,
    name: shortName(name),
    phone: keyring.openText('volunteer.phone', row.id, phoneSealed),
    point: lat === null || lng === null ? null : { lat, lng },
    quietHours:
      quietFromMinute === null || quietToMinute === null
        ? null
        : { fromMinute: quietFromMinute, toMinute: quietToMinute },
  };
}

export type KnownVolunteer = {
  id: string;
  status: VolunteerStatus;
  language: 'en' | 'es';
  isSuspended: boolean;
};

/** Who texts from this phone; null for a phone that nobody on the roster has. No lock. */
export async function volunteerOfPhone(
  db: TxClient,
  phoneIndex: Uint8Array,
): Promise<KnownVolunteer | null> {
  const rows = await db.sql<KnownVolunteer>(
    'volunteer_of_phone',
    `select id, status, language, suspended_at is not null as "isSuspended"
     from volunteer where phone_index = $1`,
    [phoneIndex],
  );
  return rows[0] ?? null;
}

/** What the rules choose by, without a name or a phone. */
export type ResponderFitness = Pick<
  ResponderCandidate,
  | 'id'
  | 'languages'
  | 'skills'
  | 'hasCar'
  | 'status'
  | 'areaZip'
  | 'point'
  | 'onDutyUntil'
  | 'pausedUntil'
  | 'offersPerDay'
  | 'trainingExpiresAt'
  | 'isSuspended'
  | 'isOptedOut'
> & { isPhoneVerified: boolean; quietHours: { from: number; to: number } | null };

/** As it travels: in one value, since thousands of rows cost ten times as much to read one by one. */
type FitnessJson = Omit<
  ResponderFitness,
  'point' | 'quietHours' | 'onDutyUntil' | 'pausedUntil' | 'trainingExpiresAt'
> & {
  lat: number | null;
  lng: number | null;
  quietFrom: number | null;
  quietTo: number | null;
  /** Milliseconds. */
  onDutyMs: number | null;
  pausedMs: number | null;
  trainedMs: number | null;
};

const FITNESS = `select coalesce(json_agg(roster), '[]')::text as roster from (
   select volunteer.id, languages, skills, has_car as "hasCar", status, area_zip as "areaZip",
     zip.lat, zip.lng, extract(epoch from on_duty_until_at) * 1000 as "onDutyMs",
     extract(epoch from paused_until_at) * 1000 as "pausedMs",
     extract(epoch from training_expires_at) * 1000 as "trainedMs",
     quiet_from_minute as "quietFrom", quiet_to_minute as "quietTo",
     offers_per_day as "offersPerDay", phone_verified_at is not null as "isPhoneVerified",
     suspended_at is not null as "isSuspended", coalesce(consent.state = 'out', false) as "isOptedOut"
   from volunteer
     left join zip on zip.code = volunteer.area_zip
     left join consent on consent.phone_index = volunteer.phone_index
       and consent.purpose = 'responders'
   where status = 'active' and 'responder' = any(granted_roles) and phone_sealed is not null
 ) as roster`;

/** The whole roster of responders, with nothing sealed in it: thousands are read in one go. No lock. */
export async function listFitness(sql: RunSql): Promise<ResponderFitness[]> {
  const [row] = await sql<{ roster: string }>('list_fitness', FITNESS, []);
  return (JSON.parse(row?.roster ?? '[]') as FitnessJson[]).map(toFitness);
}

function toFitness(row: FitnessJson): ResponderFitness {
  const { lat, lng, quietFrom, quietTo, onDutyMs, pausedMs, trainedMs, ...plain } = row;
  return {
    ...plain,
    onDutyUntil: dateOf(onDutyMs),
    pausedUntil: dateOf(pausedMs),
    trainingExpiresAt: dateOf(trainedMs),
    point: lat === null || lng === null ? null : { lat, lng },
    quietHours: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
  };
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

/** Short names, and what to write in, of these alone. No lock. */
export async function namesOfResponders(
  db: Pick<Db, 'pool'>,
  keyring: Keyring,
  ids: readonly string[],
): Promise<Map<string, { name: string; language: 'en' | 'es' }>> {
  const rows = await sqlOf(db)<{
    id: string;
    nameSealed: Uint8Array | null;
    language: 'en' | 'es';
  }>(
    'names_of_responders',
    `select id, name_sealed as "nameSealed", language from volunteer where id = any($1::uuid[])`,
    [ids],
  );
  return new Map(
    rows.map(({ id, nameSealed, language }) => {
      const name = nameSealed && keyring.openText('volunteer.name', id, nameSealed);
      return [id, { name: shortName(name), language }];
    }),
  );
}

/** Whether they may go out at this instant: asked again at each yes, however old the offer. No lock. */
export async function isFitForField(db: TxClient, id: string, now: Date): Promise<boolean> {
  const rows = await db.sql(
    'is_fit_for_field',
    `select 1 from volunteer where id = $1 and status in ('active', 'paused')
       and suspended_at is null and training_expires_at > $2`,
    [id, now],
  );
  return rows.length > 0;
}
