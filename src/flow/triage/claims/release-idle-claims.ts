// A report whose owner has gone quiet waits for anybody again: after so many minutes without an act or
// a word in a draft, or at once when the owner may no longer act at all.
import type { Deps } from '../../../deps.ts';
import { findIdleClaims } from '../../../records/report/claim-list-store.ts';
import type { IdleClaim } from '../../../records/report/claim-list-store.ts';
import { moveReport } from '../../../records/report/report-store.ts';
import type { TransactDeps } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';

/** @returns how many were let go */
export async function releaseIdleClaims(
  deps: TransactDeps & Pick<Deps, 'config'>,
): Promise<number> {
  const before = idleSince(deps);
  let released = 0;
  for (const claim of await findIdleClaims(deps.db, before)) {
    if (await release(deps, claim, before)) released += 1;
  }
  return released;
}

function idleSince(deps: Pick<Deps, 'config' | 'clock'>): Date {
  return new Date(deps.clock.now().getTime() - deps.config.CLAIM_IDLE_MINUTES * 60_000);
}

/** Whoever acts in this very moment keeps it: an act moves the instants that are guarded here. */
async function release(deps: TransactDeps, claim: IdleClaim, before: Date): Promise<boolean> {
  return transact(deps, async (tx) => {
    const isIdle = claim.actedAt < before;
    const change = { claimedById: null, claimedAt: null, ownerActedAt: null };
    const isMoved = await moveReport(tx.db, claim.id, 'release', change, {
      claimedById: claim.ownerId,
      ...(isIdle
        ? {
            claimedAt: { lte: claim.actedAt },
            OR: [{ ownerActedAt: null }, { ownerActedAt: { lte: claim.actedAt } }],
          }
        : { claimedBy: { disabledAt: { not: null } } }),
    });
    if (!isMoved) return false;
    tx.audit({
      actor: { kind: 'system' },
      action: 'report.released',
      subject: { kind: 'report', id: claim.id },
      detail: { from: 'in_review', to: 'new', reason: isIdle ? 'idle' : 'owner_gone' },
    });
    tx.announce({ kind: 'report.changed', subjectId: claim.id });
    return true;
  });
}
