// What may tell of the same event as a report: another phone, the same kind, within the hour and close
// by. It changes nothing: a person links.
import type { Deps } from '../../../deps.ts';
import type { MatchList, MatchView } from '../../../contract/match.ts';
import { OPEN_REPORT_STATUSES } from '../../../contract/statuses.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Told } from '../../../places/may-be-same-incident.ts';
import { findCurrentLinks } from '../../../records/incident/incident-link-store.ts';
import { findReports } from '../../../records/report/report-feed-store.ts';
import { effectiveFacts } from '../../../records/report/effective-facts.ts';
import { placeThatHolds } from '../../../records/report/report-place.ts';
import type { ReportRow } from '../../../records/report/report-row.ts';
import { searchReportIds } from '../../../records/report/report-search-store.ts';
import { reportSight } from '../../../security/permissions.ts';
import { findVisible } from '../own-report.ts';
import { matchReports } from './match-reports.ts';

type SuggestDeps = Pick<Deps, 'db' | 'keyring' | 'config'>;

/** Told within the hour, or of what was seen within the hour and told later. */
const TOLD_WITHIN_MS = 6 * 60 * 60_000;
const CANDIDATES_MAX = 300;

/** The nearest first. @throws AppError not_found, forbidden for whoever may not read it in full */
export async function suggestMatches(
  deps: SuggestDeps,
  viewer: Viewer,
  id: string,
): Promise<MatchList> {
  const report = await findVisible(deps.db.prisma, deps, viewer, id);
  if (reportSight(viewer.account.roles, report.kind) !== 'full') {
    throw new AppError('forbidden', 'Your role does not allow this.');
  }
  const others = (await candidatesFor(deps, report)).filter((other) => other.id !== id);
  const told = toTold(report);
  const matches = others.flatMap((other) => {
    const match = matchReports(told, toTold(other));
    return match ? [{ other, match }] : [];
  });
  const links = await findCurrentLinks(
    deps.db.prisma,
    deps.keyring,
    matches.map(({ other }) => other.id),
  );
  const items = matches.map(({ other, match }): MatchView => {
    const incident = links.find((link) => link.reportId === other.id)?.incident ?? null;
    return { report: nameOf(other), incident, ...match };
  });
  return { items: items.toSorted(byNearness) };
}

async function candidatesFor(deps: SuggestDeps, report: ReportRow): Promise<ReportRow[]> {
  const aroundMs = report.receivedAt.getTime();
  const { ids } = await searchReportIds(deps.db, {
    kinds: [report.kind],
    statuses: OPEN_REPORT_STATUSES,
    receivedFrom: new Date(aroundMs - TOLD_WITHIN_MS),
    receivedTo: new Date(aroundMs + TOLD_WITHIN_MS),
    timeZone: deps.config.NETWORK_TIME_ZONE,
    limit: CANDIDATES_MAX,
  });
  return (await findReports(deps.db, deps.keyring, ids)).map((found) => found.report);
}

function toTold(report: ReportRow): Told {
  const { observedAt } = effectiveFacts(report.facts, report.corrections);
  return {
    kind: report.kind,
    at: observedAt === undefined ? report.receivedAt : new Date(observedAt),
    sender: report.phoneIndex && Buffer.from(report.phoneIndex).toString('hex'),
    place: placeThatHolds(report.place) ?? { precision: 'unknown' },
  };
}

function nameOf(report: ReportRow): MatchView['report'] {
  const { id, kind, status, priority, locationText } = report;
  const receivedAt = report.receivedAt.toISOString();
  return { id, code: `R-${report.number}`, kind, status, priority, locationText, receivedAt };
}

function byNearness(a: MatchView, b: MatchView): number {
  const far = Number.MAX_SAFE_INTEGER;
  return (a.metresApart ?? far) - (b.metresApart ?? far) || a.minutesApart - b.minutesApart;
}
