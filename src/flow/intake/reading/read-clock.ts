// Promise: the instant a text names (`8:15am`, `a las 6 de la tarde`, `20 min ago`, `hace una hora`),
// worked out from when the text came and the network's time zone; never in the future. Pure.
import { NUMBER_WORDS } from './lexicon/number-words.ts';

const AMOUNT = '(\\d{1,3}|un|una|an|a|half an|media|[a-z]+)';
const AGO = new RegExp(
  `\\b(?:${AMOUNT} (min|mins|minutes?|hr|hrs|hours?|minutos?|horas?) ago|hace (?:como |unos |unas |mas o menos |casi )?${AMOUNT} ?(min|mins|minutos?|hr|hrs|horas?|ratito)?)\\b`,
);
const CLOCK =
  /\b(?:(?:at|around|about|like|since|@|a eso de|como|desde|tipo|a|from) )?(?:las? |the )?(\d{1,2})(?::(\d{2}))? ?(?:(y media|y cuarto)\s?)?(?:(am|pm|a\.m\.?|p\.m\.?)|(?:de |en |por )?la (manana|tarde|noche|madrugada))\b/;
const BARE_CLOCK =
  /\b(?:at|around|about|since|a eso de las?|como a las?|a las?|desde las?) (\d{1,2})(?::(\d{2}))?(?: (y media|y cuarto))?(?! ?(?:\d|st|nd|rd|th|agents?|cars?|people|guys|de la|y |and |&|con ))\b|\b(\d{1,2}):(\d{2})\b/;
const YESTERDAY = /\b(?:yesterday|ayer|last night|anoche)\b/;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const DEFAULT_ZONE = 'America/Los_Angeles';

/** How long ago, in minutes, where the text says so in figures or words. */
export function readMinutesAgo(folded: string): number | null {
  const found = AGO.exec(folded);
  if (!found) return null;
  const amount = found[1] ?? found[3] ?? '';
  const unit = found[2] ?? found[4] ?? '';
  if (unit === '' || unit === 'ratito') return null;
  const isHours = unit.startsWith('h');
  if (/^(?:half an|media)$/.test(amount)) return isHours ? 30 : null;
  const count = /^(?:un|una|an|a)$/.test(amount) ? 1 : amountOf(amount);
  return count === null ? null : count * (isHours ? 60 : 1);
}

function amountOf(word: string): number | null {
  return /^\d+$/.test(word) ? Number(word) : (NUMBER_WORDS.get(word) ?? null);
}

export type ClockTime = { hour: number; minute: number; isCertain: boolean };

/** The time of day a text names; `isCertain` where it says morning or afternoon. */
export function readClock(folded: string): ClockTime | null {
  const found = CLOCK.exec(folded);
  if (found) {
    const half = found[4] ?? found[5] ?? '';
    const isLate = /^p|tarde|noche/.test(half);
    const hour = Number(found[1]) % 12;
    return clockOf(hour + (isLate ? 12 : 0), found[2], found[3], true);
  }
  const bare = BARE_CLOCK.exec(folded);
  if (!bare) return null;
  const hour = Number(bare[1] ?? bare[4]);
  return clockOf(hour, bare[2] ?? bare[5], bare[3], hour > 12);
}

function clockOf(
  hour: number,
  minutes: string | undefined,
  part: string | undefined,
  isCertain: boolean,
): ClockTime | null {
  const minute = part === 'y media' ? 30 : part === 'y cuarto' ? 15 : Number(minutes ?? 0);
  return hour <= 23 && minute <= 59 ? { hour, minute, isCertain } : null;
}

/** ISO 8601, UTC, milliseconds; null where the text names no time. */
export function readObservedAt(
  folded: string,
  receivedAt: Date,
  timeZone = DEFAULT_ZONE,
): string | null {
  const ago = readMinutesAgo(folded);
  if (ago !== null) return new Date(receivedAt.getTime() - ago * MINUTE_MS).toISOString();
  const clock = readClock(folded);
  if (!clock) return null;
  const now = receivedAt.getTime();
  const isYesterday = YESTERDAY.test(folded);
  const candidates = [0, -1].flatMap((day) => {
    const at = instantOf(now + day * DAY_MS, clock.hour, clock.minute, timeZone);
    return clock.isCertain || clock.hour >= 12 ? [at] : [at, at + 12 * HOUR_MS];
  });
  const latest = isYesterday ? startOfDay(now, timeZone) : now + 5 * MINUTE_MS;
  const past = candidates.filter((at) => at <= latest);
  return past.length === 0 ? null : new Date(Math.max(...past)).toISOString();
}

function startOfDay(now: number, timeZone: string): number {
  return instantOf(now, 0, 0, timeZone) - 1;
}

/** The instant at which the clocks of the zone show an hour and minute, on the day of `near`. */
function instantOf(near: number, hour: number, minute: number, timeZone: string): number {
  const offset = offsetMs(near, timeZone);
  const localMidnight = Math.floor((near + offset) / DAY_MS) * DAY_MS;
  const guess = localMidnight + hour * HOUR_MS + minute * MINUTE_MS - offset;
  return guess + offset - offsetMs(guess, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clocks are ahead of UTC at an instant. */
function offsetMs(at: number, timeZone: string): number {
  const known = formats.get(timeZone) ?? newFormat(timeZone);
  formats.set(timeZone, known);
  const parts = new Map(known.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const read = (name: string) => parts.get(name as Intl.DateTimeFormatPartTypes) ?? 0;
  const local = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  );
  return local - Math.floor(at / 1_000) * 1_000;
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}
