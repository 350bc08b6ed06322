// The next wave of a call-out: who is free and near enough, read from the roster without opening a name
// or a phone.
import type { Config } from '../../config.ts';
import type { Place } from '../../contract/call-out.ts';
import { metresBetween } from '../../places/distance.ts';
import { minuteOfDay } from '../../platform/minute-of-day.ts';
import type { RunSql } from '../../platform/transaction.ts';
import { isOut } from '../../records/call-out/assignment-status.ts';
import { findBurdens } from '../../records/call-out/assignment-store.ts';
import type { AssignmentRow, CallOutRules } from '../../records/call-out/call-out-row.ts';
import type { KnownPlace } from '../../records/report/report-place.ts';
import type { ResponderFitness } from '../../records/volunteer/responder-store.ts';
import { listFitness } from '../../records/volunteer/responder-store.ts';
import type { Candidate, Wave } from './choose-wave.ts';
import { chooseWave } from './choose-wave.ts';
import { fillPlaces } from './fill-quorum.ts';

const DAY_MS = 24 * 60 * 60_000;
/** An empty ring is no wave: the next ones are looked at at once. */
const RINGS_MAX = 8;

export type Scene = { place: KnownPlace | null; zip: string | null };

export type WavePlan = {
  scene: Scene;
  open: readonly Place[];
  wave: number;
  rules: CallOutRules;
  offersMade: number;
};

/** Everybody who could be asked, as the rules see them. Two statements, no lock. */
export async function loadCandidates(
  sql: RunSql,
  scene: Scene,
  askedBefore: ReadonlySet<string>,
  now: Date,
): Promise<Candidate[]> {
  const roster = await listFitness(sql);
  const burdens = await findBurdens(sql, new Date(now.getTime() - DAY_MS));
  return roster.map((each) => {
    const burden = burdens.get(each.id);
    return {
      ...each,
      ...nearness(scene, each),
      status: each.isSuspended ? 'suspended' : each.status,
      languages: each.skills.includes('spanish') ? [...each.languages, 'es'] : each.languages,
      isOut: burden?.isOut ?? false,
      offersToday: burden?.offers ?? 0,
      wasAsked: askedBefore.has(each.id),
    };
  });
}

function nearness(scene: Scene, { point, areaZip }: ResponderFitness) {
  const { lat, lng } = scene.place ?? {};
  const hasPoint = lat !== undefined && lng !== undefined;
  const zip = scene.place?.zip ?? scene.zip;
  const metres = point && hasPoint ? metresBetween(point, { lat, lng }) : null;
  return {
    distanceMetres: metres === null ? null : Math.round(metres),
    // Of a scene that nobody can measure from, nobody is too far.
    sharesZip: (!hasPoint && zip === null) || (zip !== null && zip === areaZip),
  };
}

/** The first ring, from the wave's own on, in which somebody can be asked. Pure but for its input. */
export function planWave(
  plan: WavePlan,
  candidates: readonly Candidate[],
  now: Date,
  config: Pick<Config, 'NETWORK_TIME_ZONE'>,
): Wave {
  const minute = minuteOfDay(now, config.NETWORK_TIME_ZONE);
  const { open, offersMade, rules } = plan;
  let chosen: Wave | null = null;
  for (let ring = plan.wave; ring < plan.wave + RINGS_MAX; ring += 1) {
    const need = { open, wave: ring, offersMade, now, minuteOfDay: minute };
    chosen = chooseWave(need, candidates, rules);
    const isReach = chosen.notAsked.some(({ reasons }) => reasons.join() === 'too_far');
    if (chosen.asked.length > 0 || !isReach) break;
  }
  return chosen ?? { asked: [], notAsked: [], reachMetres: 0 };
}

/** The places that nobody has, or whose holder wants to be relieved. */
export function openPlaces(
  places: readonly Place[],
  assignments: readonly AssignmentRow[],
): Place[] {
  const held = fillPlaces(places, teamOf(assignments).map(fitnessOf)).places;
  return places.filter((_, index) => held[index] === null);
}

/** Those on the team who stay, in the order in which they said yes. */
export function teamOf(assignments: readonly AssignmentRow[]): AssignmentRow[] {
  return assignments
    .filter(({ status, reliefAt }) => isOut(status) && reliefAt === null)
    .toSorted((a, b) => (a.acceptedAt?.getTime() ?? 0) - (b.acceptedAt?.getTime() ?? 0));
}

export function fitnessOf({ id, skills, languages, hasCar }: AssignmentRow) {
  const spoken = skills.includes('spanish') ? [...languages, 'es'] : languages;
  return { id, skills, languages: spoken, hasCar };
}
