// What people call a place is kept as a name of it: taught by a person, listed with who and when, and
// withdrawn by a coordinator. Never for where somebody lives, and never for words that say too much.
import type { Deps } from '../../deps.ts';
import type { PlaceAliasView } from '../../contract/places.ts';
import { PlacePrecision } from '../../contract/places.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { notFound } from '../../platform/errors.ts';
import { aliasProblem } from '../../places/alias-name.ts';
import { nameKey } from '../../places/fold-name.ts';
import { isHomeLike } from '../../places/home-like.ts';
import { accountName } from '../../records/account/account-name.ts';
import {
  listAliases,
  teachAlias,
  withdrawAlias,
} from '../../records/place-data/place-alias-store.ts';
import type { KnownPlace } from '../../records/report/report-place.ts';
import type { Tx, TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';

const LIST_MAX = 500;

/** @returns why the words may not be kept, and then nothing is */
export async function teachAliasInTx(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'places'>,
  viewer: Viewer,
  taught: { words: string | null; place: KnownPlace; isHome: boolean },
): Promise<string | null> {
  const { words, place } = taught;
  if (words === null) return 'no_words';
  const key = nameKey(words);
  if (taught.isHome || place.isHomeLike || isHomeLike(words)) return 'home_like';
  if (place.precision === 'unknown') return 'place_unknown';
  // A house number may be anybody's door.
  if (place.precision === 'exact' || /^\d{3,} /.test(key)) return 'home_like';
  const problem = aliasProblem(words);
  if (problem) return problem;
  // Who names a city means all of it.
  if ((await deps.places.index.citiesNamed([key])).length > 0) return 'words_too_common';
  const id = deps.ids.uuid();
  const by = { createdById: viewer.account.id, createdAt: tx.at };
  await teachAlias(tx.db.sql, { id, key, words, target: targetOf(place), ...by });
  tx.audit({
    actor: actorOf(viewer),
    action: 'place.alias_taught',
    subject: { kind: 'place_alias', id },
  });
  return null;
}

function targetOf(place: KnownPlace) {
  const { kind, words, precision, streets, landmark, city, zip, lat, lng, radiusMetres } = place;
  return { kind, words, precision, streets, landmark, city, zip, lat, lng, radiusMetres };
}

export async function showAliases(deps: Pick<Deps, 'db' | 'keyring'>): Promise<PlaceAliasView[]> {
  const rows = await listAliases(deps.db.prisma, LIST_MAX);
  return rows.map((row) => {
    const target = row.target as Partial<KnownPlace>;
    const { id, username } = row.createdBy;
    return {
      id: row.id,
      words: row.words,
      place: {
        words: target.words ?? '',
        city: target.city ?? null,
        precision: PlacePrecision.catch('unknown').parse(target.precision),
      },
      taughtBy: { id, username, name: accountName(deps.keyring, row.createdBy) },
      taughtAt: row.createdAt.toISOString(),
    };
  });
}

/** @throws AppError not_found, also for one that is withdrawn already */
export async function withdrawPlaceAlias(
  deps: TransactDeps,
  viewer: Viewer,
  id: string,
): Promise<void> {
  await transact(deps, async (tx) => {
    const by = { withdrawnById: viewer.account.id, withdrawnAt: tx.at };
    if (!(await withdrawAlias(tx.db, id, by))) throw notFound();
    tx.audit({
      actor: actorOf(viewer),
      action: 'place.alias_withdrawn',
      subject: { kind: 'place_alias', id },
    });
  });
}
