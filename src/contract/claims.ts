// Who has a report in hand and for how long, what colleagues tell each other about it, and what its
// reporter was promised.
import { z } from 'zod';
import { Person } from './account.ts';
import { Instant, Uuid, humanText } from './primitives.ts';
import { Priority, ReportKind, ReportStatus, Role } from './statuses.ts';

export const NOTE_MAX_CHARACTERS = 2_000;

export const NoteView = z.object({ id: Uuid, by: Person, at: Instant, text: z.string() });
export type NoteView = z.infer<typeof NoteView>;

export const AddNote = z.strictObject({ text: humanText(NOTE_MAX_CHARACTERS) });
export type AddNote = z.infer<typeof AddNote>;

/** How a promised call ended. */
export const CALL_OUTCOMES = ['reached', 'no_answer', 'refused'] as const;
export const CallOutcome = z.enum(CALL_OUTCOMES);
export type CallOutcome = z.infer<typeof CallOutcome>;

export const CallBackView = z.object({
  id: Uuid,
  reportId: Uuid,
  askedBy: Person,
  askedAt: Instant,
  dueAt: Instant,
  doneBy: Person.nullable(),
  doneAt: Instant.nullable(),
  outcome: CallOutcome.nullable(),
});
export type CallBackView = z.infer<typeof CallBackView>;

const DUE_IN_MINUTES_MAX = 7 * 24 * 60;

export const PromiseCall = z.strictObject({
  /** From now. */
  dueInMinutes: z.int().min(1).max(DUE_IN_MINUTES_MAX).default(15),
});
export type PromiseCall = z.infer<typeof PromiseCall>;

export const SettleCall = z.strictObject({ outcome: CallOutcome.default('reached') });
export type SettleCall = z.infer<typeof SettleCall>;

/** Who is to have it. */
export const HandOver = z.strictObject({ to: Uuid });
export type HandOver = z.infer<typeof HandOver>;

export const SetShift = z.strictObject({
  state: z.enum(['on', 'ended']),
  /** Going, whatever is in hand waits for anybody again; without it going is refused. */
  releaseClaims: z.boolean().default(false),
});
export type SetShift = z.infer<typeof SetShift>;

export const SHIFT_STATES = ['planned', 'on', 'handed_over', 'ended'] as const;
export const ShiftState = z.enum(SHIFT_STATES);
export type ShiftState = z.infer<typeof ShiftState>;

export const ShiftView = Person.extend({
  isOnShift: z.boolean(),
  /** The one that runs; null for who is on without an end, or off. */
  shift: z
    .object({ id: Uuid, state: ShiftState, startsAt: Instant, endsAt: Instant })
    .nullable()
    .default(null),
});
export type ShiftView = z.infer<typeof ShiftView>;

/** A report in one line, without its words. */
export const ClaimLine = z.object({
  id: Uuid,
  code: z.string(),
  kind: ReportKind,
  status: ReportStatus,
  priority: Priority,
  receivedAt: Instant,
  claimedAt: Instant.nullable(),
  /** When the claim is let go unless its owner does something. */
  releaseAt: Instant.nullable(),
  /** The open incident that it is about. */
  incident: z.object({ id: Uuid, code: z.string() }).nullable(),
});
export type ClaimLine = z.infer<typeof ClaimLine>;

/** What somebody outside was promised, and has not got. */
export const PromiseLine = z.object({
  report: z.object({ id: Uuid, code: z.string(), priority: Priority }),
  what: z.enum(['answer', 'call_back']),
  dueAt: Instant,
  isOverdue: z.boolean(),
  /** Who has the report; null: nobody. */
  owner: Person.nullable(),
});
export type PromiseLine = z.infer<typeof PromiseLine>;

export const HandoverView = z.object({
  at: Instant,
  people: z.array(
    Person.extend({
      roles: z.array(Role),
      isOnShift: z.boolean(),
      /** Of an open session; null without one. */
      lastSeenAt: Instant.nullable(),
      claims: z.array(ClaimLine),
    }),
  ),
  /** Open, and in nobody's hands. */
  unclaimed: z.array(ClaimLine),
  incidents: z.array(
    z.object({
      id: Uuid,
      code: z.string(),
      verification: z.string(),
      activity: z.string(),
      priority: Priority,
      city: z.string().nullable(),
      openedAt: Instant,
      reportCount: z.int(),
    }),
  ),
  promises: z.array(PromiseLine),
});
export type HandoverView = z.infer<typeof HandoverView>;

export const HandedOver = z.object({
  to: Person,
  moved: z.array(z.object({ id: Uuid, code: z.string() })),
  /** Of a kind that the receiver may not read: still the sender's. */
  kept: z.array(z.object({ id: Uuid, code: z.string() })),
});
export type HandedOver = z.infer<typeof HandedOver>;
