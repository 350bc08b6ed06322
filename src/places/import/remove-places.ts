// A source is forgotten with everything it brought.
import { inTransaction } from '../../platform/transaction.ts';
import { deletePlaceSource, lockPlaceData } from '../../records/place-data/place-source-store.ts';
import type { ImportDeps } from './import-places.ts';
import { settleAgain } from './settle-surroundings.ts';

const REMOVE_MS = 600_000;

/** @returns whether there was such a source */
export async function removePlaces(
  deps: Pick<ImportDeps, 'db'>,
  sourceId: string,
): Promise<boolean> {
  return inTransaction(
    deps.db,
    async (tx) => {
      await lockPlaceData(tx.sql);
      const isGone = await deletePlaceSource(tx.sql, sourceId);
      if (isGone) await settleAgain(tx.sql);
      return isGone;
    },
    REMOVE_MS,
  );
}
