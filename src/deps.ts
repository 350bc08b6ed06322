// Everything a use case may need, made once and passed down; a test overrides any part.
import type { Config } from './config.ts';
import type { Journal } from './flow/intake/journal/journal.ts';
import type { MediaTransport } from './messaging/media-transport.ts';
import type { SmsTransport } from './messaging/sms-transport.ts';
import type { Clock } from './platform/clock.ts';
import type { Db } from './platform/db.ts';
import type { Ids } from './platform/ids.ts';
import type { Log } from './platform/log.ts';
import type { Metrics } from './platform/metrics.ts';
import type { Signals } from './platform/signals.ts';
import type { Keyring } from './security/keyring.ts';
import { createJournal } from './flow/intake/journal/journal.ts';
import { createSpool } from './flow/intake/journal/spool.ts';
import { createMediaTransport } from './messaging/carrier-media-transport.ts';
import { createTwilioTransport } from './messaging/twilio-transport.ts';
import { systemClock } from './platform/clock.ts';
import { createDb } from './platform/db.ts';
import { systemIds } from './platform/ids.ts';
import { createLog, errorForLog } from './platform/log.ts';
import { createMetrics } from './platform/metrics.ts';
import { createSignals } from './platform/signals.ts';
import { createPlaces } from './places/create-places.ts';
import type { LookUpDeps } from './places/look-up-place.ts';
import { loadKeyring } from './security/load-keyring.ts';

export type Deps = {
  config: Config;
  db: Db;
  clock: Clock;
  ids: Ids;
  log: Log;
  keyring: Keyring;
  signals: Signals;
  metrics: Metrics;
  journal: Journal;
  sms: SmsTransport;
  carrierMedia: MediaTransport;
  /** Where words are looked up. */
  places: LookUpDeps;
};

/**
 * @param databaseUrl of a migrated database
 * @param overrides replace single parts; what depends on a replaced part is made from it
 */
export async function createDeps(
  config: Config,
  databaseUrl: string,
  overrides: Partial<Omit<Deps, 'journal'>> = {},
): Promise<Deps> {
  const log = overrides.log ?? createLog(config.LOG_LEVEL);
  const base = {
    config,
    log,
    clock: systemClock,
    ids: systemIds,
    signals: createSignals(),
    metrics: createMetrics(),
    keyring: overrides.keyring ?? (await loadKeyring(config)),
    db:
      overrides.db ?? createDb(databaseUrl, { onError: (error) => logLostConnection(log, error) }),
    sms: overrides.sms ?? createTwilioTransport(config),
    carrierMedia: overrides.carrierMedia ?? createMediaTransport(config),
    ...overrides,
  };
  const owner = `${process.pid}-${base.ids.uuid().replaceAll('-', '')}`;
  const journal = createJournal(base, createSpool(config.spoolDir, owner));
  return { ...base, journal, places: overrides.places ?? createPlaces(base) };
}

function logLostConnection(log: Log, error: Error): void {
  log.warn({ err: errorForLog(error) }, 'a database connection was lost');
}
