// Reports and incidents that fit what was typed, as far as the viewer may know of them, and how much
// there was by place and day.
import type { Deps } from '../../../deps.ts';
import type {
  HistoryAnswer,
  HistoryQuery,
  SearchAnswer,
  SearchQuery,
} from '../../../contract/search.ts';
import { OPEN_REPORT_STATUSES, REPORT_KINDS, REPORT_STATUSES } from '../../../contract/statuses.ts';
import type { ReportStatus } from '../../../contract/statuses.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import {
  countByPlaceAndDay,
  searchIncidentIds,
} from '../../../records/incident/incident-search-store.ts';
import { findIncidents } from '../../../records/incident/incident-store.ts';
import { viewIncident } from '../../../records/incident/incident-view.ts';
import { findReports } from '../../../records/report/report-feed-store.ts';
import { searchReportIds } from '../../../records/report/report-search-store.ts';
import { viewReport } from '../../../records/report/report-view.ts';
import { incidentSight, reportSight } from '../../../security/permissions.ts';
import type { Sought } from './parse-query.ts';
import { parseQuery } from './parse-query.ts';

type SearchDeps = Pick<Deps, 'db' | 'keyring' | 'clock' | 'config'>;

export async function searchAll(
  deps: SearchDeps,
  viewer: Viewer,
  query: SearchQuery,
): Promise<SearchAnswer> {
  const sought = parseQuery(query.q, dayOf(deps, deps.clock.now()));
  const [reports, incidents] = await Promise.all([
    seekReports(deps, viewer, sought, query.limit),
    seekIncidents(deps, viewer, sought, query.limit),
  ]);
  return {
    understood: sought.understood,
    reports: reports.items,
    incidents: incidents.items,
    isCut: reports.isCut || incidents.isCut,
  };
}

async function seekReports(deps: SearchDeps, viewer: Viewer, sought: Sought, limit: number) {
  const { roles } = viewer.account;
  const isOfIncidents = sought.incidentCode !== undefined || sought.verifications.length > 0;
  const kinds = REPORT_KINDS.filter(
    (kind) => reportSight(roles, kind) !== 'none' && fits(sought.kinds, kind),
  );
  if (isOfIncidents || kinds.length === 0) return { items: [], isCut: false };
  const { reportNumber, priorities, channels, flags } = sought;
  const { ids, isCut } = await searchReportIds(deps.db, {
    ...placeAndDay(deps, sought),
    kinds,
    statuses: statusesOf(sought),
    ...(reportNumber === undefined ? {} : { number: reportNumber }),
    ...(priorities.length === 0 ? {} : { priorities }),
    ...(channels.length === 0 ? {} : { channels }),
    ...(flags.length === 0 ? {} : { flags }),
    limit,
  });
  const found = await findReports(deps.db, deps.keyring, ids);
  const views = found.flatMap(
    ({ report, hasOptedOut }) => viewReport(report, roles, hasOptedOut) ?? [],
  );
  return { items: views.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)), isCut };
}

function fits<T>(wanted: readonly T[], value: T): boolean {
  return wanted.length === 0 || wanted.includes(value);
}

function statusesOf({ isOpen, statuses }: Sought): ReportStatus[] {
  const open: readonly ReportStatus[] = OPEN_REPORT_STATUSES;
  return REPORT_STATUSES.filter(
    (status) =>
      fits(statuses, status) && (isOpen === undefined || open.includes(status) === isOpen),
  );
}

async function seekIncidents(deps: SearchDeps, viewer: Viewer, sought: Sought, limit: number) {
  const { reportNumber, kinds, statuses, priorities, channels, flags } = sought;
  const ofReports = [kinds, statuses, priorities, channels, flags];
  const isOfReports = reportNumber !== undefined || ofReports.some((list) => list.length > 0);
  const { roles } = viewer.account;
  if (isOfReports || incidentSight(roles) === 'none') return { items: [], isCut: false };
  const { incidentCode, isOpen, verifications } = sought;
  const { ids, isCut } = await searchIncidentIds(deps.db, {
    ...placeAndDay(deps, sought),
    ...(incidentCode === undefined ? {} : { code: incidentCode }),
    ...(isOpen === undefined ? {} : { isOpen }),
    ...(verifications.length === 0 ? {} : { verifications }),
    limit,
  });
  const rows = await findIncidents(deps.db.prisma, deps.keyring, ids);
  const views = rows.flatMap((row) => viewIncident(row, roles) ?? []);
  return { items: views.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)), isCut };
}

function placeAndDay({ config }: Pick<Deps, 'config'>, { city, zip, day }: Sought) {
  return {
    timeZone: config.NETWORK_TIME_ZONE,
    ...(city === undefined ? {} : { city }),
    ...(zip === undefined ? {} : { zip }),
    ...(day === undefined ? {} : { day }),
  };
}

const DAYS_BY_DEFAULT = 14;
const DAYS_MAX = 366;
const DAY_MS = 86_400_000;

/** @throws AppError invalid_input for a span that ends before it begins, or is longer than a year */
export async function readHistory(
  deps: Pick<Deps, 'db' | 'clock' | 'config'>,
  query: HistoryQuery,
): Promise<HistoryAnswer> {
  const to = query.to ?? dayOf(deps, deps.clock.now());
  const from = query.from ?? daysBefore(to, DAYS_BY_DEFAULT - 1);
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days < 1 || days > DAYS_MAX) {
    const details = { fields: [{ field: 'from', problem: 'span' }] };
    throw new AppError('invalid_input', 'These days cannot be shown.', { details });
  }
  const items = await countByPlaceAndDay(deps.db, {
    by: query.by,
    from,
    to,
    place: query.place ?? null,
    timeZone: deps.config.NETWORK_TIME_ZONE,
  });
  return { by: query.by, from, to, items };
}

/** By the network's own clock. */
function dayOf({ config }: Pick<Deps, 'config'>, at: Date): string {
  return at.toLocaleDateString('en-CA', { timeZone: config.NETWORK_TIME_ZONE });
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10);
}
