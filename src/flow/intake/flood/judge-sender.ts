// Where a text's sender stands now, counted with this text, and which lane follows from it.
import type { Deps } from '../../../deps.ts';
import { countText } from '../../../records/sender/sender-store.ts';
import type { Tx } from '../../../records/transact.ts';
import type { Reading } from '../reading/reading.ts';
import { CampaignMode } from '../../../contract/flood.ts';
import type { FloodLimits, Lane } from './choose-lane.ts';
import { chooseLane } from './choose-lane.ts';
import { markWords } from './mark-words.ts';

type JudgeDeps = Pick<Deps, 'config' | 'keyring'>;

/** No phone to count by: shown like any other, and never answered by a machine anyway. */
const NO_SENDER: Lane = { isSlow: false, mayAnswer: false, flags: [] };

export async function judgeSender(
  tx: Tx,
  deps: JudgeDeps,
  text: { phone: string | null; body: string; receivedAt: Date },
  reading: Reading,
): Promise<Lane> {
  if (text.phone === null) return NO_SENDER;
  const tally = await countText(tx.db, {
    phoneIndex: deps.keyring.index('phone', text.phone),
    mark: markWords(deps.keyring, text.body),
    at: text.receivedAt,
  });
  const standing = { ...tally, campaign: toCampaignMode(tally.campaign) };
  const lane = chooseLane(standing, reading, limitsOf(deps.config));
  return { ...lane, mayAnswer: lane.mayAnswer && !tally.isSpent };
}

export function limitsOf(config: Deps['config']): FloodLimits {
  return {
    textsPerMinute: config.SENDER_TEXTS_PER_MINUTE,
    textsPerDay: config.SENDER_TEXTS_PER_DAY,
    newcomersPerMinute: config.CAMPAIGN_NEWCOMERS_PER_MINUTE,
  };
}

export function toCampaignMode(stored: string): CampaignMode {
  return CampaignMode.catch('auto').parse(stored);
}
