// A call-out with everybody's part in it, as opened from the database.
import type { Person } from '../../contract/account.ts';
import type { AssignmentStatus, CallOutStatus, Claim, Place } from '../../contract/call-out.ts';
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import type { Keyring } from '../../security/keyring.ts';
import type { StoredPerson } from '../account/person-of.ts';
import { PERSON_COLUMNS, personOf } from '../account/person-of.ts';
import { shortName } from '../volunteer/volunteer-row.ts';

/** What an offer names of the place. */
export type OfferedPlace = { crossStreet: string; city: string };

export type CallOutRules = {
  firstReachMetres: number;
  furtherMetres: number;
  askedPerPlace: number;
  offersMax: number;
  windowMinutes: number;
};

type AssignmentColumns = {
  id: string;
  callOutId: string;
  volunteerId: string;
  wave: number;
  placeIndex: number | null;
  distanceMetres: number | null;
  etaMinutes: number | null;
  offeredAt: Date;
  acceptedAt: Date | null;
  briefedAt: Date | null;
  enRouteAt: Date | null;
  onSceneAt: Date | null;
  reportedAt: Date | null;
  stoodDownAt: Date | null;
  clearedAt: Date | null;
  lastHeardAt: Date | null;
  nextCheckAt: Date | null;
  misses: number;
  reliefAt: Date | null;
  sosAt: Date | null;
  overdueAt: Date | null;
  pairKey: string | null;
  rulesReadAt: Date | null;
};

export type AssignmentRow = AssignmentColumns & {
  status: AssignmentStatus;
  says: Claim | null;
  /** First name and initial. */
  name: string;
  /** What to write in. */
  language: InterfaceLanguage;
  skills: string[];
  languages: string[];
  hasCar: boolean;
  phoneSealed: Uint8Array | null;
  phoneIndex: Uint8Array;
};

type CallOutColumns = {
  id: string;
  incidentId: string;
  code: string;
  wave: number;
  waveClosesAt: Date | null;
  expiresAt: Date;
  requestedAt: Date;
  endedAt: Date | null;
  version: number;
};

export type CallOutRow = CallOutColumns & {
  status: CallOutStatus;
  places: Place[];
  rules: CallOutRules;
  near: OfferedPlace;
  requestedBy: Person;
  /** In the order in which they were asked. */
  assignments: AssignmentRow[];
};

const VOLUNTEER = {
  select: {
    nameSealed: true,
    phoneSealed: true,
    phoneIndex: true,
    language: true,
    languages: true,
    skills: true,
    hasCar: true,
  },
} as const;

export const ASSIGNMENT_COLUMNS = {
  id: true,
  callOutId: true,
  volunteerId: true,
  volunteer: VOLUNTEER,
  status: true,
  wave: true,
  placeIndex: true,
  distanceMetres: true,
  etaMinutes: true,
  offeredAt: true,
  acceptedAt: true,
  briefedAt: true,
  enRouteAt: true,
  onSceneAt: true,
  reportedAt: true,
  says: true,
  stoodDownAt: true,
  clearedAt: true,
  lastHeardAt: true,
  nextCheckAt: true,
  misses: true,
  reliefAt: true,
  sosAt: true,
  overdueAt: true,
  pairKey: true,
  rulesReadAt: true,
} as const;

export const CALL_OUT_COLUMNS = {
  id: true,
  incidentId: true,
  code: true,
  status: true,
  places: true,
  rules: true,
  placeSealed: true,
  wave: true,
  waveClosesAt: true,
  expiresAt: true,
  requestedAt: true,
  requestedBy: { select: PERSON_COLUMNS },
  endedAt: true,
  version: true,
  assignments: { orderBy: { id: 'asc' }, select: ASSIGNMENT_COLUMNS },
} as const;

type StoredAssignment = AssignmentColumns & {
  status: string;
  says: string | null;
  volunteer: {
    nameSealed: Uint8Array | null;
    phoneSealed: Uint8Array | null;
    phoneIndex: Uint8Array;
    language: string;
    languages: string[];
    skills: string[];
    hasCar: boolean;
  };
};

export type StoredCallOut = CallOutColumns & {
  status: string;
  places: unknown;
  rules: unknown;
  placeSealed: Uint8Array;
  requestedBy: StoredPerson;
  assignments: StoredAssignment[];
};

export function toCallOutRow(keyring: Keyring, stored: StoredCallOut): CallOutRow {
  const { placeSealed, ...plain } = stored;
  const near = keyring.openText('call_out.place', stored.id, placeSealed);
  return {
    ...plain,
    status: plain.status as CallOutStatus,
    places: plain.places as Place[],
    rules: plain.rules as CallOutRules,
    near: JSON.parse(near) as OfferedPlace,
    requestedBy: personOf(keyring, plain.requestedBy),
    assignments: plain.assignments.map((each) => toAssignmentRow(keyring, each)),
  };
}

export function toAssignmentRow(keyring: Keyring, stored: StoredAssignment): AssignmentRow {
  const { volunteer, ...plain } = stored;
  const { nameSealed, language, ...fit } = volunteer;
  const name = nameSealed && keyring.openText('volunteer.name', plain.volunteerId, nameSealed);
  return {
    ...plain,
    ...fit,
    status: plain.status as AssignmentStatus,
    says: plain.says as Claim | null,
    name: shortName(name),
    language: language as InterfaceLanguage,
  };
}
