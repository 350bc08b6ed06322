// What a call-out would do, before anybody is texted: who first and who then, why each other one is
// not, what the offer says, and how many texts that is.
import { z } from 'zod';
import type { CallOutPreview, Place, PreviewCallOut } from '../../contract/call-out.ts';
import { Needed } from '../../contract/call-out.ts';
import { countSegments } from '../../contract/sms-segments.ts';
import type { Viewer } from '../../contract/viewer.ts';
import type { Deps } from '../../deps.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { sqlOf } from '../../platform/run-sql.ts';
import type { CallOutRules } from '../../records/call-out/call-out-row.ts';
import { findIncident } from '../../records/incident/incident-store.ts';
import { namesOfResponders } from '../../records/volunteer/responder-store.ts';
import { incidentSight } from '../../security/permissions.ts';
import { awaitPlace } from './await-place.ts';
import type { Wave } from './choose-wave.ts';
import { offeredPlace } from './offered-place.ts';
import { offerText } from './open-wave.ts';
import type { Scene } from './plan-wave.ts';
import { loadCandidates, planWave } from './plan-wave.ts';
import { rulesOf } from './request-call-out.ts';

const WAVES_SHOWN = 3;
const NOT_ASKED_SHOWN = 200;

type PlanDeps = Pick<Deps, 'config' | 'db' | 'keyring' | 'clock'>;

/** @throws AppError not_found, invalid_input */
export async function planCallOut(
  deps: PlanDeps,
  viewer: Viewer,
  incidentId: string,
  query: PreviewCallOut,
): Promise<CallOutPreview> {
  const needed = readNeeded(query.needed);
  await awaitPlace(deps, incidentId);
  const incident = await findIncident(deps.db.prisma, deps.keyring, incidentId);
  if (!incident || incidentSight(viewer.account.roles) !== 'full') throw notFound();
  const rules = rulesOf(deps, {});
  const waves = await planWaves(deps, incident, needed, rules);
  const near = offeredPlace(incident);
  const say = (language: 'en' | 'es') =>
    near && offerText(deps.config, { code: incident.code, near }, language, needed.length);
  const offer = { en: say('en'), es: say('es') };
  return {
    needed,
    place: near,
    ...(await withNames(deps, waves, rules.windowMinutes)),
    texts: waves[0]?.asked.length ?? 0,
    segments: await countCost(deps, waves[0], offer),
    offer: offer.en !== null && offer.es !== null ? { en: offer.en, es: offer.es } : null,
  };
}

/** As if nobody answered: each wave goes on where the one before ended. */
async function planWaves(
  deps: PlanDeps,
  scene: Scene,
  open: readonly Place[],
  rules: CallOutRules,
): Promise<Wave[]> {
  const now = deps.clock.now();
  let left = await loadCandidates(sqlOf(deps.db), scene, new Set(), now);
  const waves: Wave[] = [];
  for (let wave = 1; wave <= WAVES_SHOWN; wave += 1) {
    const offersMade = waves.reduce((sum, { asked }) => sum + asked.length, 0);
    const planned = planWave({ scene, open, wave, rules, offersMade }, left, now, deps.config);
    if (planned.asked.length === 0 && wave > 1) break;
    waves.push(planned);
    const isAsked = new Set(planned.asked.map(({ id }) => id));
    left = left.filter(({ id }) => !isAsked.has(id));
  }
  return waves;
}

function readNeeded(text: string) {
  try {
    return Needed.parse(JSON.parse(text));
  } catch (cause) {
    const problem = cause instanceof z.ZodError ? (cause.issues[0]?.message ?? 'shape') : 'json';
    throw new AppError('invalid_input', 'How many people, and with which skills?', {
      cause,
      details: { fields: [{ field: 'needed', problem }] },
    });
  }
}

/** Only the names that are shown are opened. */
async function withNames(deps: PlanDeps, waves: readonly Wave[], windowMinutes: number) {
  const last = waves.at(-1)?.notAsked ?? [];
  const nearestFirst = last.toSorted(
    (a, b) => (a.distanceMetres ?? Infinity) - (b.distanceMetres ?? Infinity),
  );
  const notAsked = nearestFirst.slice(0, NOT_ASKED_SHOWN);
  const ids = [...waves.flatMap(({ asked }) => asked), ...notAsked].map(({ id }) => id);
  const names = await namesOfResponders(deps.db, deps.keyring, ids);
  const named = ({ id, distanceMetres }: { id: string; distanceMetres: number | null }) => ({
    volunteerId: id,
    name: names.get(id)?.name ?? '',
    distanceMetres,
  });
  return {
    waves: waves.map(({ asked, reachMetres }, index) => ({
      wave: index + 1,
      afterMinutes: index * windowMinutes,
      reachMetres,
      asked: asked.map(named),
    })),
    notAsked: notAsked.map((each) => ({ ...named(each), reasons: each.reasons })),
    notAskedCount: last.length,
  };
}

async function countCost(
  deps: PlanDeps,
  wave: Wave | undefined,
  offer: { en: string | null; es: string | null },
): Promise<number> {
  const ids = wave?.asked.map(({ id }) => id) ?? [];
  const people = await namesOfResponders(deps.db, deps.keyring, ids);
  return [...people.values()].reduce(
    (sum, { language }) => sum + countSegments(offer[language] ?? '').segments,
    0,
  );
}
