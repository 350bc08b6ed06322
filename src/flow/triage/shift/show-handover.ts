// The page that one shift reads aloud to the next: who is on, what is open and with whom, and what was
// promised to whom. Without words of any report: it may be printed.
import type { Deps } from '../../../deps.ts';
import type { ClaimLine, HandoverView, PromiseLine } from '../../../contract/claims.ts';
import type { Person } from '../../../contract/account.ts';
import type { Viewer } from '../../../contract/viewer.ts';
import type { Colleague } from '../../../records/account/receiver-store.ts';
import { listColleagues } from '../../../records/account/receiver-store.ts';
import { listOpenIncidents } from '../../../records/incident/incident-store.ts';
import { viewIncident } from '../../../records/incident/incident-view.ts';
import type { OpenClaim } from '../../../records/report/claim-list-store.ts';
import { listOpenClaims } from '../../../records/report/claim-list-store.ts';
import { incidentSight, isAllowed, reportSight } from '../../../security/permissions.ts';

type HandoverDeps = Pick<Deps, 'db' | 'keyring' | 'clock' | 'config'>;

/** Seen so lately, somebody is there without having said so. */
const SEEN_WITHIN_MS = 15 * 60_000;

export async function showHandover(deps: HandoverDeps, viewer: Viewer): Promise<HandoverView> {
  const now = deps.clock.now();
  const { roles } = viewer.account;
  const [all, colleagues, incidents] = await Promise.all([
    listOpenClaims(deps.db),
    listColleagues(deps.db, deps.keyring, now),
    listOpenIncidents(deps.db.prisma, deps.keyring),
  ]);
  const hidesIncidents = incidentSight(roles) === 'none';
  const open = all
    .filter((claim) => reportSight(roles, claim.kind) !== 'none')
    .map((claim) => (hidesIncidents ? { ...claim, incident: null } : claim));
  const line = (claim: OpenClaim) => lineOf(claim, deps.config.CLAIM_IDLE_MINUTES);
  const claimsOf = (id: string | null) => open.filter((claim) => claim.ownerId === id).map(line);
  return {
    at: now.toISOString(),
    people: colleagues
      .filter((each) => isThere(each, now) || claimsOf(each.person.id).length > 0)
      .map((each) => ({ ...personLine(each), claims: claimsOf(each.person.id) })),
    unclaimed: claimsOf(null),
    incidents: incidents.flatMap((row) => viewIncident(row, roles) ?? []),
    promises: promisesOf(open, colleagues, now),
  };
}

/** Of those who could take a report. */
function isThere({ roles, isOnShift, lastSeenAt }: Colleague, now: Date): boolean {
  const isSeen = lastSeenAt !== null && now.getTime() - lastSeenAt.getTime() < SEEN_WITHIN_MS;
  return isAllowed(roles, 'report.claim') && (isOnShift || isSeen);
}

function personLine({ person, roles, isOnShift, lastSeenAt }: Colleague) {
  return { ...person, roles, isOnShift, lastSeenAt: lastSeenAt && lastSeenAt.toISOString() };
}

function lineOf(claim: OpenClaim, idleMinutes: number): ClaimLine {
  const { id, kind, status, priority, incident, actedAt } = claim;
  const isCounting = status === 'in_review' && actedAt !== null;
  const releaseAt = isCounting ? new Date(actedAt.getTime() + idleMinutes * 60_000) : null;
  return {
    id,
    code: `R-${claim.number}`,
    kind,
    status,
    priority,
    receivedAt: claim.receivedAt.toISOString(),
    claimedAt: claim.claimedAt && claim.claimedAt.toISOString(),
    releaseAt: releaseAt && releaseAt.toISOString(),
    incident,
  };
}

/** The earliest first. */
function promisesOf(
  open: readonly OpenClaim[],
  colleagues: readonly Colleague[],
  now: Date,
): PromiseLine[] {
  const people = new Map<string | null, Person>(
    colleagues.map((each) => [each.person.id, each.person]),
  );
  const promises = open.flatMap((claim) => {
    const { id, number, priority, personDueAt, callDueAt, ownerId } = claim;
    const of = (what: PromiseLine['what'], dueAt: Date | null): PromiseLine[] =>
      dueAt === null
        ? []
        : [
            {
              report: { id, code: `R-${number}`, priority },
              what,
              dueAt: dueAt.toISOString(),
              isOverdue: dueAt < now,
              owner: people.get(ownerId) ?? null,
            },
          ];
    return [...of('answer', personDueAt), ...of('call_back', callDueAt)];
  });
  return promises.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
}
