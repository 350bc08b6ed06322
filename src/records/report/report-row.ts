// A report as the rest of the code knows it: what is sealed in the database, opened.
import type {
  Priority,
  ReportChannel,
  ReportKind,
  ReportStatus,
  Resolution,
} from '../../contract/statuses.ts';
import type { ReportFacts } from '../../contract/report-facts.ts';
import type { Keyring, SealedPlace } from '../../security/keyring.ts';
import { accountName } from '../account/account-name.ts';
import type { ConversationJson, ConversationRow } from '../conversation/conversation-row.ts';
import type { StoredCorrection } from './correction-store.ts';
import { CORRECTION_COLUMNS, lastCorrections } from './correction-store.ts';
import type { Correction } from './effective-facts.ts';
import { toFacts } from './effective-facts.ts';
import type { ReportPlace } from './report-place.ts';
import { readPlace } from './report-place.ts';

export type ReportRow = {
  id: string;
  number: number;
  kind: ReportKind;
  channel: ReportChannel;
  status: ReportStatus;
  priority: Priority;
  language: string;
  flags: string[];
  phone: string | null;
  phoneIndex: Uint8Array | null;
  locationText: string | null;
  latestText: string | null;
  claimedBy: { id: string; username: string; name: string } | null;
  claimedAt: Date | null;
  closedAt: Date | null;
  resolution: Resolution | null;
  receivedAt: Date;
  lastMessageAt: Date;
  messageCount: number;
  mediaCount: number;
  version: number;
  /** As read; see `effectiveFacts` for what holds. */
  facts: ReportFacts;
  /** The last of each field. */
  corrections: Correction[];
  readPriority: Priority;
  priorityReasons: string[];
  personDueAt: Date | null;
  /** Until when some of its words are withheld. */
  eraseDueAt: Date | null;
  /** Where the automatic questions stand; null where there never were any. */
  conversation: Pick<ConversationRow, 'question' | 'silenced' | 'dueAt'> | null;
  /** Null: nothing was looked up yet. */
  place: ReportPlace | null;
  zoneIds: string[];
};

const OLDEST_FIRST: ({ at: 'asc' } | { id: 'asc' })[] = [{ at: 'asc' }, { id: 'asc' }];

export const REPORT_COLUMNS = {
  id: true,
  number: true,
  kind: true,
  channel: true,
  status: true,
  priority: true,
  language: true,
  flags: true,
  phoneSealed: true,
  phoneIndex: true,
  locationSealed: true,
  latestSealed: true,
  claimedById: true,
  claimedBy: { select: { id: true, username: true, nameSealed: true } },
  claimedAt: true,
  closedAt: true,
  resolution: true,
  receivedAt: true,
  lastMessageAt: true,
  messageCount: true,
  mediaCount: true,
  version: true,
  facts: true,
  corrections: { select: CORRECTION_COLUMNS, orderBy: OLDEST_FIRST },
  readPriority: true,
  priorityReasons: true,
  personDueAt: true,
  eraseDueAt: true,
  conversation: { select: { question: true, silenced: true, dueAt: true } },
  placeSealed: true,
  zoneIds: true,
} as const;

/** The columns above as they are stored. */
export type StoredReport = Pick<
  ReportRow,
  | 'id'
  | 'number'
  | 'flags'
  | 'language'
  | 'claimedAt'
  | 'closedAt'
  | 'receivedAt'
  | 'lastMessageAt'
  | 'messageCount'
  | 'mediaCount'
  | 'version'
  | 'phoneIndex'
  | 'priorityReasons'
  | 'personDueAt'
  | 'eraseDueAt'
  | 'conversation'
  | 'zoneIds'
> & {
  facts: unknown;
  corrections: StoredCorrection[];
  readPriority: string;
  kind: string;
  channel: string;
  status: string;
  priority: string;
  resolution: string | null;
  phoneSealed: Uint8Array | null;
  locationSealed: Uint8Array | null;
  latestSealed: Uint8Array | null;
  placeSealed: Uint8Array | null;
  claimedById: string | null;
  claimedBy: { id: string; username: string; nameSealed: Uint8Array } | null;
};

/** What does not open (tampered with, or another row's) is left out and flagged, and stops nothing. */
export function toReportRow(keyring: Keyring, stored: StoredReport): ReportRow {
  const { phoneSealed, locationSealed, latestSealed, placeSealed, ...opened } = stored;
  const { claimedBy, claimedById: _, ...plain } = opened;
  const { corrections } = plain;
  let isUnreadable = false;
  const open = (place: SealedPlace, sealed: Uint8Array | null) => {
    if (!sealed) return null;
    try {
      return keyring.openText(place, stored.id, sealed);
    } catch {
      isUnreadable = true;
      return null;
    }
  };
  const phone = open('report.phone', phoneSealed);
  const locationText = open('report.location', locationSealed);
  const latestText = open('report.latest', latestSealed);
  const place = readPlace(open('report.place', placeSealed));
  return {
    ...plain,
    kind: plain.kind as ReportKind,
    channel: plain.channel as ReportChannel,
    status: plain.status as ReportStatus,
    priority: plain.priority as Priority,
    readPriority: plain.readPriority as Priority,
    facts: toFacts(plain.facts),
    corrections: corrections.length === 0 ? [] : lastCorrections(keyring, corrections),
    resolution: plain.resolution as Resolution | null,
    flags: isUnreadable ? [...plain.flags, 'unreadable'] : plain.flags,
    phone,
    locationText,
    latestText,
    place,
    claimedBy: claimedBy
      ? { id: claimedBy.id, username: claimedBy.username, name: accountName(keyring, claimedBy) }
      : null,
  };
}

export type NewReport = {
  id: string;
  kind: ReportKind;
  channel: ReportChannel;
  status: ReportStatus;
  priority: Priority;
  language: string;
  flags: string[];
  phone: string | null;
  phoneIndex: Uint8Array | null;
  locationText: string | null;
  /** Null: its words are withheld. */
  latestText: string | null;
  receiptIndex: Uint8Array | null;
  mediaCount: number;
  receivedAt: Date;
  facts: ReportFacts;
  priorityReasons: readonly string[];
  eraseDueAt: Date | null;
};

/** What new words may change of the report they join; what is absent stays. */
export type AddedWords = {
  at: Date;
  latestText?: string;
  mediaCount: number;
  kind?: ReportKind;
  priority?: Priority;
  language?: string;
  locationText?: string;
  flags: readonly string[];
  facts: ReportFacts;
  readPriority: Priority;
  priorityReasons: readonly string[];
  eraseDueAt: Date | null;
  /** Whether they may say where it is, or otherwise than before. */
  namesPlace: boolean;
};

/** What new words need to know of it. */
export type ThreadHead = Pick<
  ReportRow,
  'id' | 'status' | 'kind' | 'priority' | 'flags' | 'facts' | 'readPriority' | 'priorityReasons'
> & {
  hasPlace: boolean;
  locationSealed: Uint8Array | null;
  hasOwner: boolean;
  language: string;
  /** The reporter's latest words as they are shown. */
  latestSealed: Uint8Array | null;
  hasOptedOut: boolean;
  /** Null: no automatic text was ever thought of. */
  conversation: ConversationJson | null;
  /** The fields that a person has spoken on. */
  corrected: string[];
};
