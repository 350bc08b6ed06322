// The tables of the database as the finder asks them, and the network's own geocoder where one is set.
import type { Deps } from '../deps.ts';
import { sqlOf } from '../platform/run-sql.ts';
import { createGeocoder } from './geocoder/geocoder.ts';
import type { LookUpDeps } from './look-up-place.ts';
import { createNetworkBox } from './network-box.ts';
import { createTableIndex } from './table-index.ts';

export function createPlaces(
  deps: Pick<Deps, 'config' | 'db' | 'clock' | 'log' | 'keyring'>,
): LookUpDeps {
  const sql = sqlOf(deps.db);
  const box = createNetworkBox(sql, deps.config.NETWORK_COUNTIES);
  return { index: createTableIndex(sql), geocoder: createGeocoder(deps.config, deps, box) };
}
