// Colleagues as somebody to hand work to: who they are, what they may do, whether they are there.
import type { Person } from '../../contract/account.ts';
import type { Role } from '../../contract/statuses.ts';
import type { Db, DbClient } from '../../platform/db.ts';
import type { Keyring } from '../../security/keyring.ts';
import { rolesOnShift } from '../../security/standing.ts';
import { personOf } from './person-of.ts';

export type Receiver = { person: Person; roles: Role[] };

type StoredColleague = {
  id: string;
  username: string;
  nameSealed: Buffer;
  roles: Role[];
  isOnShift: boolean;
  lastSeenAt: Date | null;
};

/** Of an account that may still act, with the roles of its shift; null else. */
export async function findReceiver(
  db: DbClient,
  keyring: Keyring,
  id: string,
): Promise<Receiver | null> {
  const rows = await db.$queryRaw<StoredColleague[]>`
    select id, username, name_sealed as "nameSealed", roles, is_on_shift as "isOnShift" from account
    where id = ${id}::uuid and disabled_at is null`;
  const [stored] = rows;
  if (!stored) return null;
  return { person: personOf(keyring, stored), roles: rolesOnShift(stored.roles, stored.isOnShift) };
}

export type Colleague = Receiver & {
  isOnShift: boolean;
  /** Of an open session; null without one. */
  lastSeenAt: Date | null;
};

/** Everybody who may still act, by name. */
export async function listColleagues(
  db: Pick<Db, 'pool'>,
  keyring: Keyring,
  now: Date,
): Promise<Colleague[]> {
  const found = await db.pool.query<StoredColleague>({
    name: 'list_colleagues',
    text: `select account.id, username, name_sealed as "nameSealed", roles,
        is_on_shift as "isOnShift", (select max(session.last_seen_at) from session
          where session.account_id = account.id and ended_at is null and expires_at > $1
        ) as "lastSeenAt"
      from account where disabled_at is null order by username`,
    values: [now],
  });
  return found.rows.map((stored) => ({
    person: personOf(keyring, stored),
    roles: stored.roles,
    isOnShift: stored.isOnShift,
    lastSeenAt: stored.lastSeenAt,
  }));
}
