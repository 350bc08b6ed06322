// Looking for reports and incidents by what stands in the open, never by words that are sealed; and how
// much there was, by place and day.
import { z } from 'zod';
import { IncidentView } from './incident.ts';
import { ReportView } from './report.ts';

export const Day = z.iso.date();

export const SearchQuery = z.strictObject({
  /** Codes (`R-214`, `K7`), a ZIP, a day, a kind, a state, a priority, a flag, a city: all must fit. */
  q: z.string().trim().min(1).max(200),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const SearchAnswer = z.object({
  /** What the words were taken for, so that nobody wonders. */
  understood: z.array(z.object({ as: z.string(), value: z.string() })),
  reports: z.array(ReportView),
  incidents: z.array(IncidentView),
  /** There are more than these. */
  isCut: z.boolean(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

export const HistoryQuery = z.strictObject({
  by: z.enum(['city', 'zip', 'zone']).default('city'),
  /** Days in the network's own time zone; absent: the last fourteen. */
  from: Day.optional(),
  to: Day.optional(),
  place: z.string().trim().min(1).max(80).optional(),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;

const Count = z.int().nonnegative();

export const HistoryAnswer = z.object({
  by: z.enum(['city', 'zip', 'zone']),
  from: Day,
  to: Day,
  items: z.array(
    z.object({
      /** Null: it is not known where. */
      place: z.string().nullable(),
      day: Day,
      sightings: Count,
      arrests: Count,
      otherReports: Count,
      incidents: Count,
      confirmed: Count,
      unfounded: Count,
    }),
  ),
});
export type HistoryAnswer = z.infer<typeof HistoryAnswer>;
