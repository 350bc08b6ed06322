// What is said on /board/socket: JSON text frames, protocol 1. The log is the truth; a frame only
// carries it. Events rise by exactly one, withheld ones included, so a gap is always a fault.
import { z } from 'zod';
import { AlarmView } from './alarm.ts';
import { IncidentView } from './incident.ts';
import { Instant, Uuid } from './primitives.ts';
import { ReportView } from './report.ts';

export const BOARD_PROTOCOL = 1;
export const BOARD_FRAME_MAX_BYTES = 64 * 1024;

export const Hello = z.strictObject({
  type: z.literal('hello'),
  protocol: z.number().optional(),
  /** The last sequence number this board has applied; absent on a first visit. */
  lastSeq: z.int().nonnegative().optional(),
});

export const LookedAt = z.strictObject({ kind: z.enum(['report', 'incident']), id: Uuid });
export type LookedAt = z.infer<typeof LookedAt>;

/** For how long what a board last said of itself is believed. */
export const PRESENCE_LASTS_MS = 20_000;

/** What this board shows; null: nothing. Said again while it lasts. */
export const Looking = z.strictObject({ type: z.literal('looking'), at: LookedAt.nullable() });

/** Somebody writes a reply here. The words are not said. */
export const Typing = z.strictObject({ type: z.literal('typing'), at: LookedAt });

export const ClientMessage = z.discriminatedUnion('type', [Hello, Looking, Typing]);
export type ClientMessage = z.infer<typeof ClientMessage>;

export const Snapshot = z.object({
  type: z.literal('snapshot'),
  seq: z.int().nonnegative(),
  /** Every open report this viewer may see. */
  reports: z.array(ReportView),
  /** Every open incident this viewer may see. */
  incidents: z.array(IncidentView),
  /** What rings now. */
  alarms: z.array(AlarmView).default([]),
  /** Why nothing is shown, where that is not because nothing waits. */
  reason: z.enum(['off_shift']).optional(),
});

/**
 * The server continues from `seq`, which is the `lastSeq` of the hello: the next frame is the event
 * `seq + 1`, and none is left out or sent twice.
 */
export const Resumed = z.object({ type: z.literal('resumed'), seq: z.int().nonnegative() });

export const BoardEvent = z.discriminatedUnion('kind', [
  z.object({
    type: z.literal('event'),
    seq: z.int().positive(),
    kind: z.enum(['report.received', 'report.changed']),
    at: Instant,
    report: ReportView,
  }),
  /** It became something that this viewer may not see: forget it. */
  z.object({
    type: z.literal('event'),
    seq: z.int().positive(),
    kind: z.literal('report.withdrawn'),
    at: Instant,
    reportId: Uuid,
  }),
  z.object({
    type: z.literal('event'),
    seq: z.int().positive(),
    kind: z.enum(['incident.opened', 'incident.changed']),
    at: Instant,
    incident: IncidentView,
  }),
  z.object({
    type: z.literal('event'),
    seq: z.int().positive(),
    kind: z.literal('alarm.changed'),
    at: Instant,
    alarm: AlarmView,
  }),
  z.object({ type: z.literal('event'), seq: z.int().positive(), kind: z.literal('withheld') }),
]);
export type BoardEvent = z.infer<typeof BoardEvent>;

/** Who else looks at what this board says it shows. Not of the log: it has no number and may be lost. */
export const Presence = z.object({
  type: z.literal('presence'),
  at: LookedAt,
  people: z.array(z.object({ id: Uuid, name: z.string(), isTyping: z.boolean() })),
});
export type Presence = z.infer<typeof Presence>;

export const SocketError = z.object({
  type: z.literal('error'),
  code: z.enum(['malformed', 'unknown_type', 'invalid_field']),
  message: z.string(),
});

export const ServerMessage = z.union([Snapshot, Resumed, BoardEvent, Presence, SocketError]);
export type ServerMessage = z.infer<typeof ServerMessage>;

/** Why the server closed a board's socket. 44xx are ours; 1003 and 1009 are the protocol's. */
export const CLOSE_CODES = {
  binaryFrame: 1003,
  frameTooLarge: 1009,
  badMessage: 4400,
  sessionEnded: 4401,
  wrongProtocol: 4406,
  noHello: 4408,
  tooManySockets: 4409,
  tooSlow: 4413,
  tooManyMessages: 4429,
  restarting: 4503,
} as const;
export type CloseReason = keyof typeof CLOSE_CODES;
