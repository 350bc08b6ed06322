// Counts and durations for /metrics, in Prometheus format. No label ever holds a person or a place.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'testigo_' });
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const labelled = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter<L>({ name, help, labelNames, registers });
  return {
    registry,
    inbound: labelled('testigo_inbound_total', 'Messages accepted at a door', [
      'channel',
      'outcome',
    ]),
    signatureRefused: counter(
      'testigo_signature_refused_total',
      'Webhooks without a good signature',
    ),
    spooled: counter('testigo_spooled_total', 'Messages that went to disk'),
    replayed: counter('testigo_replayed_total', 'Messages moved from disk to Postgres'),
    conflicts: counter('testigo_inbound_conflict_total', 'Same key, other content'),
    quarantined: counter('testigo_quarantined_total', 'Messages that wait for an administrator'),
    ownNumber: counter(
      'testigo_own_number_total',
      'Texts that claim to come from a number of ours',
    ),
    reconciled: counter('testigo_reconciled_total', "Messages found only in the carrier's list"),
    mediaFetched: labelled('testigo_media_fetch_total', 'Tries to fetch media at the carrier', [
      'outcome',
    ]),
    mediaDeleted: labelled('testigo_media_deletion_total', 'Deletions asked of the carrier', [
      'outcome',
    ]),
    mediaUndeleted: new Gauge({
      name: 'testigo_media_undeleted',
      help: 'Media that the carrier has not deleted although it was told to',
      registers,
    }),
    smsOutcome: labelled('testigo_sms_outcome_total', 'Outbound texts by state reached', ['state']),
    smsErrorCode: labelled('testigo_sms_error_code_total', 'Carrier error codes', ['code']),
    conflictingReceipt: counter(
      'testigo_conflicting_receipt_total',
      'A second, different end of a text',
    ),
    feedEvents: counter('testigo_feed_events_total', 'Entries of the feed read by this process'),
    socketClosed: labelled('testigo_socket_closed_total', 'Board sockets closed by us', ['reason']),
    automaticSegments: new Gauge({
      name: 'testigo_automatic_segments',
      help: 'Segments of automatic texts in the last day',
      registers,
    }),
    boards: new Gauge({ name: 'testigo_boards', help: 'Open board sockets', registers }),
    requestSeconds: new Histogram({
      name: 'testigo_request_seconds',
      help: 'Time to answer, by route',
      labelNames: ['route', 'status'],
      buckets: SECONDS,
      registers,
    }),
    intakeSeconds: new Histogram({
      name: 'testigo_intake_seconds',
      help: 'From acceptance at the door to the report',
      buckets: SECONDS,
      registers,
    }),
  };
}
