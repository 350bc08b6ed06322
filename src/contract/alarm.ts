// What rings on every open board until somebody owns it or it is dealt with, as one viewer may see it.
import { z } from 'zod';
import { Person } from './account.ts';
import { Instant, Uuid } from './primitives.ts';
import { Priority } from './statuses.ts';

/** A P1 or a P2 that nobody has taken in time; somebody in the field in danger, or silent too long. */
export const ALARM_KINDS = ['report_p1', 'report_p2', 'sos', 'overdue'] as const;
export const AlarmKind = z.enum(ALARM_KINDS);
export type AlarmKind = z.infer<typeof AlarmKind>;

export const AlarmView = z.object({
  id: Uuid,
  kind: AlarmKind,
  /** What to open: the report, or the incident that somebody is out for. */
  subject: z.object({ kind: z.enum(['report', 'incident']), id: Uuid, code: z.string() }),
  /** Whom it is about, where it is somebody in the field. */
  assignment: z.object({ id: Uuid, name: z.string() }).nullable(),
  priority: Priority,
  raisedAt: Instant,
  /** Who has said `I have it`: the others fall silent and read the name. */
  ownedBy: Person.nullable(),
  ownedAt: Instant.nullable(),
  /** When it rings again unless it is dealt with. */
  returnsAt: Instant.nullable(),
  /** When the coordinators were texted, because no board was open. */
  textedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Rises by one with each change; a stale one loses. */
  version: z.int().positive(),
});
export type AlarmView = z.infer<typeof AlarmView>;

export const AlarmList = z.object({
  items: z.array(AlarmView),
  /** After how many minutes, by priority; and how long owning one silences it. */
  minutes: z.object({ P1: z.number(), P2: z.number(), owned: z.number() }),
});
export type AlarmList = z.infer<typeof AlarmList>;
