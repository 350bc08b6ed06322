// How a volunteer stands in the database: which columns are read, what is sealed on the way in and
// opened on the way out.
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import type {
  VolunteerRole,
  VolunteerSkill,
  VolunteerStatus,
  VolunteerTask,
} from '../../contract/volunteer.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { StoredPerson } from '../account/person-of.ts';
import { PERSON_COLUMNS, personOf } from '../account/person-of.ts';
import type { ApplicantWords, VolunteerRow } from './volunteer-row.ts';

export const VOLUNTEER_COLUMNS = {
  id: true,
  nameSealed: true,
  phoneSealed: true,
  phoneIndex: true,
  status: true,
  statusAt: true,
  appliedAt: true,
  language: true,
  languages: true,
  skills: true,
  tasks: true,
  grantedRoles: true,
  hasCar: true,
  areaZip: true,
  wordsSealed: true,
  quietFromMinute: true,
  quietToMinute: true,
  offersPerDay: true,
  onDutyUntilAt: true,
  pausedUntilAt: true,
  phoneVerifiedAt: true,
  agreementVersion: true,
  agreementLanguage: true,
  agreementSignedAt: true,
  interviewedAt: true,
  trainingDoneAt: true,
  trainingExpiresAt: true,
  lastActiveAt: true,
  suspendedAt: true,
  removalAskedBy: { select: PERSON_COLUMNS },
  accountId: true,
  version: true,
} as const;

type Stored = Omit<
  VolunteerRow,
  'name' | 'phone' | 'words' | 'quietHours' | 'removalAskedBy' | Coded
> &
  Record<'nameSealed' | 'phoneSealed' | 'wordsSealed', Uint8Array | null> &
  Record<'quietFromMinute' | 'quietToMinute', number | null> &
  Record<'status' | 'language', string> &
  Record<'skills' | 'tasks' | 'grantedRoles', string[]> & {
    agreementLanguage: string | null;
    removalAskedBy: StoredPerson | null;
  };

/** Closed sets in the contract, text in the database. */
type Coded = 'status' | 'language' | 'skills' | 'tasks' | 'grantedRoles' | 'agreementLanguage';

export function toVolunteer(keyring: Keyring, stored: Stored): VolunteerRow {
  const {
    nameSealed,
    phoneSealed,
    wordsSealed,
    quietFromMinute,
    quietToMinute,
    removalAskedBy,
    ...plain
  } = stored;
  const { id } = stored;
  return {
    ...plain,
    name: nameSealed && keyring.openText('volunteer.name', id, nameSealed),
    phone: phoneSealed && keyring.openText('volunteer.phone', id, phoneSealed),
    words:
      wordsSealed &&
      (JSON.parse(keyring.openText('volunteer.words', id, wordsSealed)) as ApplicantWords),
    quietHours:
      quietFromMinute === null || quietToMinute === null
        ? null
        : { fromMinute: quietFromMinute, toMinute: quietToMinute },
    status: plain.status as VolunteerStatus,
    language: plain.language as InterfaceLanguage,
    skills: plain.skills as VolunteerSkill[],
    tasks: plain.tasks as VolunteerTask[],
    grantedRoles: plain.grantedRoles as VolunteerRole[],
    agreementLanguage: plain.agreementLanguage as InterfaceLanguage | null,
    removalAskedBy: removalAskedBy && personOf(keyring, removalAskedBy),
  };
}

/** What an applicant says of themselves. */
export type Application = {
  name: string;
  language: InterfaceLanguage;
  languages: readonly string[];
  skills: readonly VolunteerSkill[];
  tasks: readonly VolunteerTask[];
  hasCar: boolean;
  areaZip: string | null;
  words: ApplicantWords | null;
};

export function applicationColumns(keyring: Keyring, id: string, given: Application) {
  const { language, hasCar, areaZip } = given;
  return {
    language,
    hasCar,
    areaZip,
    languages: [...given.languages],
    skills: [...given.skills],
    tasks: [...given.tasks],
    nameSealed: keyring.seal('volunteer.name', id, given.name),
    wordsSealed: given.words && keyring.seal('volunteer.words', id, JSON.stringify(given.words)),
  };
}

export type VolunteerChange = {
  skills?: VolunteerSkill[];
  grantedRoles?: VolunteerRole[];
  areaZip?: string;
  quietHours?: { fromMinute: number; toMinute: number } | null;
  offersPerDay?: number;
  onDutyUntilAt?: Date | null;
  pausedUntilAt?: Date | null;
  phoneVerifiedAt?: Date;
  agreementVersion?: string;
  agreementLanguage?: InterfaceLanguage;
  agreementSignedAt?: Date;
  interviewedAt?: Date;
  trainingDoneAt?: Date;
  trainingExpiresAt?: Date;
  lastActiveAt?: Date;
  suspendedAt?: Date | null;
  removalAskedById?: string | null;
  removalReason?: string | null;
  accountId?: string;
};

export function changeColumns(
  keyring: Keyring,
  id: string,
  { quietHours, removalReason, ...plain }: VolunteerChange,
) {
  return {
    ...plain,
    ...(quietHours === undefined
      ? {}
      : {
          quietFromMinute: quietHours?.fromMinute ?? null,
          quietToMinute: quietHours?.toMinute ?? null,
        }),
    ...(removalReason === undefined
      ? {}
      : {
          removalReasonSealed:
            removalReason === null
              ? null
              : keyring.seal('volunteer.removal_reason', id, removalReason),
        }),
    version: { increment: 1 },
  };
}
