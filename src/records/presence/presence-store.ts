// How many boards are open on all nodes together. By the database's own clock: the nodes' need not
// agree, and what a dead node said last goes stale by itself.
import type { Db, TxClient } from '../../platform/db.ts';

/** A node says it this often; what is three times as old says nothing. */
export const PRESENCE_EVERY_MS = 10_000;
const STALE_SECONDS = 30;

export async function sayPresence(
  db: Pick<Db, 'pool'>,
  nodeId: string,
  boards: number,
): Promise<void> {
  await db.pool.query({
    name: 'say_presence',
    text: `insert into board_presence (node_id, boards, seen_at) values ($1, $2, now())
      on conflict (node_id) do update set boards = excluded.boards, seen_at = excluded.seen_at`,
    values: [nodeId, boards],
  });
}

export async function forgetPresence(db: Pick<Db, 'pool'>, nodeId: string): Promise<void> {
  await db.pool.query(
    `delete from board_presence where node_id = $1 or seen_at < now() - interval '1 day'`,
    [nodeId],
  );
}

export async function countOpenBoards(db: TxClient): Promise<number> {
  const rows = await db.sql<{ boards: number }>(
    'count_open_boards',
    `select coalesce(sum(boards), 0)::int as boards from board_presence
     where seen_at > now() - interval '${STALE_SECONDS} seconds'`,
    [],
  );
  return rows[0]?.boards ?? 0;
}
