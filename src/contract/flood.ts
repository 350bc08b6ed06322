// How a flood is met: what a person may set, and what the board shows of it.
import { z } from 'zod';
import { Person } from './account.ts';
import { Instant } from './primitives.ts';

export const CAMPAIGN_MODES = ['auto', 'on', 'off'] as const;
export const CampaignMode = z.enum(CAMPAIGN_MODES);
export type CampaignMode = z.infer<typeof CampaignMode>;

export const SetLane = z.strictObject({ lane: z.enum(['normal', 'slow']) });
export type SetLane = z.infer<typeof SetLane>;

export const BlockSender = z.strictObject({
  reason: z.enum(['flood', 'threats', 'mockery', 'other']),
});
export type BlockSender = z.infer<typeof BlockSender>;

export const SetIntakeMode = z.strictObject({ campaign: CampaignMode });
export type SetIntakeMode = z.infer<typeof SetIntakeMode>;

export const IntakeModeView = z.object({
  /** What was set; `auto` follows the number of newcomers. */
  campaign: CampaignMode,
  /** Whether newcomers who say little wait in the slow lane now. */
  isCampaign: z.boolean(),
  /** Unknown phones in the last minute, and how many are too many. */
  newcomers: z.int().nonnegative(),
  newcomersMax: z.int().positive(),
  changedAt: Instant.nullable(),
  changedBy: Person.nullable(),
  /** Until then no automatic text leaves; null: they do. */
  automaticSilentUntil: Instant.nullable(),
});
export type IntakeModeView = z.infer<typeof IntakeModeView>;
