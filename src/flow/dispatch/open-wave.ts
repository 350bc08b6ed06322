// A wave of offers goes out: chosen, written down and queued in one transaction, so that it is sent
// wholly or not at all, and by one node.
import type { Deps } from '../../deps.ts';
import { insertOffers } from '../../records/call-out/assignment-store.ts';
import type { CallOutRow } from '../../records/call-out/call-out-row.ts';
import { changeCallOut } from '../../records/call-out/call-out-store.ts';
import { findResponders } from '../../records/volunteer/responder-store.ts';
import type { ResponderCandidate } from '../../records/volunteer/responder-store.ts';
import type { Tx } from '../../records/transact.ts';
import { queueNotice } from '../../messaging/queue-sms.ts';
import { renderText } from '../../messaging/texts.ts';
import type { Asked } from './choose-wave.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { SYSTEM, auditCallOut, happened } from './dispatch-deps.ts';
import type { Scene } from './plan-wave.ts';
import { loadCandidates, openPlaces, planWave } from './plan-wave.ts';

/**
 * The next wave of a call-out whose lock the caller holds.
 * @returns how many were asked; with nobody left to ask, what is out waits for the end
 */
export async function openWave(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  scene: Scene,
): Promise<number> {
  const open = openPlaces(callOut.places, callOut.assignments);
  const askedBefore = new Set(callOut.assignments.map((each) => each.volunteerId));
  const wave = callOut.wave + 1;
  const offersMade = callOut.assignments.length;
  const plan = { scene, open, wave, rules: callOut.rules, offersMade };
  const candidates = await loadCandidates(tx.db.sql, scene, askedBefore, tx.at);
  const { asked } = planWave(plan, candidates, tx.at, deps.config);
  if (asked.length === 0) {
    await changeCallOut(tx.db, callOut.id, { waveClosesAt: callOut.expiresAt });
    return 0;
  }
  await sendOffers(tx, deps, callOut, { wave, asked, n: open.length });
  await changeCallOut(tx.db, callOut.id, { wave, waveClosesAt: closesAt(callOut, tx.at) });
  auditCallOut(tx, SYSTEM, 'call_out.wave_sent', callOut.id, { wave, asked: asked.length });
  const codes = [String(wave), String(asked.length)];
  await happened(tx, deps, callOut.incidentId, { kind: 'wave', by: SYSTEM, codes });
  return asked.length;
}

function closesAt({ rules, expiresAt }: CallOutRow, now: Date): Date {
  const closes = new Date(now.getTime() + rules.windowMinutes * 60_000);
  return closes < expiresAt ? closes : expiresAt;
}

async function sendOffers(
  tx: Tx,
  deps: Pick<Deps, 'config' | 'keyring' | 'ids'>,
  callOut: CallOutRow,
  { wave, asked, n }: { wave: number; asked: readonly Asked[]; n: number },
): Promise<void> {
  const people = await findResponders(
    tx.db,
    deps.keyring,
    asked.map(({ id }) => id),
  );
  const byId = new Map(people.map((each) => [each.id, each]));
  await insertOffers(
    tx.db,
    asked.map(({ id: volunteerId, distanceMetres }) => ({
      volunteerId,
      distanceMetres,
      wave,
      id: deps.ids.uuid(),
      callOutId: callOut.id,
      offeredAt: tx.at,
    })),
  );
  for (const { id } of asked) {
    const person = byId.get(id);
    if (person) await offer(tx, deps, callOut, person, n);
  }
}

async function offer(
  tx: Tx,
  deps: Pick<Deps, 'config' | 'keyring' | 'ids'>,
  callOut: CallOutRow,
  person: ResponderCandidate,
  n: number,
): Promise<void> {
  await queueNotice(tx, deps, {
    purpose: 'volunteer',
    to: person.phone,
    from: deps.config.RESPONDER_NUMBER,
    body: offerText(deps.config, callOut, person.language, n),
    validUntil: callOut.expiresAt,
  });
}

export function offerText(
  config: Deps['config'],
  { code, near }: Pick<CallOutRow, 'code' | 'near'>,
  language: 'en' | 'es',
  n: number,
): string {
  const { crossStreet: xst, city } = near;
  const values = { org: config.NETWORK_NAME, code, xst, city, n: String(n) };
  return renderText('disp_offer', language, values);
}
