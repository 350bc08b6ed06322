// Whether somebody is meant to be on duty at an instant, and when the next shift begins, on the
// network's own clock. Pure.
import { minuteOfDay } from '../../../platform/minute-of-day.ts';

/** Minutes after midnight; `from` after `to` goes over midnight, equal ones are the whole day. */
export type CoverageHours = { fromMinute: number; toMinute: number };

/** @param text as `05:00-21:00`; `00:00-24:00` is the whole day */
export function parseCoverageHours(text: string): CoverageHours | null {
  const found = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  if (!found) return null;
  const [fromMinute = 0, toMinute = 0] = [
    Number(found[1]) * 60 + Number(found[2]),
    Number(found[3]) * 60 + Number(found[4]),
  ];
  return fromMinute > 1_440 || toMinute > 1_440 ? null : { fromMinute, toMinute };
}

export function isCovered(
  now: Date,
  { fromMinute, toMinute }: CoverageHours,
  timeZone: string,
): boolean {
  const minute = minuteOfDay(now, timeZone);
  const isWholeDay = fromMinute % 1_440 === toMinute % 1_440;
  if (isWholeDay) return true;
  return fromMinute < toMinute
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute;
}

/** When reading begins again, as texts say it: `5am`, `5:30am`. */
export function spokenOpening({ fromMinute }: CoverageHours): string {
  const hour = Math.floor(fromMinute / 60) % 24;
  const minute = fromMinute % 60;
  const half = hour < 12 ? 'am' : 'pm';
  return `${hour % 12 || 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${half}`;
}
