// What a report says, field by field: the closed sets that readers, forms, people and boards share.
// A field that is absent is open; it never means no.
import { z } from 'zod';
import { Instant } from './primitives.ts';

/** When it was seen. `future` marks a rumor of something to come. */
export const TIMINGS = ['now', 'just_left', 'earlier', 'hearsay', 'future'] as const;
export const Timing = z.enum(TIMINGS);
export type Timing = z.infer<typeof Timing>;

export const SOURCES = ['eyewitness', 'participant', 'hearsay', 'social_media', 'camera'] as const;
export const Source = z.enum(SOURCES);
export type Source = z.infer<typeof Source>;

export const ACTIVITIES = [
  'parked_waiting',
  'patrolling',
  'questioning',
  'knocking',
  'entering',
  'detaining',
  'loading_vehicle',
  'checkpoint',
  'traffic_stop',
  'chasing',
  'workplace_visit',
  'courthouse',
  'crowd_control',
  'left',
  'other',
] as const;
export const Activity = z.enum(ACTIVITIES);
export type Activity = z.infer<typeof Activity>;

/** Who the sender says they are, or what their vests say. */
export const AGENCIES = [
  'ICE_ERO',
  'HSI',
  'CBP_BP',
  'CBP_other',
  'DHS_FPS',
  'FBI_DEA_ATF_USMS',
  'military_guard',
  'sheriff',
  'local_police',
  'CHP',
  'private_security',
  'unmarked_police_vest',
  'unknown',
] as const;
export const Agency = z.enum(AGENCIES);
export type Agency = z.infer<typeof Agency>;

export const EQUIPMENT = [
  'marked_vehicle',
  'unmarked_vehicle',
  'van_bus',
  'long_guns',
  'tear_gas',
  'helicopter_drone',
  'dogs',
  'ram',
  'handcuffs',
  'other',
] as const;
export const Equipment = z.enum(EQUIPMENT);
export type Equipment = z.infer<typeof Equipment>;

export const NEEDS_FLAGS = ['children_alone', 'injury', 'medical', 'language_barrier'] as const;
export const NeedsFlag = z.enum(NEEDS_FLAGS);
export type NeedsFlag = z.infer<typeof NeedsFlag>;

export const PLACE_TYPES = [
  'home',
  'apartment',
  'workplace',
  'day_labor_site',
  'car_wash',
  'farm_field',
  'store_parking',
  'street',
  'transit',
  'school',
  'church',
  'hospital',
  'courthouse',
  'ice_office',
  'jail',
  'shelter',
  'park',
  'other',
] as const;
export const PlaceType = z.enum(PLACE_TYPES);
export type PlaceType = z.infer<typeof PlaceType>;

/** What a family says is urgent after an arrest. */
export const URGENT_NEEDS = ['children_alone', 'medical', 'lawyer_or_court', 'belongings'] as const;
export const UrgentNeed = z.enum(URGENT_NEEDS);
export type UrgentNeed = z.infer<typeof UrgentNeed>;

const COUNT_MAX = 10_000;
const Count = z.int().nonnegative().max(COUNT_MAX);

export const ReportFacts = z.strictObject({
  timing: Timing.optional(),
  observedAt: Instant.optional(),
  source: Source.optional(),
  activity: z.array(Activity).optional(),
  agentsMin: Count.optional(),
  agentsMax: Count.optional(),
  vehiclesCount: Count.optional(),
  agencyClaimed: Agency.optional(),
  masked: z.boolean().optional(),
  equipment: z.array(Equipment).optional(),
  peopleTaken: z.enum(['yes', 'no', 'unsure']).optional(),
  peopleTakenCount: Count.optional(),
  needsFlags: z.array(NeedsFlag).optional(),
  placeType: PlaceType.optional(),
  urgent: z.array(UrgentNeed).optional(),
});
export type ReportFacts = z.infer<typeof ReportFacts>;

/** What a text is besides its kind; each is shown on the board in words. */
export const READING_FLAGS = [
  'denunciation',
  'prank',
  'wrong_number',
  'rumor_check',
  'retraction',
  'update_ended',
  'volunteer_signup',
  'media_inquiry',
  'donation',
  'legal_question',
  'spam',
  'thanks',
  'contains_class_d',
  'agents_at_my_door',
  'child_alone',
  'existing_detention',
  'interpreter_needed',
] as const;
export const ReadingFlag = z.enum(READING_FLAGS);
export type ReadingFlag = z.infer<typeof ReadingFlag>;
