// A flood is known only once it has begun: what its first texts put on the board moves to the slow
// lane after the fact, unless somebody has it in hand or it says something.
import type { Deps } from '../../../deps.ts';
import type { ReportStatus } from '../../../contract/statuses.ts';
import { findReports } from '../../../records/report/report-feed-store.ts';
import { changeReport } from '../../../records/report/report-store.ts';
import { lockThread } from '../../../records/report/thread-head-store.ts';
import { readIntakeMode } from '../../../records/intake-mode/intake-mode-store.ts';
import { countNewcomers, newcomerReportsSince } from '../../../records/sender/sender-store.ts';
import { transact } from '../../../records/transact.ts';
import { SAME_WORDS_FROM, isCampaign, isSpecific } from './choose-lane.ts';
import { limitsOf, toCampaignMode } from './judge-sender.ts';

type RelaneDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'keyring' | 'signals' | 'metrics'>;

/** How far back a flood's beginning is looked for. */
const LOOK_BACK_MS = 5 * 60_000;

/** @returns how many reports moved */
export async function relaneRecent(deps: RelaneDeps): Promise<number> {
  const now = deps.clock.now();
  const mode = await readIntakeMode(deps.db.prisma);
  const newcomers = await countNewcomers(deps.db, now);
  const campaign = toCampaignMode(mode.campaign);
  if (!isCampaign({ campaign, newcomers }, limitsOf(deps.config))) return 0;
  const since = new Date(now.getTime() - LOOK_BACK_MS);
  const found = await newcomerReportsSince(deps.db, since, SAME_WORDS_FROM);
  if (found.length === 0) return 0;
  const ids = found.map(({ id }) => id);
  const repeated = new Set(found.filter((each) => each.isRepeated).map(({ id }) => id));
  const rows = await findReports(deps.db, deps.keyring, ids);
  const waiting = rows.filter(({ report }) => repeated.has(report.id) || !isSpecific(report));
  if (waiting.length === 0) return 0;
  const slow = waiting.map(({ report }) => report.id);
  return moveToSlowLane(deps, slow, repeated);
}

/** Each by itself and shortly: its sender's next words wait for the same row. */
async function moveToSlowLane(
  deps: RelaneDeps,
  ids: readonly string[],
  repeated: ReadonlySet<string>,
): Promise<number> {
  let moved = 0;
  for (const id of ids) {
    const added = repeated.has(id) ? ['slow_lane', 'same_words'] : ['slow_lane'];
    if (await moveOne(deps, id, added)) moved += 1;
  }
  return moved;
}

async function moveOne(deps: RelaneDeps, id: string, added: readonly string[]): Promise<boolean> {
  return transact(deps, async (tx) => {
    const head = await lockThread(tx.db, id);
    if (!head || !isWaiting(head.status) || head.flags.includes('slow_lane')) return false;
    await changeReport(tx.db, id, { flags: [...new Set([...head.flags, ...added])] });
    tx.announce({ kind: 'report.changed', subjectId: id });
    return true;
  });
}

function isWaiting(status: ReportStatus): boolean {
  return status === 'new' || status === 'collecting';
}
