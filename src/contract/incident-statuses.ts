// Where an incident stands, on two axes that do not wait for each other: what it is, and whether it
// still goes on. Beside them, what a verdict may rest on and what it may have been instead.
import { z } from 'zod';

export const VERIFICATIONS = [
  'unverified',
  'verifying',
  'confirmed',
  'unfounded',
  'inconclusive',
] as const;
export const Verification = z.enum(VERIFICATIONS);
export type Verification = z.infer<typeof Verification>;

export const INCIDENT_ACTIVITIES = ['unknown', 'ongoing', 'ended'] as const;
export const IncidentActivity = z.enum(INCIDENT_ACTIVITIES);
export type IncidentActivity = z.infer<typeof IncidentActivity>;

/** ended: it is over; withdrawn: its opening was undone; merged: another incident is the same thing. */
export const CLOSED_AS = ['ended', 'withdrawn', 'merged'] as const;
export const ClosedAs = z.enum(CLOSED_AS);
export type ClosedAs = z.infer<typeof ClosedAs>;

export const BASES = [
  'responder_on_scene',
  'media_reviewed',
  'eyewitness_interview',
  'official_statement',
  'partner_network',
  'camera_footage',
] as const;
export const Basis = z.enum(BASES);
export type Basis = z.infer<typeof Basis>;

/** What networks have really taken for immigration agents. */
export const ACTUALS = [
  'local_police',
  'sheriff',
  'CHP',
  'FPS',
  'fema_dhs_vehicle',
  'fire_utility',
  'dui_checkpoint',
  'traffic_crash',
  'fare_inspector',
  'security',
  'tow',
  'bounty_hunter',
  'movie_shoot',
  'nothing_there',
  'other',
] as const;
export const Actual = z.enum(ACTUALS);
export type Actual = z.infer<typeof Actual>;
