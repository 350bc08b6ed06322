// How long it took: from the first report to each step that followed.
import type { Deps } from '../../deps.ts';
import type { VerdictView } from '../../contract/finding.ts';
import type { IncidentView, Intervals } from '../../contract/incident.ts';
import { findFirstClaim } from '../../records/incident/incident-link-store.ts';

type Measured = Pick<IncidentView, 'id' | 'openedAt' | 'reports' | 'callOuts'>;

export async function measureIntervals(
  deps: Pick<Deps, 'db'>,
  incident: Measured,
  verdicts: readonly VerdictView[],
): Promise<Intervals> {
  const claim = await findFirstClaim(deps.db, incident.id);
  return intervalsOf(incident, verdicts, claim);
}

/** @param claim the first that anybody took one of its reports; its opening at the latest */
export function intervalsOf(
  { openedAt, reports, callOuts }: Measured,
  verdicts: readonly VerdictView[],
  claim: Date | null,
): Intervals {
  const people = callOuts.flatMap((callOut) => callOut.people);
  const firstReportAt = earliest(reports.map(({ receivedAt }) => receivedAt));
  const claimedAt = earliest([openedAt, claim && claim.toISOString()]);
  const calledOutAt = earliest(callOuts.map(({ requestedAt }) => requestedAt));
  const acceptedAt = earliest(people.map((each) => each.acceptedAt));
  const onSceneAt = earliest(people.map((each) => each.onSceneAt));
  const verdictAt = earliest(
    verdicts.filter(({ to }) => to !== 'verifying').map(({ decidedAt }) => decidedAt),
  );
  const to = (at: string | null) => secondsBetween(firstReportAt, at);
  return {
    firstReportAt,
    claimedAt,
    calledOutAt,
    acceptedAt,
    onSceneAt,
    verdictAt,
    secondsTo: {
      claim: to(claimedAt),
      callOut: to(calledOutAt),
      acceptance: to(acceptedAt),
      onScene: to(onSceneAt),
      verdict: to(verdictAt),
    },
  };
}

/** Instants of one form sort as text. */
function earliest(instants: readonly (string | null)[]): string | null {
  return instants.filter((each) => each !== null).toSorted()[0] ?? null;
}

function secondsBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  return Math.round((Date.parse(to) - Date.parse(from)) / 1000);
}
