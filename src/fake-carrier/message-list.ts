// Pure: the carrier's message list. Newest first; a page token names the last message of the page
// before, so that messages arriving between two pages shift nothing.
import type { FakeMessage } from './carrier-types.ts';
import type { CarrierSettings } from './knobs.ts';

export type ListPage = {
  messages: FakeMessage[];
  page: number;
  pageSize: number;
  nextQuery: string | null;
};

const DAY_MS = 24 * 60 * 60 * 1000;
const LARGEST_PAGE = 1000;

function dayOf(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS;
}

/** `YYYY-MM-DD` or an ISO instant; anything else matches nothing, as a carrier's filter would. */
function sentMatches(query: URLSearchParams, message: FakeMessage, isDayOnly: boolean): boolean {
  const on = query.get('DateSent');
  const before = query.get('DateSent<');
  const after = query.get('DateSent>');
  if (on === null && before === null && after === null) return true;
  if (message.sentAt === null) return false;
  const sentMs = Math.floor(message.sentAt.getTime() / 1000) * 1000;
  const compare = (value: string) => {
    const ms = Date.parse(value);
    const byDay = isDayOnly || value.length <= 'YYYY-MM-DD'.length;
    return byDay ? dayOf(sentMs) - dayOf(ms) : sentMs - ms;
  };
  if (on !== null && dayOf(sentMs) !== dayOf(Date.parse(on))) return false;
  if (before !== null && !(compare(before) <= 0)) return false;
  return after === null || compare(after) >= 0;
}

function isListed(message: FakeMessage, settings: CarrierSettings, now: Date): boolean {
  if (settings.listMissesQueued && message.sentAt === null) return false;
  return now.getTime() - message.at.getTime() >= settings.listLagMs;
}

function positive(text: string | null, fallback: number): number {
  const value = Number(text);
  return text !== null && Number.isInteger(value) && value > 0 ? value : fallback;
}

/** Undefined where the page token is unknown or expired. */
export function listMessages(
  oldestFirst: readonly FakeMessage[],
  query: URLSearchParams,
  settings: CarrierSettings,
  now: Date,
): ListPage | undefined {
  const to = query.get('To');
  const from = query.get('From');
  const token = query.get('PageToken');
  if (token !== null && settings.pageTokensExpired) return undefined;
  const matching = oldestFirst
    .filter(
      (message) =>
        (to === null || message.to === to) &&
        (from === null || message.from === from) &&
        isListed(message, settings, now) &&
        sentMatches(query, message, settings.listDayPrecision),
    )
    .toReversed();
  const pageSize = Math.min(positive(query.get('PageSize'), 50), LARGEST_PAGE);
  const start = token === null ? 0 : matching.findIndex(({ sid }) => token === `PA${sid}`) + 1;
  if (token !== null && start === 0) return undefined;
  const messages = matching.slice(start, start + pageSize);
  const page = token === null ? 0 : positive(query.get('Page'), 1);
  const hasMore = start + pageSize < matching.length;
  const next = new URLSearchParams(query);
  next.set('PageSize', String(pageSize));
  next.set('Page', String(page + 1));
  next.set('PageToken', `PA${messages.at(-1)?.sid}`);
  return { messages, page, pageSize, nextQuery: hasMore ? next.toString() : null };
}
