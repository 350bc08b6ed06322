// A report and its thread, as one viewer may see them.
import { z } from 'zod';
import { Person } from './account.ts';
import { CallBackView, NoteView } from './claims.ts';
import { MessageSegment, PrivateKind } from './hidden-words.ts';
import { PlaceView } from './places.ts';
import { Instant, Uuid, humanText, page } from './primitives.ts';
import { CorrectedFields } from './report-corrections.ts';
import { ReportFacts } from './report-facts.ts';
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
  /** What they mean on the ground; null until they are looked up, and where the viewer may not read them. */
  place: PlaceView.nullable(),
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
  /** What it says, field by field: people's corrections over what was read. Empty where the role reads no words. */
  facts: ReportFacts,
  /** Field by field: who corrected what was read. */
  corrected: CorrectedFields,
  /** What the rules make of its urgency, and why, in stable codes; `priority` is what holds. */
  readPriority: Priority,
  priorityReasons: z.array(z.string()),
  /** A person must have answered by then. */
  personDueAt: Instant.nullable(),
  /** What a machine asks the reporter; null where none ever did. A person's reply ends it. */
  conversation: z
    .object({
      state: z.enum(['asking', 'silent']),
      /** menu, q1 to q4, arrest_2, arrest_3: the one that waits for its answer. */
      question: z.string().nullable(),
      /** Why nothing more is asked, in a stable code. */
      reason: z.string().nullable(),
    })
    .nullable(),
  /** Words of the thread are withheld from everybody, and erased by then. */
  withheldUntil: Instant.nullable(),
  /** Rises by one with each change; a stale one loses. */
  version: z.int().positive(),
  /** The latest words of the reporter, private ones hidden. Absent where the viewer's role may not read them. */
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
  /** What is private is `[hidden: A-number]` here and a part of its own in `segments`. */
  text: z.string(),
  segments: z.array(MessageSegment),
  /** The words are withheld from everybody and erased by then; `text` is empty. */
  withheldUntil: Instant.nullable(),
  /** When the words were erased; `text` is empty since. */
  erasedAt: Instant.nullable(),
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

/** Words that were moved out of a message: a locked drawer. */
export const SealedFieldView = z.object({
  id: Uuid,
  messageId: Uuid,
  n: z.int().nonnegative(),
  what: PrivateKind,
  by: Person,
  at: Instant,
});
export type SealedFieldView = z.infer<typeof SealedFieldView>;

export const ReportDetail = ReportView.extend({
  messages: z.array(MessageView),
  /** Empty for all but those who may open them. */
  sealed: z.array(SealedFieldView),
  /** What colleagues told each other; never sent. */
  notes: z.array(NoteView),
  /** The last call that was promised, made or not. */
  callBack: CallBackView.nullable(),
});
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
