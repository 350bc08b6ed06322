// The roster, one volunteer's file, and the coordinator's desk: who waits for what, longest first.
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import type { Viewer } from '../../contract/viewer.ts';
import type { VolunteerDesk, VolunteerDetail, VolunteerView } from '../../contract/volunteer.ts';
import type { ListVolunteers } from '../../contract/volunteer-acts.ts';
import { LADDER_STATUSES } from '../../contract/volunteer.ts';
import type { Deps } from '../../deps.ts';
import { notFound } from '../../platform/errors.ts';
import type { VolunteerRow } from '../../records/volunteer/volunteer-row.ts';
import { listSteps } from '../../records/volunteer/volunteer-step-store.ts';
import { findVolunteer, listVolunteers } from '../../records/volunteer/volunteer-store.ts';
import type { VolunteerFile } from '../../records/volunteer/volunteer-view.ts';
import {
  viewVolunteer,
  viewVolunteerDetail,
  viewVouch,
} from '../../records/volunteer/volunteer-view.ts';
import { listFlaggedVouches, listVouchesFor } from '../../records/volunteer/vouch-store.ts';

type ShowDeps = Pick<Deps, 'db' | 'keyring' | 'clock'>;

const DESK_ROWS = 100;
const ENDS_SOON_MS = 30 * 86_400_000;

export async function listRoster(
  deps: ShowDeps,
  viewer: Viewer,
  asked: ListVolunteers,
  language: InterfaceLanguage,
): Promise<{ items: VolunteerView[]; nextCursor: string | null }> {
  const rows = await listVolunteers(deps.db.prisma, deps.keyring, {
    ...(asked.status ? { statuses: [asked.status] } : {}),
    ...(asked.cursor ? { after: asked.cursor } : {}),
    limit: asked.limit + 1,
  });
  const shown = rows.slice(0, asked.limit);
  const items = await viewAll(deps, viewer, shown, language);
  return { items, nextCursor: rows.length > shown.length ? (shown.at(-1)?.id ?? null) : null };
}

/** @throws AppError not_found */
export async function showVolunteer(
  deps: ShowDeps,
  id: string,
  language: InterfaceLanguage,
): Promise<VolunteerDetail> {
  const row = await findVolunteer(deps.db.prisma, deps.keyring, id);
  if (!row) throw notFound();
  const [file] = await filesOf(deps, [row]);
  return viewVolunteerDetail(file!, { language, now: deps.clock.now() });
}

/** @throws AppError not_found */
export async function showOnRoster(
  deps: ShowDeps,
  viewer: Viewer,
  id: string,
  language: InterfaceLanguage,
): Promise<VolunteerView> {
  const row = await findVolunteer(deps.db.prisma, deps.keyring, id);
  const [view] = row ? await viewAll(deps, viewer, [row], language) : [];
  if (!view) throw notFound();
  return view;
}

export async function showDesk(
  deps: ShowDeps,
  viewer: Viewer,
  language: InterfaceLanguage,
): Promise<VolunteerDesk> {
  const { prisma } = deps.db;
  const now = deps.clock.now();
  const list = (statuses: readonly VolunteerRow['status'][]) =>
    listVolunteers(prisma, deps.keyring, { statuses, limit: DESK_ROWS });
  const waiting = await list([...LADDER_STATUSES, 'inactive']);
  const standing = await list(['active', 'paused']);
  const everybody = [...waiting, ...standing];
  const views = await viewAll(deps, viewer, everybody, language);
  const viewOf = new Map(views.map((view) => [view.id, view]));
  const pick = (rows: readonly VolunteerRow[]) => rows.flatMap(({ id }) => viewOf.get(id) ?? []);
  const flagged = await listFlaggedVouches(prisma, deps.keyring, DESK_ROWS);
  return {
    waiting: pick(waiting),
    trainingEndsSoon: pick(standing.filter((row) => endsSoon(row, now))),
    removalsAsked: pick(everybody.filter((row) => row.suspendedAt !== null)),
    flaggedVouches: flagged.flatMap((vouch) => {
      const volunteer = viewOf.get(vouch.volunteerId);
      return volunteer ? [{ volunteer, vouch: viewVouch(vouch) }] : [];
    }),
  };
}

function endsSoon({ trainingExpiresAt }: VolunteerRow, now: Date): boolean {
  return trainingExpiresAt !== null && trainingExpiresAt.getTime() - now.getTime() < ENDS_SOON_MS;
}

async function viewAll(
  deps: ShowDeps,
  viewer: Viewer,
  rows: readonly VolunteerRow[],
  language: InterfaceLanguage,
): Promise<VolunteerView[]> {
  const isTrusting = viewer.permissions.includes('volunteer.manage');
  const now = deps.clock.now();
  const files = await filesOf(deps, rows);
  return files.map((file) => viewVolunteer(file, { isTrusting, language, now }));
}

async function filesOf(deps: ShowDeps, rows: readonly VolunteerRow[]): Promise<VolunteerFile[]> {
  const ids = rows.map((row) => row.id);
  const [steps, vouches] = await Promise.all([
    listSteps(deps.db.prisma, deps.keyring, ids),
    listVouchesFor(deps.db.prisma, deps.keyring, ids),
  ]);
  return rows.map((row) => ({ row, steps, vouches }));
}
