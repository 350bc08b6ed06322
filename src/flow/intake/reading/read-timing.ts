// Promise: when it was seen: now, just left, earlier, by hearsay, or a rumour of the future; left open
// where the words do. Pure.
import type { Timing } from '../../../contract/report-facts.ts';
import type { ReportKind } from '../../../contract/statuses.ts';
import { readMinutesAgo } from './read-clock.ts';
import type { Signs } from './words/signs.ts';
import { allOf, has, stands } from './words/signs.ts';

export type TimingRead = {
  signs: Signs;
  folded: string;
  kind: ReportKind;
  isHearsay: boolean;
  isFuture: boolean;
  /** No scene is told at all: a question, an offer, thanks. */
  isSceneless: boolean;
};

const JUST_LEFT_MINUTES = 60;

export function readTiming(read: TimingRead): Timing | undefined {
  if (read.isFuture) return 'future';
  if (read.isSceneless) return undefined;
  if (read.kind === 'arrest') return arrestTiming(read);
  return read.isHearsay ? 'hearsay' : sceneTiming(read);
}

/** A hearing, a dose or a transfer has its own time: only the taking's counts. */
function arrestTiming({ signs, folded }: TimingRead): Timing | undefined {
  if (stands(signs, 'flag.released')) return undefined;
  if (HAPPENING.test(folded) && has(signs, 'time.now')) return 'now';
  const minutes = readMinutesAgo(folded);
  if (minutes !== null) return minutes <= JUST_LEFT_MINUTES ? 'just_left' : 'earlier';
  if (has(signs, 'time.just_taken') || has(signs, 'time.just_left')) return 'just_left';
  return has(signs, 'time.earlier') || isOnADay(folded) ? 'earlier' : undefined;
}

const DAY =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miercoles|jueves|viernes|sabado|domingo';
const ON_A_DAY = new RegExp(`\\b(?:on|since|desde el|this past|el) (?:${DAY})\\b`);
const TO_COME = new RegExp(
  `\\b(?:court|hearing|appointment|check ?in|interview|bond|corte|cita|audiencia|juez|next|proximo)\\b.{0,30}(?:${DAY})|(?:${DAY}).{0,25}\\b(?:court|hearing|appointment|corte|cita|audiencia)\\b`,
);

/** `he was taken on Tuesday`; the day of a hearing is none of it. */
function isOnADay(folded: string): boolean {
  return ON_A_DAY.test(folded) && !TO_COME.test(folded);
}

const HAPPENING =
  /\b(?:(?:are|is|theyre) (?:\w+ )?(?:arresting|taking|detaining|handcuffing|grabbing)|(?:estan|andan) (?:\w+ )?(?:llevando|arrestando|deteniendo|agarrando)|llevandose|se (?:lo|la|los) llevan)\b/;

function sceneTiming(read: TimingRead): Timing | undefined {
  const { signs, folded } = read;
  const isStill = goesOn(signs);
  const isNow = allOf(signs, 'time.now').length > allOf(signs, 'time.not_now').length || isStill;
  const minutes = /\b(?:been|since|desde|lleva\w*)\b/.test(folded) ? null : readMinutesAgo(folded);
  if (minutes !== null && !isStill) return minutes <= JUST_LEFT_MINUTES ? 'just_left' : 'earlier';
  const hasLeft = stands(signs, 'activity.left') !== undefined || has(signs, 'time.gone');
  if (hasLeft && !isStill)
    return has(signs, 'time.earlier') && !has(signs, 'time.just_left') ? 'earlier' : 'just_left';
  if (has(signs, 'time.just_left') && !isStill) return 'just_left';
  if (has(signs, 'time.earlier') && !isNow) return isLasting(read) ? 'now' : 'earlier';
  if (isNow || has(signs, 'time.present')) return 'now';
  return allOf(signs, 'time.past').length > 0 ? undefined : 'now';
}

/** `his cart is still there` says nothing of who took him. */
function goesOn(signs: Signs): boolean {
  return allOf(signs, 'time.still').some(
    ({ from }) =>
      !signs.words
        .slice(Math.max(0, from - 3), from)
        .some(({ word }) => /^(?:his|her|their|sus?)$/.test(word)),
  );
}

/** `3rd time this morning`, `been here since this morning`. */
function isLasting({ folded }: TimingRead): boolean {
  return /\b(?:wont stop|keep\w*|since|desde|been (?:here|there|parked|sitting)|\d\w* time)\b/.test(
    folded,
  );
}
