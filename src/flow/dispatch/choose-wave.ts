// Who is asked now, who later, and why each other one is not: nearest first, those who are free,
// willing and fit. Explains itself, so that a dispatcher can object. Pure.
import type { NotAskedReason, Place } from '../../contract/call-out.ts';
import { fits } from './fill-quorum.ts';

export type Candidate = {
  id: string;
  status: string;
  skills: readonly string[];
  languages: readonly string[];
  hasCar: boolean;
  isPhoneVerified: boolean;
  isOptedOut: boolean;
  isOut: boolean;
  trainingExpiresAt: Date | null;
  onDutyUntil: Date | null;
  pausedUntil: Date | null;
  /** Minutes after midnight where the network is; from 22:00 to 6:00 is {from: 1320, to: 360}. */
  quietHours: { from: number; to: number } | null;
  offersToday: number;
  offersPerDay: number;
  /** From the middle of their area to the scene; null when the area is not known. */
  distanceMetres: number | null;
  sharesZip: boolean;
  wasAsked: boolean;
};

export type WaveRules = {
  /** Reach of the first wave, and how much further each next one reaches. */
  firstReachMetres: number;
  furtherMetres: number;
  /** For each place that is open, so many are asked at once: not everybody says yes. */
  askedPerPlace: number;
  /** At most as many offers to one scene, over all waves. */
  offersMax: number;
};

export const DEFAULT_WAVE_RULES: WaveRules = {
  firstReachMetres: 8_047,
  furtherMetres: 8_047,
  askedPerPlace: 3,
  offersMax: 40,
};

export type Need = {
  /** Places nobody has yet. */
  open: readonly Place[];
  /** 1 for the first. */
  wave: number;
  offersMade: number;
  now: Date;
  minuteOfDay: number;
};

export type Asked = { id: string; distanceMetres: number | null };
export type NotAsked = { id: string; reasons: NotAskedReason[]; distanceMetres: number | null };
export type Wave = { asked: Asked[]; notAsked: NotAsked[]; reachMetres: number };

export function chooseWave(
  need: Need,
  candidates: readonly Candidate[],
  rules: WaveRules = DEFAULT_WAVE_RULES,
): Wave {
  const reachMetres = rules.firstReachMetres + (need.wave - 1) * rules.furtherMetres;
  const free: Candidate[] = [];
  const notAsked: NotAsked[] = [];
  for (const candidate of candidates) {
    const reasons = reasonsAgainst(need, candidate, reachMetres);
    if (reasons.length === 0) free.push(candidate);
    else notAsked.push(withReasons(candidate, reasons));
  }
  const ordered = free.toSorted(byNearness);
  const room = Math.max(0, rules.offersMax - need.offersMade);
  const count = Math.min(room, need.open.length * rules.askedPerPlace);
  const chosen = rareFirst(need.open, ordered, count);
  const isChosen = new Set(chosen.map(({ id }) => id));
  const later = ordered.filter(({ id }) => !isChosen.has(id));
  return {
    asked: chosen.map(({ id, distanceMetres }) => ({ id, distanceMetres })),
    notAsked: [...notAsked, ...later.map((each) => withReasons(each, ['later_wave']))],
    reachMetres,
  };
}

/** Everything that speaks against asking this person now; empty: ask. */
export function reasonsAgainst(
  need: Need,
  candidate: Candidate,
  reachMetres: number,
): NotAskedReason[] {
  const { now } = need;
  const isPast = (at: Date | null) => at === null || at <= now;
  const isNear =
    candidate.sharesZip ||
    (candidate.distanceMetres !== null && candidate.distanceMetres <= reachMetres);
  const against: [NotAskedReason, boolean][] = [
    ['not_active', candidate.status !== 'active'],
    ['unverified_phone', !candidate.isPhoneVerified],
    ['training_expired', isPast(candidate.trainingExpiresAt)],
    ['opted_out', candidate.isOptedOut],
    ['paused', !isPast(candidate.pausedUntil)],
    ['off_duty', isPast(candidate.onDutyUntil)],
    ['quiet_hours', isQuiet(candidate.quietHours, need.minuteOfDay)],
    ['already_out', candidate.isOut],
    ['offers_today', candidate.offersToday >= candidate.offersPerDay],
    ['asked_before', candidate.wasAsked],
    ['fits_no_place', !need.open.some((place) => fits(place, candidate))],
    ['no_area', candidate.distanceMetres === null && !candidate.sharesZip],
    ['too_far', candidate.distanceMetres !== null && !isNear],
  ];
  return against.filter(([, holds]) => holds).map(([reason]) => reason);
}

export function isQuiet(hours: Candidate['quietHours'], minuteOfDay: number): boolean {
  if (!hours || hours.from === hours.to) return false;
  if (hours.from < hours.to) return minuteOfDay >= hours.from && minuteOfDay < hours.to;
  return minuteOfDay >= hours.from || minuteOfDay < hours.to;
}

function withReasons(candidate: Candidate, reasons: NotAskedReason[]): NotAsked {
  return { id: candidate.id, reasons, distanceMetres: candidate.distanceMetres };
}

function byNearness(a: Candidate, b: Candidate): number {
  return (
    (a.distanceMetres ?? Infinity) - (b.distanceMetres ?? Infinity) ||
    a.offersToday - b.offersToday ||
    (a.id < b.id ? -1 : 1)
  );
}

/**
 * The nearest, but for each place that asks for something at least one who brings it, however far
 * down the list: ten near people of whom nobody speaks Spanish do not fill the Spanish place.
 */
function rareFirst(
  open: readonly Place[],
  ordered: readonly Candidate[],
  count: number,
): Candidate[] {
  const chosen = new Set<Candidate>();
  const demanding = open.filter(isDemanding);
  for (const place of demanding) {
    if (chosen.size >= count) break;
    const found = ordered.find((each) => !chosen.has(each) && fits(place, each));
    if (found) chosen.add(found);
  }
  for (const each of ordered) {
    if (chosen.size >= count) break;
    chosen.add(each);
  }
  return ordered.filter((each) => chosen.has(each));
}

function isDemanding({ skills, languages, needsCar }: Place): boolean {
  return skills.length > 0 || languages.length > 0 || needsCar;
}
