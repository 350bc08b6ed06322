// What is written down about who did what: ids and codes, never a phone, name, text or place.
import { z } from 'zod';
import { Uuid } from './primitives.ts';

export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('system') }),
  z.object({ kind: z.literal('reporter') }),
  z.object({ kind: z.literal('carrier') }),
  z.object({ kind: z.literal('person'), id: Uuid }),
  /** Somebody on the roster, by text or form. */
  z.object({ kind: z.literal('volunteer'), id: Uuid }),
  /** Somebody without an account: a stranger at a door. */
  z.object({ kind: z.literal('nobody') }),
]);
export type Actor = z.infer<typeof Actor>;

/** Each with when it is written. */
export const AUDIT_ACTIONS = [
  /** When an accepted message opens a report. */
  'report.received',
  /** When an accepted message is added to an open report. */
  'report.added_to',
  /** When a closed or linked report opens again because its sender wrote. */
  'report.reopened',
  'report.claimed',
  'report.released',
  'report.prioritised',
  'report.replied',
  'report.closed',
  /** When a report's content is erased for good. */
  'report.purged',
  /** When somebody has a photo or voice note fetched again that did not come. */
  'report.media_retried',
  /** When a person says otherwise than the rules read. */
  'report.corrected',
  /** When a person says what a report's place is. */
  'report.place_corrected',
  /** When words are kept for good as a name of a place, and when they are withdrawn. */
  'place.alias_taught',
  'place.alias_withdrawn',
  /** When private words are moved from a message to a sealed field, or erased from it. */
  'report.private_sealed',
  'report.private_erased',
  /** When somebody opens a sealed field. */
  'report.sealed_revealed',
  /** When words that may not be kept are erased by the clock, or as the report is closed. */
  'report.words_erased',
  /** When a person says that withheld words are no denunciation. */
  'report.words_kept',
  /** When somebody looks at a phone number in full. */
  'report.phone_revealed',
  /** When a person says that a report is about an incident, or no longer; each names the incident. */
  'report.linked',
  'report.unlinked',
  'report.handed_over',
  /** When a colleague leaves a note; never what it says. */
  'report.noted',
  'report.call_promised',
  'report.call_made',
  'incident.opened',
  'incident.merged',
  'incident.split',
  'incident.activity_changed',
  'incident.closed',
  /** When an open, attach, detach, merge, split or close is taken back. */
  'incident.undone',
  /** When something found about an incident is written down, or taken back. */
  'finding.added',
  'finding.withdrawn',
  /** When a verdict takes effect; from, to and on how many findings, or over them. */
  'verdict.decided',
  /** When a coordinator asks a second person to agree to a verdict over the evidence. */
  'verdict.override_asked',
  'verdict.override_refused',
  /** When somebody else has looked at an override afterwards. */
  'verdict.reviewed',
  /** When a legal observer's log is written, read, or its originals opened. */
  'legal_log.written',
  'legal_log.read',
  'legal_log.original_opened',
  'call_out.requested',
  /** When a wave of offers goes out. */
  'call_out.wave_sent',
  'call_out.filled',
  /** When somebody leaves it and a place is open again. */
  'call_out.reopened',
  'call_out.expired',
  'call_out.cancelled',
  'call_out.closed',
  /** When one person's part changes; from, to and by which step. */
  'assignment.moved',
  'assignment.relief_asked',
  'assignment.sos',
  'assignment.nudged',
  'assignment.overdue',
  'assignment.paired',
  /** When somebody opens the way to the exact place. */
  'assignment.brief_opened',
  /** When words from the field join an incident. */
  'assignment.field_note',
  /** When nobody has looked at something urgent, when somebody owns that, and when it is over. */
  'alarm.raised',
  'alarm.owned',
  'alarm.returned',
  'alarm.ended',
  /** When coordinators are texted, because no board is open. */
  'alarm.texted',
  'shift.started',
  'shift.ended',
  /** When a message cannot be made into a report and waits for an administrator. */
  'inbound.quarantined',
  /** When the same key arrives again with other content. */
  'inbound.conflict',
  /** When a person moves a report to the slow lane or out of it. */
  'report.lane_set',
  'report.sender_blocked',
  'report.sender_unblocked',
  'intake.campaign_set',
  /** When the day's automatic texts are spent and machines fall silent. */
  'sending.allowance_spent',
  /** When somebody asks to help, by the form or through a coordinator. */
  'volunteer.applied',
  'volunteer.phone_verified',
  /** When a volunteer's status changes; from, to and by which move. */
  'volunteer.moved',
  /** When a step of the ladder is written down. */
  'volunteer.step_recorded',
  'volunteer.role_set',
  /** When an account at the board is said to be a volunteer's. */
  'volunteer.account_linked',
  'volunteer.vouched',
  'volunteer.vouch_withdrawn',
  /** When a voucher is suspended or removed, and so their word must be looked at again. */
  'volunteer.vouch_flagged',
  'volunteer.availability_set',
  /** When one person stops somebody at once; and when that is taken back. */
  'volunteer.suspended',
  'volunteer.restored',
  'volunteer.phone_revealed',
  /** When an application that nobody proved is forgotten. */
  'volunteer.forgotten',
  'consent.opted_out',
  'consent.opted_in',
  'account.created',
  /** When somebody is offered an account; with which roles. */
  'account.invited',
  'account.role_set',
  /** When a role waits for a second administrator, and when that one says no. */
  'account.role_asked',
  'account.role_refused',
  'account.disabled',
  'account.enabled',
  'session.started',
  /** When somebody's code app is proved to work, and when it is taken away. */
  'second_factor.enrolled',
  'second_factor.removed',
  'recovery_codes.drawn',
  /** When somebody comes in with a code from paper. */
  'recovery_code.spent',
  /** When an account is used with a browser for the first time, and when its owner says so be it. */
  'device.new',
  'device.accepted',
  'session.unlocked',
  'session.refused',
  'session.ended',
  /** When a request is refused for want of permission or a foreign origin. */
  'access.refused',
] as const;
export const AuditAction = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof AuditAction>;

export const SUBJECT_KINDS = [
  'report',
  'incident',
  'alarm',
  'inbound',
  'consent',
  'account',
  'session',
  'route',
  'intake_mode',
  'place_alias',
  'volunteer',
  'call_out',
  'assignment',
  'finding',
  'verdict',
  'legal_log',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export type AuditEntry = {
  actor: Actor;
  action: AuditAction;
  subject: { kind: SubjectKind; id: string };
  /** States and codes only. */
  detail?: Readonly<Record<string, string | number | boolean | null>>;
};
