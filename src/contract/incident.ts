// An incident, the reports that people have linked to it, and what has been done about it, as one
// viewer may see them.
import { z } from 'zod';
import { Person } from './account.ts';
import { CallOutView } from './call-out.ts';
import { EvidenceView, FindingView, VerdictView } from './finding.ts';
import { Actual, Basis, ClosedAs, IncidentActivity, Verification } from './incident-statuses.ts';
import { Instant, Uuid, humanText, page } from './primitives.ts';
import { Agency, PlaceType } from './report-facts.ts';
import { Priority, ReportKind, ReportStatus, Resolution } from './statuses.ts';

/** How an incident is named where another thing speaks of it. */
export const IncidentName = z.object({
  id: Uuid,
  /** What people say and text: `K7`. */
  code: z.string(),
});
export type IncidentName = z.infer<typeof IncidentName>;

export const LinkedReport = z.object({
  id: Uuid,
  code: z.string(),
  kind: ReportKind,
  status: ReportStatus,
  priority: Priority,
  receivedAt: Instant,
  linkedAt: Instant,
});
export type LinkedReport = z.infer<typeof LinkedReport>;

export const IncidentView = IncidentName.extend({
  verification: Verification,
  activity: IncidentActivity,
  /** When its people are asked whether it still goes on; null: nobody need ask. */
  verifyAgainAt: Instant.nullable(),
  /** Two sources say that they left: somebody should say whether it is over. */
  mayHaveEndedAt: Instant.nullable(),
  basis: z.array(Basis),
  /** What it was, where it was not immigration. */
  actual: Actual.nullable(),
  agencyConfirmed: Agency.nullable(),
  placeType: PlaceType.nullable(),
  priority: Priority,
  /** Words for it that a dispatcher chose; null where the viewer may not read them. */
  title: z.string().nullable(),
  /** The exact words of the place; null when none are known or the viewer may not read them. */
  placeText: z.string().nullable(),
  city: z.string().nullable(),
  zip: z.string().nullable(),
  zoneIds: z.array(z.string()),
  openedAt: Instant,
  openedBy: Person,
  closedAt: Instant.nullable(),
  closedAs: ClosedAs.nullable(),
  closedBy: Person.nullable(),
  /** The incident that goes on in its place. */
  mergedInto: IncidentName.nullable(),
  /** Those the viewer may know of. */
  reports: z.array(LinkedReport),
  /** All that are linked. */
  reportCount: z.int().nonnegative(),
  /** Who was asked to go and look, and where each of them is in it. Oldest first. */
  callOuts: z.array(CallOutView),
  /** Rises by one with each change; a stale one loses. */
  version: z.int().positive(),
});
export type IncidentView = z.infer<typeof IncidentView>;

/** Of these the first six can be undone. */
export const TIMELINE_KINDS = [
  'opened',
  'attached',
  'detached',
  'merged_into',
  'split_off',
  'closed',
  'undone',
  'activity',
  'verification',
  'finding',
  'finding_withdrawn',
  'override_asked',
  'override_refused',
  'may_have_ended',
  'asked_again',
  'legal_log',
  'call_out',
  'wave',
  'call_out_filled',
  'call_out_expired',
  'call_out_cancelled',
  'accepted',
  'declined',
  'en_route',
  'on_scene',
  'reported',
  'brief_opened',
  'relief',
  'sos',
  'overdue',
  'no_show',
  'stood_down',
  'cleared',
  'field_note',
] as const;
export const TimelineKind = z.enum(TIMELINE_KINDS);
export type TimelineKind = z.infer<typeof TimelineKind>;

export const TimelineEntry = z.object({
  id: Uuid,
  kind: TimelineKind,
  at: Instant,
  /** Null: the system. */
  by: Person.nullable(),
  /** The incident that it happened in: another than the one asked for, where two became one. */
  incident: IncidentName,
  /** The other incident, where there is one: the survivor of a merge, what was split off. */
  other: IncidentName.nullable(),
  reports: z.array(z.object({ id: Uuid, code: z.string() })),
  /** Whose part in a call-out it is about. */
  assignmentId: Uuid.nullable(),
  /** `['ongoing', 'ended']` for a change of activity; of an undo, what was undone. */
  codes: z.array(z.string()),
  undoneAt: Instant.nullable(),
  /** Null when it cannot be undone, or no longer. */
  undoUntil: Instant.nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** With what was found about it, what was decided, and what each verdict still lacks. */
export const VerifiedIncident = IncidentView.extend({
  /** Oldest first, with those that were withdrawn. */
  findings: z.array(FindingView),
  /** Oldest first; the last may be an override that waits for its second person. */
  verdicts: z.array(VerdictView),
  evidence: EvidenceView,
});
export type VerifiedIncident = z.infer<typeof VerifiedIncident>;

/** When each of these was first; null: it has not been. */
export const Intervals = z.object({
  firstReportAt: Instant.nullable(),
  claimedAt: Instant.nullable(),
  calledOutAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  onSceneAt: Instant.nullable(),
  verdictAt: Instant.nullable(),
  /** Whole seconds from the first report to each of them. */
  secondsTo: z.object({
    claim: z.int().nullable(),
    callOut: z.int().nullable(),
    acceptance: z.int().nullable(),
    onScene: z.int().nullable(),
    verdict: z.int().nullable(),
  }),
});
export type Intervals = z.infer<typeof Intervals>;

export const IncidentDetail = VerifiedIncident.extend({
  timeline: z.array(TimelineEntry),
  intervals: Intervals,
});
export type IncidentDetail = z.infer<typeof IncidentDetail>;

export const IncidentPage = page(IncidentView);
export type IncidentPage = z.infer<typeof IncidentPage>;

export const ListIncidents = z.strictObject({
  status: z.enum(['open', 'closed']).default('open'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export type ListIncidents = z.infer<typeof ListIncidents>;

const REPORTS_AT_ONCE_MAX = 50;
const ReportIds = z
  .array(Uuid)
  .min(1)
  .max(REPORTS_AT_ONCE_MAX)
  .transform((ids) => [...new Set(ids)].toSorted());

export const OpenIncident = z.strictObject({
  reportIds: ReportIds,
  title: humanText(80).optional(),
});
export type OpenIncident = z.infer<typeof OpenIncident>;

export const AttachReport = z.strictObject({ reportId: Uuid });
export type AttachReport = z.infer<typeof AttachReport>;

export const MergeIncident = z.strictObject({
  /** The incident that goes on. */
  into: Uuid,
});
export type MergeIncident = z.infer<typeof MergeIncident>;

export const SplitIncident = z.strictObject({
  /** Those that are about something else; at least one stays behind. */
  reportIds: ReportIds,
});
export type SplitIncident = z.infer<typeof SplitIncident>;

export const UndoIncidentChange = z.strictObject({
  /** An entry of the timeline; absent: the viewer's own last change. */
  entryId: Uuid.optional(),
});
export type UndoIncidentChange = z.infer<typeof UndoIncidentChange>;

export const CloseIncident = z.strictObject({
  /** How the reports end that are linked and that nobody is talking with. */
  resolution: Resolution.default('info_given'),
});
export type CloseIncident = z.infer<typeof CloseIncident>;

export const SetIncidentActivity = z.strictObject({ activity: IncidentActivity });
export type SetIncidentActivity = z.infer<typeof SetIncidentActivity>;
