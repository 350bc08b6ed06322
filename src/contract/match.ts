// What may tell of the same event as a report, and why: suggestions, which nobody but a person follows.
import { z } from 'zod';
import { IncidentName } from './incident.ts';
import { Instant, Uuid } from './primitives.ts';
import { Priority, ReportKind, ReportStatus } from './statuses.ts';

export const MatchReason = z.enum(['same_kind', 'close_in_time', 'near', 'shared_street']);
export type MatchReason = z.infer<typeof MatchReason>;

export const MatchView = z.object({
  report: z.object({
    id: Uuid,
    code: z.string(),
    kind: ReportKind,
    status: ReportStatus,
    priority: Priority,
    locationText: z.string().nullable(),
    receivedAt: Instant,
  }),
  /** The open incident that it is about already. */
  incident: IncidentName.nullable(),
  reasons: z.array(MatchReason),
  minutesApart: z.int().nonnegative(),
  /** Null unless both places have a point. */
  metresApart: z.int().nonnegative().nullable(),
  /** The streets that both name. */
  streets: z.array(z.string()),
});
export type MatchView = z.infer<typeof MatchView>;

export const MatchList = z.object({ items: z.array(MatchView) });
export type MatchList = z.infer<typeof MatchList>;
