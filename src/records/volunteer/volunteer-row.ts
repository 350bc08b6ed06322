// A volunteer as opened from the database, and the name that the roster may show. Pure.
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import type {
  QuietHours,
  VolunteerRole,
  VolunteerSkill,
  VolunteerStatus,
  VolunteerTask,
} from '../../contract/volunteer.ts';
import type { Person } from '../../contract/account.ts';

/** In the applicant's own words. */
export type ApplicantWords = { times: string; references: string };

export type VolunteerRow = {
  id: string;
  /** Null once erased. */
  name: string | null;
  phone: string | null;
  phoneIndex: Uint8Array;
  status: VolunteerStatus;
  statusAt: Date;
  appliedAt: Date;
  language: InterfaceLanguage;
  languages: string[];
  skills: VolunteerSkill[];
  tasks: VolunteerTask[];
  grantedRoles: VolunteerRole[];
  hasCar: boolean;
  areaZip: string | null;
  words: ApplicantWords | null;
  quietHours: QuietHours | null;
  offersPerDay: number;
  onDutyUntilAt: Date | null;
  pausedUntilAt: Date | null;
  phoneVerifiedAt: Date | null;
  agreementVersion: string | null;
  agreementLanguage: InterfaceLanguage | null;
  agreementSignedAt: Date | null;
  interviewedAt: Date | null;
  trainingDoneAt: Date | null;
  trainingExpiresAt: Date | null;
  lastActiveAt: Date;
  suspendedAt: Date | null;
  removalAskedBy: Person | null;
  accountId: string | null;
  version: number;
};

/** `Ana Lopez` is `Ana L.`: enough to tell a team, too little to look somebody up. */
export function shortName(name: string | null): string {
  const [first = '', ...rest] = (name ?? '').trim().split(/\s+/);
  if (first === '') return '–';
  const initial = [...(rest.at(-1) ?? '')][0];
  return initial ? `${first} ${initial.toUpperCase()}.` : first;
}
