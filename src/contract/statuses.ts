// The closed sets of the domain, one word per thing, the same in code, database, API and screens.
import { z } from 'zod';

export const REPORT_STATUSES = [
  'new',
  'collecting',
  'in_review',
  'linked',
  'closed',
  'purged',
] as const;
export const ReportStatus = z.enum(REPORT_STATUSES);
export type ReportStatus = z.infer<typeof ReportStatus>;

/** What still waits for somebody, in any hands. */
export const OPEN_REPORT_STATUSES = ['new', 'collecting', 'in_review', 'linked'] as const;

export const REPORT_KINDS = [
  'sighting',
  'arrest',
  'volunteer_reply',
  'opt-out',
  'opt-in',
  'help',
  'other',
] as const;
export const ReportKind = z.enum(REPORT_KINDS);
export type ReportKind = z.infer<typeof ReportKind>;

export const REPORT_CHANNELS = ['sms', 'form', 'voice'] as const;
export const ReportChannel = z.enum(REPORT_CHANNELS);
export type ReportChannel = z.infer<typeof ReportChannel>;

/** P1 now and dangerous, P2 ongoing, P3 just left or weak signs, P4 hearsay, old or empty. */
export const PRIORITIES = ['P1', 'P2', 'P3', 'P4'] as const;
export const Priority = z.enum(PRIORITIES);
export type Priority = z.infer<typeof Priority>;

export const RESOLUTIONS = [
  'info_given',
  'duplicate',
  'out_of_area',
  'rumor_answered',
  'thanks',
  'volunteer',
  'media',
  'spam',
  'prank',
  'abusive',
  'denunciation',
  'opted_out',
  'no_response',
] as const;
export const Resolution = z.enum(RESOLUTIONS);
export type Resolution = z.infer<typeof Resolution>;

/** Where an outbound text stands. `unknown`: it may have been sent, nobody can tell yet. */
export const SMS_STATES = [
  'queued',
  'sending',
  'unknown',
  'accepted',
  'sent',
  'delivered',
  'read',
  'undelivered',
  'failed',
  'expired',
  'canceled',
] as const;
export const SmsState = z.enum(SMS_STATES);
export type SmsState = z.infer<typeof SmsState>;

export const ROLES = [
  'responder',
  'dispatcher',
  'legal_intake',
  'attorney',
  'coordinator',
  'admin',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;
