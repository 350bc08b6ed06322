// The words of reports are looked up after they were accepted, never on their way in: a few reports at a
// time, each settled only if nothing came meanwhile, so that two nodes and new words do no harm.
import type { Deps } from '../../../deps.ts';
import { isDatabaseGone } from '../../../platform/db.ts';
import { errorForLog } from '../../../platform/log.ts';
import { sqlOf } from '../../../platform/run-sql.ts';
import { coarsePlaceOf } from '../../../places/coarse-columns.ts';
import { correctPlace } from '../../../places/correct-place.ts';
import { isHomeType } from '../../../places/home-types.ts';
import type { LookUp } from '../../../places/look-up-place.ts';
import { cityNamedIn, lookUpPlace } from '../../../places/look-up-place.ts';
import type { PlaceCandidate } from '../../../places/place-types.ts';
import { listZones } from '../../../records/place-data/zone-store.ts';
import type { PendingPlace } from '../../../records/report/pending-place-store.ts';
import { listPendingPlaces } from '../../../records/report/pending-place-store.ts';
import type { KnownPlace, ReportPlace } from '../../../records/report/report-place.ts';
import { settlePlace } from '../../../records/report/report-store.ts';
import { transact } from '../../../records/transact.ts';
import { readSms } from '../reading/read-sms.ts';
import type { LookedUp } from './merge-thread-place.ts';
import { mergeThreadPlace } from './merge-thread-place.ts';

export type PlaceDeps = Pick<
  Deps,
  'config' | 'db' | 'clock' | 'keyring' | 'signals' | 'places' | 'log'
>;

const BATCH = 16;

/** @returns how many were looked at; fewer than a batch means that none is left */
export async function resolveReportPlaces(deps: PlaceDeps): Promise<number> {
  const pending = await listPendingPlaces(sqlOf(deps.db), deps.keyring, BATCH);
  if (pending.length === 0) return 0;
  const found = await Promise.all(
    pending.map(async (report) => ({ report, place: await placeOrNone(deps, report) })),
  );
  const zones = await listZones(sqlOf(deps.db));
  // Each by itself and shortly: the sender's next words wait for the same row.
  for (const { report, place } of found) {
    const change = coarsePlaceOf(deps.keyring, report.id, place, zones);
    if (isNews(place, report.place)) await tellPlace(deps, report, change);
    else await settlePlace(deps.db.prisma, report, change);
  }
  return pending.length;
}

async function tellPlace(
  deps: PlaceDeps,
  report: PendingPlace,
  change: ReturnType<typeof coarsePlaceOf>,
): Promise<void> {
  await transact(deps, async (tx) => {
    const isSettled = await settlePlace(tx.db, report, { ...change, version: { increment: 1 } });
    if (isSettled) tx.announce({ kind: 'report.changed', subjectId: report.id });
  });
}

/** How far the thread was read, and when, is nothing to tell the boards of. */
function isNews(place: ReportPlace, before: ReportPlace | null): boolean {
  const shown = (each: ReportPlace | null) =>
    JSON.stringify(each, (key, value) => (key === 'readTo' || key === 'at' ? undefined : value));
  return shown(place) !== shown(before);
}

/** What cannot be looked up is left to people: it keeps no other report waiting. */
async function placeOrNone(deps: PlaceDeps, report: PendingPlace): Promise<ReportPlace> {
  try {
    return await placeOf(deps, report);
  } catch (error) {
    if (isDatabaseGone(error)) throw error;
    deps.log.error({ err: errorForLog(error), reportId: report.id }, 'a place was not looked up');
    const { found = null, corrected = null } = report.place ?? {};
    return {
      words: report.locationText,
      readTo: report.messages.at(-1)?.id ?? null,
      found,
      corrected,
    };
  }
}

/** The report's own words first, then what came later, each in the light of what was found before. */
async function placeOf(deps: PlaceDeps, report: PendingPlace): Promise<ReportPlace> {
  const { locationText, messages } = report;
  const isSameWords = report.place !== null && report.place.words === locationText;
  let found = isSameWords ? (report.place?.found ?? null) : null;
  const readTo = isSameWords ? (report.place?.readTo ?? null) : (messages[0]?.id ?? null);
  const at = deps.clock.now().toISOString();
  const told = messages.map((message) => message.body).join('\n');
  if (!isSameWords && locationText !== null) {
    found = mergeThreadPlace(null, await lookUp(deps, report, locationText, told, null), at);
  }
  for (const { body } of messages.slice(messages.findIndex((each) => each.id === readTo) + 1)) {
    const earlier = found?.taken ?? null;
    const words = placeWordsOf(body, earlier);
    if (words === null) continue;
    found = mergeThreadPlace(found, await lookUp(deps, report, words, body, earlier), at);
  }
  const last = messages.at(-1)?.id ?? null;
  return { words: locationText, readTo: last, found, corrected: report.place?.corrected ?? null };
}

/** The whole text where it corrects the earlier place, else the words that name one. */
function placeWordsOf(body: string, earlier: KnownPlace | null): string | null {
  const isCorrection = correctPlace(body, asCandidate(earlier)) !== null;
  return isCorrection ? body : readSms(body).locationText;
}

async function lookUp(
  deps: PlaceDeps,
  report: PendingPlace,
  words: string,
  text: string,
  threadPlace: KnownPlace | null,
): Promise<LookedUp> {
  const counties = deps.config.NETWORK_COUNTIES;
  const cityNamed = await cityNamedIn(text, counties, deps.places.index);
  const context: LookUp = {
    counties,
    isHome: isHomeType(report.facts.placeType),
    ...(cityNamed === null ? {} : { cityNamed }),
    ...(threadPlace === null ? {} : { threadPlace: asCandidate(threadPlace) }),
  };
  return lookUpPlace(deps.places, words, context);
}

/** It was a candidate when it was kept. */
function asCandidate(place: KnownPlace | null): PlaceCandidate | undefined {
  return place === null ? undefined : (place as PlaceCandidate);
}
