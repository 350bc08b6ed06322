// A person says where a report is: in other words, which are looked up, or by one of the places shown.
// What was found stays beside it. On request the sender's words are kept as a name of that place, never
// for where somebody lives.
import type { Deps } from '../../deps.ts';
import type { CorrectPlace } from '../../contract/places.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { sqlOf } from '../../platform/run-sql.ts';
import { coarsePlaceOf } from '../../places/coarse-columns.ts';
import { lookUpPlace } from '../../places/look-up-place.ts';
import { isHomeType } from '../../places/home-types.ts';
import { listZones } from '../../records/place-data/zone-store.ts';
import { effectiveFacts } from '../../records/report/effective-facts.ts';
import type { KnownPlace, ReportPlace } from '../../records/report/report-place.ts';
import type { ReportRow } from '../../records/report/report-row.ts';
import { changeReport, lockReport } from '../../records/report/report-store.ts';
import type { Tx, TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { reportSight } from '../../security/permissions.ts';
import { findVisible } from './own-report.ts';
import { teachAliasInTx } from './teach-alias.ts';

export type CorrectPlaceDeps = TransactDeps & Pick<Deps, 'ids' | 'config' | 'places'>;

/**
 * @throws AppError not_found, report_closed when it is erased, invalid_input for a candidate that is
 *   not among those shown, or for `remember` where the words may not be kept
 */
export async function correctReportPlace(
  deps: CorrectPlaceDeps,
  viewer: Viewer,
  id: string,
  input: CorrectPlace,
): Promise<void> {
  // Looked up before anything is locked: a geocoder may take its time.
  const before = await findVisible(deps.db.prisma, deps, viewer, id);
  refuseUnseen(before, viewer);
  const said = 'words' in input ? await lookUpWords(deps, before, input.words) : null;
  const zones = await listZones(sqlOf(deps.db));
  await transact(deps, async (tx) => {
    await lockReport(tx.db, id);
    const report = await findVisible(tx.db, deps, viewer, id);
    refuseUnseen(report, viewer);
    const chosen = said ?? { place: candidateOf(report, input), candidates: null };
    const place = correctedPlace(report, viewer, tx.at, chosen);
    if (input.remember) await remember(tx, deps, viewer, report, chosen.place);
    const change = coarsePlaceOf(deps.keyring, id, place, zones);
    await changeReport(tx.db, id, { ...change, placeState: 'done' });
    tx.audit({
      actor: actorOf(viewer),
      action: 'report.place_corrected',
      subject: { kind: 'report', id },
      detail: { by: 'words' in input ? 'words' : 'candidate', precision: chosen.place.precision },
    });
    tx.announce({ kind: 'report.changed', subjectId: id });
  });
}

function refuseUnseen(report: ReportRow, viewer: Viewer): void {
  if (reportSight(viewer.account.roles, report.kind) !== 'full') throw notFound();
  if (report.status === 'purged') throw new AppError('report_closed', 'This report is erased.');
}

type Chosen = { place: KnownPlace; candidates: KnownPlace[] | null };

/** Sure or not, the person's words hold; where they may mean several places, those are shown. */
async function lookUpWords(
  deps: CorrectPlaceDeps,
  report: ReportRow,
  words: string,
): Promise<Chosen> {
  const { taken, shown } = await lookUpPlace(deps.places, words, {
    counties: deps.config.NETWORK_COUNTIES,
    isHome: isHomeType(effectiveFacts(report.facts, report.corrections).placeType),
  });
  if (taken) return { place: taken, candidates: null };
  const [likeliest] = shown;
  const place: KnownPlace = {
    kind: 'unknown',
    words,
    precision: 'unknown',
    score: 0,
    reasons: likeliest?.reasons ?? [],
    isOutOfArea: false,
    isHomeLike: shown.some((each) => each.isHomeLike),
  };
  return { place, candidates: shown.filter((each) => each.precision !== 'unknown') };
}

function candidateOf(report: ReportRow, input: CorrectPlace): KnownPlace {
  const at = 'candidate' in input ? input.candidate : -1;
  const candidate = report.place?.found?.candidates[at];
  if (candidate) return candidate;
  throw refusedField('candidate', 'unknown');
}

function correctedPlace(
  report: ReportRow,
  viewer: Viewer,
  now: Date,
  { place, candidates }: Chosen,
): ReportPlace {
  const at = now.toISOString();
  const before = report.place;
  const found = before?.found ?? null;
  const isListed = candidates !== null && candidates.length > 0;
  return {
    words: report.locationText,
    readTo: before?.readTo ?? null,
    found: isListed ? { at: found?.at ?? at, taken: found?.taken ?? null, candidates } : found,
    corrected: { at, byId: viewer.account.id, words: place.words, place },
  };
}

async function remember(
  tx: Tx,
  deps: CorrectPlaceDeps,
  viewer: Viewer,
  report: ReportRow,
  place: KnownPlace,
): Promise<void> {
  const isHome = isHomeType(effectiveFacts(report.facts, report.corrections).placeType);
  const refusal = await teachAliasInTx(tx, deps, viewer, {
    words: report.locationText,
    place,
    isHome,
  });
  if (refusal) throw refusedField('remember', refusal);
}

function refusedField(field: string, problem: string): AppError {
  return new AppError('invalid_input', 'This place cannot be set so.', {
    details: { fields: [{ field, problem }] },
  });
}
