// Reports whose words were not looked up yet, with what looking them up needs. By hand: asked each
// second.
import type { ReportFacts } from '../../contract/report-facts.ts';
import type { RunSql } from '../../platform/transaction.ts';
import type { Keyring } from '../../security/keyring.ts';
import { toFacts } from './effective-facts.ts';
import type { ReportPlace } from './report-place.ts';
import { readPlace } from './report-place.ts';
import { PrivateSpans, overwrite } from '../message/private-spans.ts';

export type PendingPlace = {
  id: string;
  locationText: string | null;
  place: ReportPlace | null;
  facts: ReportFacts;
  /** Rises with each message: who has read fewer settles nothing. */
  messageCount: number;
  /** As it stood: once it is sealed anew the words are others, and what was found settles nothing. */
  locationSealed: Uint8Array | null;
  /** Those that may be read, without what is private in them, oldest first, at most some tens. */
  messages: { id: string; body: string }[];
};

type Stored = {
  id: string;
  locationSealed: Buffer | null;
  placeSealed: Buffer | null;
  facts: unknown;
  messageCount: number;
  messages: { id: string; body: string; spans: unknown }[] | null;
};

const MESSAGES_MAX = 40;

/** Oldest first. Takes no lock. A report that does not open is given without its words. */
export async function listPendingPlaces(
  sql: RunSql,
  keyring: Keyring,
  limit: number,
): Promise<PendingPlace[]> {
  const rows = await sql<Stored>(
    'list_pending_places',
    `select id, location_sealed as "locationSealed", place_sealed as "placeSealed", facts,
       message_count as "messageCount", (
         select json_agg(json_build_object('id', newest.id,
           'body', encode(body_sealed, 'hex'), 'spans', private_spans) order by at, id)
         from (
           select * from report_message
           where report_id = report.id and direction = 'inbound' and body_sealed is not null
             and erase_due_at is null
           order by at desc, id desc limit ${MESSAGES_MAX}
         ) as newest
       ) as messages
     from report where place_state = 'pending' order by number limit $1`,
    [limit],
  );
  return rows.map((row) => {
    const open = (place: `${string}.${string}`, id: string, sealed: Uint8Array | null) =>
      sealed === null ? null : openOrNull(() => keyring.openText(place, id, sealed));
    return {
      id: row.id,
      locationText: open('report.location', row.id, row.locationSealed),
      place: readPlace(open('report.place', row.id, row.placeSealed)),
      facts: toFacts(row.facts),
      messageCount: row.messageCount,
      locationSealed: row.locationSealed,
      messages: (row.messages ?? []).flatMap(({ id, body, spans }) => {
        const opened = open('report_message.body', id, Buffer.from(body, 'hex'));
        return opened === null
          ? []
          : [{ id, body: PrivateSpans.parse(spans).reduce(overwrite, opened) }];
      }),
    };
  });
}

/** What was tampered with is another's to report; a place is not found in it. */
function openOrNull(open: () => string): string | null {
  try {
    return open();
  } catch {
    return null;
  }
}

/** Whether words of a report that is linked to this incident are still being looked up. No lock. */
export async function isPlacePending(sql: RunSql, incidentId: string): Promise<boolean> {
  const rows = await sql<{ isPending: boolean }>(
    'is_place_pending',
    `select exists (select 1 from incident_report link join report on report.id = link.report_id
       where link.incident_id = $1 and link.unlinked_at is null
         and report.place_state = 'pending') as "isPending"`,
    [incidentId],
  );
  return rows[0]?.isPending === true;
}
