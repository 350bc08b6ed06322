// How newcomers are treated while many write at once: shown to everybody at the board, set by a
// coordinator.
import type { IntakeModeView, SetIntakeMode } from '../../contract/flood.ts';
import { CampaignMode } from '../../contract/flood.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import type { Deps } from '../../deps.ts';
import { personOf } from '../../records/account/person-of.ts';
import {
  INTAKE_MODE_ID,
  readIntakeMode,
  setCampaign,
} from '../../records/intake-mode/intake-mode-store.ts';
import { countNewcomers } from '../../records/sender/sender-store.ts';
import type { TransactDeps } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';

type ShowDeps = Pick<Deps, 'config' | 'db' | 'clock' | 'keyring'>;

export async function showIntakeMode(deps: ShowDeps): Promise<IntakeModeView> {
  const now = deps.clock.now();
  const [mode, newcomers] = await Promise.all([
    readIntakeMode(deps.db.prisma),
    countNewcomers(deps.db, now),
  ]);
  const newcomersMax = deps.config.CAMPAIGN_NEWCOMERS_PER_MINUTE;
  const campaign = CampaignMode.catch('auto').parse(mode.campaign);
  const isSilent = mode.spentUntilAt !== null && mode.spentUntilAt > now;
  return {
    campaign,
    isCampaign: campaign === 'on' || (campaign === 'auto' && newcomers > newcomersMax),
    newcomers,
    newcomersMax,
    changedAt: mode.changedAt?.toISOString() ?? null,
    changedBy: mode.changedBy && personOf(deps.keyring, mode.changedBy),
    automaticSilentUntil: isSilent ? (mode.spentUntilAt?.toISOString() ?? null) : null,
  };
}

export async function setIntakeMode(
  deps: TransactDeps,
  viewer: Viewer,
  { campaign }: SetIntakeMode,
): Promise<void> {
  await transact(deps, async (tx) => {
    await setCampaign(tx.db, { campaign, byId: viewer.account.id, at: tx.at });
    tx.audit({
      actor: actorOf(viewer),
      action: 'intake.campaign_set',
      subject: { kind: 'intake_mode', id: INTAKE_MODE_ID },
      detail: { campaign },
    });
  });
}
