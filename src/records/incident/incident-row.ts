// An incident as the rest of the code knows it: what is sealed in the database, opened, with the
// reports that are linked to it now.
import type { Person } from '../../contract/account.ts';
import type {
  Actual,
  Basis,
  ClosedAs,
  IncidentActivity,
  Verification,
} from '../../contract/incident-statuses.ts';
import type { Agency, PlaceType } from '../../contract/report-facts.ts';
import type { Priority, ReportKind, ReportStatus } from '../../contract/statuses.ts';
import type { Keyring, SealedPlace } from '../../security/keyring.ts';
import type { CallOutRow, StoredCallOut } from '../call-out/call-out-row.ts';
import { CALL_OUT_COLUMNS, toCallOutRow } from '../call-out/call-out-row.ts';
import type { StoredPerson } from '../account/person-of.ts';
import { PERSON_COLUMNS, personOf } from '../account/person-of.ts';
import type { KnownPlace, ReportPlace } from '../report/report-place.ts';
import { placeThatHolds, readPlace } from '../report/report-place.ts';

export type LinkedReportRow = {
  id: string;
  number: number;
  kind: ReportKind;
  status: ReportStatus;
  priority: Priority;
  receivedAt: Date;
  linkedAt: Date;
};

export type IncidentRow = {
  id: string;
  number: number;
  code: string;
  verification: Verification;
  activity: IncidentActivity;
  /** When its people are asked whether it still goes on. */
  verifyAgainAt: Date | null;
  /** When two sources had said that they left. */
  mayHaveEndedAt: Date | null;
  basis: Basis[];
  actual: Actual | null;
  agencyConfirmed: Agency | null;
  placeType: PlaceType | null;
  priority: Priority;
  /** Words of the place: in normal form where it is known, else as they were written. */
  placeText: string | null;
  /** Where it is, as the best of its reports knows; for whoever counts distances. */
  place: KnownPlace | null;
  title: string | null;
  city: string | null;
  zip: string | null;
  zoneIds: string[];
  openedAt: Date;
  openedBy: Person;
  closedAt: Date | null;
  closedAs: ClosedAs | null;
  closedBy: Person | null;
  mergedInto: { id: string; code: string } | null;
  version: number;
  /** Oldest first. */
  reports: LinkedReportRow[];
  /** Oldest first. */
  callOuts: CallOutRow[];
};

export const INCIDENT_COLUMNS = {
  id: true,
  number: true,
  code: true,
  verification: true,
  activity: true,
  verifyAgainAt: true,
  mayHaveEndedAt: true,
  basis: true,
  actual: true,
  agencyConfirmed: true,
  placeType: true,
  priority: true,
  placeSealed: true,
  titleSealed: true,
  city: true,
  zip: true,
  zoneIds: true,
  openedAt: true,
  openedBy: { select: PERSON_COLUMNS },
  closedAt: true,
  closedAs: true,
  closedBy: { select: PERSON_COLUMNS },
  mergedInto: { select: { id: true, code: true } },
  version: true,
  callOuts: { orderBy: { requestedAt: 'asc' }, select: CALL_OUT_COLUMNS },
  links: {
    where: { unlinkedAt: null },
    orderBy: { report: { number: 'asc' } },
    select: {
      linkedAt: true,
      report: {
        select: {
          id: true,
          number: true,
          kind: true,
          status: true,
          priority: true,
          receivedAt: true,
          placeCity: true,
          placeZip: true,
          zoneIds: true,
          placeSealed: true,
        },
      },
    },
  },
} as const;

/** The columns above as they are stored. */
export type StoredIncident = Pick<
  IncidentRow,
  'id' | 'number' | 'code' | 'city' | 'zip' | 'zoneIds' | 'openedAt' | 'closedAt' | 'version'
> & {
  verification: string;
  activity: string;
  basis: string[];
  actual: string | null;
  agencyConfirmed: string | null;
  placeType: string | null;
  priority: string;
  placeSealed: Uint8Array | null;
  titleSealed: Uint8Array | null;
  verifyAgainAt: Date | null;
  mayHaveEndedAt: Date | null;
  openedBy: StoredPerson;
  closedAs: string | null;
  closedBy: StoredPerson | null;
  mergedInto: { id: string; code: string } | null;
  callOuts: StoredCallOut[];
  links: { linkedAt: Date; report: StoredLinkedReport & StoredArea }[];
};

type StoredLinkedReport = Pick<LinkedReportRow, 'id' | 'number' | 'receivedAt'> & {
  kind: string;
  status: string;
  priority: string;
};

type StoredArea = {
  placeCity: string | null;
  placeZip: string | null;
  zoneIds: string[];
  placeSealed: Uint8Array | null;
};

/** What does not open (tampered with, or another row's) is left out, and stops nothing. */
export function toIncidentRow(keyring: Keyring, stored: StoredIncident): IncidentRow {
  const { placeSealed, titleSealed, links, ...plain } = stored;
  const open = (place: SealedPlace, sealed: Uint8Array | null) => {
    if (!sealed) return null;
    try {
      return keyring.openText(place, stored.id, sealed);
    } catch {
      return null;
    }
  };
  const place = bestPlace(keyring, stored);
  return {
    ...plain,
    ...areaOf(stored),
    place,
    verification: plain.verification as Verification,
    activity: plain.activity as IncidentActivity,
    basis: plain.basis as Basis[],
    actual: plain.actual as Actual | null,
    agencyConfirmed: plain.agencyConfirmed as Agency | null,
    placeType: plain.placeType as PlaceType | null,
    priority: plain.priority as Priority,
    closedAs: plain.closedAs as ClosedAs | null,
    placeText: place?.words ?? open('incident.place', placeSealed),
    title: open('incident.title', titleSealed),
    openedBy: personOf(keyring, plain.openedBy),
    closedBy: plain.closedBy && personOf(keyring, plain.closedBy),
    callOuts: plain.callOuts.map((each) => toCallOutRow(keyring, each)),
    reports: links.map(({ linkedAt, report }) => toLinkedReport(report, linkedAt)),
  };
}

function toLinkedReport(report: StoredLinkedReport, linkedAt: Date): LinkedReportRow {
  return {
    id: report.id,
    number: report.number,
    receivedAt: report.receivedAt,
    kind: report.kind as ReportKind,
    status: report.status as ReportStatus,
    priority: report.priority as Priority,
    linkedAt,
  };
}

/** What a person has said before what was read; of several, the surest. */
function bestPlace(keyring: Keyring, { links }: StoredIncident): KnownPlace | null {
  const places = links.flatMap(({ report }) => openPlace(keyring, report) ?? []);
  const corrected = places.flatMap((place) => place.corrected?.place ?? []);
  const known =
    corrected.length > 0 ? corrected : places.flatMap((each) => placeThatHolds(each) ?? []);
  return known.toSorted((a, b) => b.score - a.score)[0] ?? null;
}

function openPlace(keyring: Keyring, report: { id: string } & StoredArea): ReportPlace | null {
  if (!report.placeSealed) return null;
  try {
    return readPlace(keyring.openText('report.place', report.id, report.placeSealed));
  } catch {
    return null;
  }
}

/** A place may be found after its report was linked: until the incident has its own, that counts. */
function areaOf({ city, zip, zoneIds, links }: StoredIncident) {
  if (city !== null || zip !== null) return { city, zip, zoneIds };
  const found = links.find(({ report }) => report.placeCity !== null || report.placeZip !== null);
  if (!found) return { city, zip, zoneIds };
  const { placeCity, placeZip } = found.report;
  return { city: placeCity, zip: placeZip, zoneIds: found.report.zoneIds };
}
