// Pure: the `#ct rt tt rc rp` overrides a webhook URL may bear, and what the URL is without them.
// The fragment steers the carrier and is neither called nor signed.

export type RetryCause = 'ct' | 'rt' | '4xx' | '5xx';

export type ConnectionOverrides = {
  connectTimeoutMs: number;
  readTimeoutMs: number;
  totalTimeoutMs: number;
  retryCount: number;
  retryCauses: ReadonlySet<RetryCause>;
};

const ALL_CAUSES: readonly RetryCause[] = ['ct', 'rt', '4xx', '5xx'];

function bounded(text: string | null, min: number, max: number, fallback: number): number {
  if (text === null || !/^\d+$/.test(text)) return fallback;
  return Math.min(Math.max(Number(text), min), max);
}

function causesOf(text: string | null): ReadonlySet<RetryCause> {
  const words = (text ?? 'ct').split(',');
  if (words.includes('all')) return new Set(ALL_CAUSES);
  return new Set(ALL_CAUSES.filter((cause) => words.includes(cause)));
}

/** Bounds and defaults are the carrier's documented ones; values out of range are clamped. */
export function readOverrides(configuredUrl: string): {
  url: string;
  overrides: ConnectionOverrides;
} {
  const hash = configuredUrl.indexOf('#');
  const url = hash === -1 ? configuredUrl : configuredUrl.slice(0, hash);
  const given = new URLSearchParams(hash === -1 ? '' : configuredUrl.slice(hash + 1));
  return {
    url,
    overrides: {
      connectTimeoutMs: bounded(given.get('ct'), 100, 10_000, 5_000),
      readTimeoutMs: bounded(given.get('rt'), 100, 15_000, 15_000),
      totalTimeoutMs: bounded(given.get('tt'), 100, 15_000, 15_000),
      retryCount: bounded(given.get('rc'), 0, 5, 1),
      retryCauses: causesOf(given.get('rp')),
    },
  };
}
