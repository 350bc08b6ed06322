// A dispatcher asks for people: the call-out and its first wave are one decision.
import type { CallOutView, RequestCallOut } from '../../contract/call-out.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError } from '../../platform/errors.ts';
import type { CallOutRules, OfferedPlace } from '../../records/call-out/call-out-row.ts';
import { insertCallOut, lockCallOut } from '../../records/call-out/call-out-store.ts';
import type { IncidentRow } from '../../records/incident/incident-row.ts';
import { changeIncident } from '../../records/incident/incident-store.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { awaitPlace } from './await-place.ts';
import { DEFAULT_WAVE_RULES } from './choose-wave.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { auditCallOut, happened } from './dispatch-deps.ts';
import { lockOpenIncident } from './lock-open-incident.ts';
import { offeredPlace } from './offered-place.ts';
import { openWave } from './open-wave.ts';
import { showCallOut } from './show-call-out.ts';

/**
 * @throws AppError not_found, incident_closed, already_merged; place_unknown where the offer could not
 *   say where; nobody_to_ask where the first wave would be empty
 */
export async function requestCallOut(
  deps: DispatchDeps,
  viewer: Viewer,
  incidentId: string,
  input: RequestCallOut,
): Promise<CallOutView> {
  const id = deps.ids.uuid();
  await awaitPlace(deps, incidentId);
  await transact(deps, async (tx) => {
    const incident = await lockOpenIncident(tx, deps, viewer, incidentId);
    const near = nearOf(incident, input);
    const by = actorOf(viewer);
    await insertCallOut(tx.db, deps.keyring, {
      id,
      incidentId,
      near,
      code: incident.code,
      places: input.needed,
      rules: rulesOf(deps, input),
      expiresAt: new Date(tx.at.getTime() + deps.config.CALL_OUT_EXPIRES_MINUTES * 60_000),
      requestedAt: tx.at,
      requestedById: viewer.account.id,
    });
    auditCallOut(tx, by, 'call_out.requested', id, {
      incident: incidentId,
      needed: input.needed.length,
    });
    const codes = [String(input.needed.length)];
    await happened(tx, deps, incidentId, { kind: 'call_out', by, codes });
    await beginLooking(tx, deps, viewer, incident);
    const callOut = await lockCallOut(tx.db, deps.keyring, id);
    const scene = { place: incident.place, zip: incident.zip };
    if (callOut && (await openWave(tx, deps, callOut, scene)) > 0) return;
    throw new AppError('nobody_to_ask', 'Nobody can be asked now.');
  });
  return showCallOut(deps, viewer, id);
}

export function nearOf(
  incident: IncidentRow,
  { place }: Pick<RequestCallOut, 'place'>,
): OfferedPlace {
  const near = place ?? offeredPlace(incident);
  if (near) return near;
  throw new AppError('place_unknown', 'Say the cross streets and the city.', {
    details: { missing: ['place'] },
  });
}

export function rulesOf(
  { config }: Pick<DispatchDeps, 'config'>,
  input: Pick<RequestCallOut, 'windowMinutes' | 'offersMax'>,
): CallOutRules {
  return {
    ...DEFAULT_WAVE_RULES,
    windowMinutes: input.windowMinutes ?? config.CALL_OUT_WINDOW_MINUTES,
    ...(input.offersMax === undefined ? {} : { offersMax: input.offersMax }),
  };
}

/** Somebody is sent to look: it is being verified from now on. */
async function beginLooking(
  tx: Tx,
  deps: DispatchDeps,
  viewer: Viewer,
  incident: IncidentRow,
): Promise<void> {
  if (incident.verification !== 'unverified') return;
  await changeIncident(tx.db, deps.keyring, incident.id, { verification: 'verifying' });
  await happened(tx, deps, incident.id, {
    kind: 'verification',
    by: actorOf(viewer),
    codes: ['unverified', 'verifying'],
  });
}
