// Who asks for people a moment after the report came waits a moment for its place: otherwise nobody
// could be asked by how near they are.
import type { Deps } from '../../deps.ts';
import { sqlOf } from '../../platform/run-sql.ts';
import { isPlacePending } from '../../records/report/pending-place-store.ts';

const PATIENCE_MS = 1_000;
const STEP_MS = 50;

export async function awaitPlace(deps: Pick<Deps, 'db'>, incidentId: string): Promise<void> {
  const untilMs = performance.now() + PATIENCE_MS;
  while (performance.now() < untilMs && (await isPlacePending(sqlOf(deps.db), incidentId))) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}
