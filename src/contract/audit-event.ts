// What is written down about who did what: ids and codes, never a phone, name, text or place.
import { z } from 'zod';
import { Uuid } from './primitives.ts';

export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('system') }),
  z.object({ kind: z.literal('reporter') }),
  z.object({ kind: z.literal('carrier') }),
  z.object({ kind: z.literal('person'), id: Uuid }),
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
  /** When somebody looks at a phone number in full. */
  'report.phone_revealed',
  /** When a message cannot be made into a report and waits for an administrator. */
  'inbound.quarantined',
  /** When the same key arrives again with other content. */
  'inbound.conflict',
  'consent.opted_out',
  'consent.opted_in',
  'account.created',
  'session.started',
  'session.refused',
  'session.ended',
  /** When a request is refused for want of permission or a foreign origin. */
  'access.refused',
] as const;
export const AuditAction = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof AuditAction>;

export const SUBJECT_KINDS = ['report', 'inbound', 'consent', 'account', 'session', 'route'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export type AuditEntry = {
  actor: Actor;
  action: AuditAction;
  subject: { kind: SubjectKind; id: string };
  /** States and codes only. */
  detail?: Readonly<Record<string, string | number | boolean | null>>;
};
