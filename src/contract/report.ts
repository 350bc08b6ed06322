// A report and its thread, as one viewer may see them.
import { z } from 'zod';
import { Person } from './account.ts';
import { Instant, Uuid, humanText, page } from './primitives.ts';
import { Priority, ReportChannel, ReportKind, ReportStatus, Resolution, SmsState } from './statuses.ts';

/** Longest reply: three GSM-7 segments and a little; the segment count decides, see `Reply`. */
export const REPLY_MAX_CHARACTERS = 1_600;
export const REPLY_MAX_SEGMENTS = 3;

/** Whether a text can reach the reporter, and if not, why. */
export const Reachability = z.enum(['can_reply', 'opted_out', 'no_phone', 'anonymous']);
export type Reachability = z.infer<typeof Reachability>;

export const ReportView = z.object({
  id: Uuid,
  /** What dispatchers say aloud: `R-214`. */
  code: z.string(),
  kind: ReportKind,
  channel: ReportChannel,
  status: ReportStatus,
  priority: Priority,
  language: z.string(),
  /** The words that name the place; null when none were found or the viewer may not read them. */
  locationText: z.string().nullable(),
  receivedAt: Instant,
  lastMessageAt: Instant,
  claimedBy: Person.nullable(),
  claimedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  resolution: Resolution.nullable(),
  reachability: Reachability,
  /** Last digits only, `••0147`; null without a phone. */
  phoneMasked: z.string().nullable(),
  messageCount: z.int().nonnegative(),
  mediaCount: z.int().nonnegative(),
  /** What a dispatcher should know at a glance: `empty`, `suspected_spam`, `conflicting_delivery`, `flood`. */
  flags: z.array(z.string()),
  /** Rises by one with each change; a stale one loses. */
  version: z.int().positive(),
  /** The latest words of the reporter. Absent where the viewer's role may not read them. */
  text: z.string().optional(),
});
export type ReportView = z.infer<typeof ReportView>;

export const MediaView = z.object({
  id: Uuid,
  kind: z.enum(['image', 'audio', 'video', 'other']),
  state: z.enum(['ready', 'no_preview', 'refused', 'pending', 'failed']),
  /** Why there is nothing to show, when there is not. */
  reason: z.string().nullable(),
  sizeBytes: z.int().nonnegative(),
  /** Where the shown copy (metadata removed) is served; null without one. */
  url: z.string().nullable(),
});
export type MediaView = z.infer<typeof MediaView>;

export const MessageView = z.object({
  id: Uuid,
  reportId: Uuid,
  direction: z.enum(['inbound', 'outbound']),
  /** reporter; system for an automatic text; person for a dispatcher. */
  author: z.enum(['reporter', 'system', 'person']),
  person: Person.nullable(),
  text: z.string(),
  language: z.string(),
  at: Instant,
  /** Outbound only. */
  delivery: z
    .object({
      state: SmsState,
      /** The carrier's code, when it refused. */
      errorCode: z.int().nullable(),
      segments: z.int().positive(),
    })
    .nullable(),
  media: z.array(MediaView),
});
export type MessageView = z.infer<typeof MessageView>;

export const ReportDetail = ReportView.extend({ messages: z.array(MessageView) });
export type ReportDetail = z.infer<typeof ReportDetail>;

export const ReportPage = page(ReportView);
export type ReportPage = z.infer<typeof ReportPage>;

export const ListReports = z.strictObject({
  status: z.enum(['open', 'closed']).default('open'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListReports = z.infer<typeof ListReports>;

export const Reply = z.strictObject({
  text: humanText(REPLY_MAX_CHARACTERS),
  /** Chosen by the browser; the same key twice sends once. */
  idempotencyKey: Uuid.optional(),
  /** The dispatcher has seen that it costs more than REPLY_MAX_SEGMENTS. */
  longConfirmed: z.boolean().optional(),
});
export type Reply = z.infer<typeof Reply>;

export const CloseReport = z.strictObject({ resolution: Resolution });
export type CloseReport = z.infer<typeof CloseReport>;

export const SetPriority = z.strictObject({ priority: Priority });
export type SetPriority = z.infer<typeof SetPriority>;

export const RevealPhone = z.strictObject({
  reason: z.enum(['call_back', 'emergency', 'wrong_person', 'other']),
});
export type RevealPhone = z.infer<typeof RevealPhone>;

export const RevealedPhone = z.object({ id: Uuid, phone: z.string() });
export type RevealedPhone = z.infer<typeof RevealedPhone>;
