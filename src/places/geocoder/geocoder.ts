// A geocoder of the network's own, asked over HTTP: 800 ms at most, not at all for a minute after five
// failures, and each question once. What was asked is remembered by a keyed hash alone.
import type { Config } from '../../config.ts';
import type { PlacesGeocoder } from '../../contract/places.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Keyring } from '../../security/keyring.ts';
import { boxHolds } from '../distance.ts';
import { foldName } from '../fold-name.ts';
import type { BoundingBox, PlaceCandidate } from '../place-types.ts';
import { RADIUS_METRES } from '../score-place.ts';
import { splitJoins } from '../split-joins.ts';
import { splitWords } from '../split-words.ts';
import type { Adapter, FoundElsewhere } from './adapter.ts';
import { nominatim } from './nominatim.ts';
import { pelias } from './pelias.ts';
import { photon } from './photon.ts';

export type Geocoder = {
  /** Never throws: what cannot be asked is not found. @param city said in the text */
  find(words: string, city: string | null): Promise<PlaceCandidate[]>;
};

export type GeocoderDeps = { clock: Clock; log: Log; keyring: Keyring };

const ADAPTERS: Readonly<Record<PlacesGeocoder, Adapter>> = { pelias, nominatim, photon };
const TIMEOUT_MS = 800;
const FAILURES_MAX = 5;
const OPEN_MS = 60_000;
const CACHE_MAX = 500;
const CACHE_MS = 24 * 3_600_000;
/** Below what is taken unasked: a person looks at what came from elsewhere. */
const SCORE = 0.7;

/**
 * @param box where the network's places lie; nothing outside is asked for or believed
 * @returns null where no geocoder is set: nothing of it exists then
 */
export function createGeocoder(
  config: Pick<Config, 'PLACES_GEOCODER' | 'PLACES_GEOCODER_URL'>,
  deps: GeocoderDeps,
  box: () => Promise<BoundingBox | null>,
): Geocoder | null {
  const { PLACES_GEOCODER: kind, PLACES_GEOCODER_URL: url } = config;
  if (kind === undefined || url === undefined) return null;
  const adapter = ADAPTERS[kind];
  const cache = createCache(deps.clock);
  const breaker = createBreaker(deps.clock);

  async function ask(text: string): Promise<PlaceCandidate[]> {
    const within = await box();
    const address = adapter.address(url ?? '', text, within);
    const answer = await fetch(address, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
      headers: { accept: 'application/json', 'user-agent': 'testigo' },
    });
    if (!answer.ok) throw new Error(`the geocoder answered ${answer.status}`);
    const found = adapter.read(await answer.json());
    return found.filter((each) => isBelieved(each, within)).map(toCandidate);
  }

  return {
    find: async (words, city) => {
      if (!adapter.findsCrossings && splitJoins(splitWords(words)).length > 0) return [];
      const text = withCity(words, city);
      const key = Buffer.from(deps.keyring.index('place', sameQuestion(text))).toString('hex');
      const known = cache.get(key);
      if (known) return known;
      if (breaker.isOpen()) return [];
      try {
        const found = await ask(text);
        breaker.succeeded();
        cache.set(key, found);
        return found;
      } catch (error) {
        // The name alone: an error of fetch may name the address that was asked, and so the words.
        const reason = error instanceof Error ? error.name : 'unknown';
        deps.log.warn({ reason }, 'the geocoder did not answer');
        breaker.failed();
        return [];
      }
    },
  };
}

/** Equal for one question however it is spelled; other scripts, which fold to nothing, as they are. */
function sameQuestion(text: string): string {
  return `${foldName(text)} ${text.normalize('NFKC').replace(/[\p{Script=Latin}\P{L}]/gu, '')}`;
}

function withCity(words: string, city: string | null): string {
  return city === null || foldName(words).includes(foldName(city)) ? words : `${words}, ${city}`;
}

const NAME_MAX = 120;
const EARTH: BoundingBox = { south: -90, west: -180, north: 90, east: 180 };

function isBelieved(
  { name, city = '', zip = '', ...point }: FoundElsewhere,
  within: BoundingBox | null,
) {
  const isShort = [name, city, zip].every((each) => each.length <= NAME_MAX);
  return isShort && boxHolds(within ?? EARTH, point);
}

function toCandidate({ name, city, zip, lat, lng, precision }: FoundElsewhere): PlaceCandidate {
  return {
    kind: precision === 'exact' ? 'address' : 'landmark',
    words: name,
    ...(city === undefined ? {} : { city, citySource: 'inferred' }),
    ...(zip === undefined ? {} : { zip, zipSource: 'inferred' }),
    lat,
    lng,
    precision,
    radiusMetres: RADIUS_METRES[precision],
    score: SCORE,
    reasons: ['geocoder'],
    isOutOfArea: false,
    isHomeLike: false,
  };
}

function createBreaker(clock: Clock) {
  let failures = 0;
  let openUntilMs = 0;
  return {
    isOpen: () => clock.now().getTime() < openUntilMs,
    succeeded: () => {
      failures = 0;
    },
    failed: () => {
      failures += 1;
      if (failures < FAILURES_MAX) return;
      failures = 0;
      openUntilMs = clock.now().getTime() + OPEN_MS;
    },
  };
}

/** The oldest goes first. */
function createCache(clock: Clock) {
  const entries = new Map<string, { found: PlaceCandidate[]; untilMs: number }>();
  return {
    get: (key: string) => {
      const entry = entries.get(key);
      return entry && entry.untilMs > clock.now().getTime() ? entry.found : null;
    },
    set: (key: string, found: PlaceCandidate[]) => {
      entries.delete(key);
      entries.set(key, { found, untilMs: clock.now().getTime() + CACHE_MS });
      const [oldest] = entries.keys();
      if (entries.size > CACHE_MAX && oldest !== undefined) entries.delete(oldest);
    },
  };
}
