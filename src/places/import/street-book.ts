// The streets of one source, each name once.
import type { RunSql } from '../../platform/transaction.ts';
import type { StreetRow } from '../../records/place-data/street-store.ts';
import { insertStreets, nextStreetId } from '../../records/place-data/street-store.ts';
import { streetKey } from '../street-key.ts';
import { createBatch } from './batch.ts';

export type StreetBook = {
  /** What E 4th St and W 4th Street share, and 4th Ave does not; null for what is no name. */
  identityOf(name: string): string | null;
  /** The street's id, written down when it is new. */
  idOf(name: string): Promise<number>;
  count(): number;
  flush(): Promise<void>;
};

export async function createStreetBook(sql: RunSql, sourceId: string): Promise<StreetBook> {
  const idOf = new Map<string, number>();
  const keys = new Map<string, ReturnType<typeof streetKey>>();
  const batch = createBatch<StreetRow>((rows) => insertStreets(sql, sourceId, rows));
  let nextId = await nextStreetId(sql);

  function keyOf(name: string): ReturnType<typeof streetKey> {
    const known = keys.get(name);
    if (known) return known;
    const key = streetKey(name);
    keys.set(name, key);
    return key;
  }

  return {
    identityOf: (name) => {
      const { keys: [fullKey] = [], suffix = '' } = keyOf(name);
      return fullKey === undefined ? null : `${fullKey} ${suffix}`;
    },
    idOf: async (name) => {
      const known = idOf.get(name);
      if (known !== undefined) return known;
      const id = nextId;
      nextId += 1;
      idOf.set(name, id);
      const { keys: [fullKey = ''] = [], number = null, leadType = null } = keyOf(name);
      const bareKey = keyOf(name).keys.at(-1) ?? fullKey;
      await batch.add({ id, name, fullKey, bareKey, number, leadType });
      return id;
    },
    count: () => idOf.size,
    flush: batch.flush,
  };
}
