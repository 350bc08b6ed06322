// Pure. Local time and file sizes as the board writes them: `5:38 am`, `5:38 a. m.`, `240 kB`.
import type { Say } from './use-words.ts';

/** Hours and minutes; with seconds where the second matters. */
export function timeText(at: string | number, t: Say, hasSeconds = false): string {
  const date = new Date(at);
  const hours = date.getHours();
  const minutes = [date.getMinutes(), ...(hasSeconds ? [date.getSeconds()] : [])];
  const tail = minutes.map((part) => String(part).padStart(2, '0')).join(':');
  return `${hours % 12 || 12}:${tail} ${t(hours < 12 ? 'time.am' : 'time.pm')}`;
}

/** The time, after the day where it was not today. */
export function dayTimeText(at: string, nowMs: number, t: Say, language: string): string {
  const date = new Date(at);
  if (date.toDateString() === new Date(nowMs).toDateString()) return timeText(at, t);
  const day = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' }).format(date);
  return `${day}, ${timeText(at, t)}`;
}

export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
