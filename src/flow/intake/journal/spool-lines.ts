// One accepted message as one line of the spool, and back. Pure.
import { z } from 'zod';
import type { NewInbound } from '../../../records/inbound/inbound-row.ts';

const base64 = z.base64().transform((text) => Buffer.from(text, 'base64'));

const SpoolLine = z.object({
  id: z.uuid(),
  channel: z.enum(['sms', 'form', 'voice']),
  sourceKey: z.string(),
  digest: base64,
  senderIndex: base64.nullable(),
  rawSealed: base64,
  source: z.enum(['reconciled', 'spool']).catch('spool'),
  state: z.enum(['pending', 'quarantined']),
  reason: z.string().nullable(),
  receivedAt: z.coerce.date(),
});

export type SpoolLines = {
  entries: NewInbound[];
  /** Whole lines that do not parse: damaged, or written by another version. */
  unreadable: string[];
  /** The last line was cut off by a crash, before anybody was told yes. */
  isTorn: boolean;
};

export function toLine(entry: NewInbound): string {
  const { digest, senderIndex, rawSealed, ...plain } = entry;
  return JSON.stringify({
    ...plain,
    digest: encode(digest),
    senderIndex: senderIndex ? encode(senderIndex) : null,
    rawSealed: encode(rawSealed),
  });
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

export function readLines(text: string): SpoolLines {
  const read: SpoolLines = { entries: [], unreadable: [], isTorn: false };
  const lines = text.split('\n');
  lines.forEach((line, position) => {
    if (line === '') return;
    const entry = readLine(line);
    if (entry) read.entries.push(entry);
    else if (position === lines.length - 1) read.isTorn = true;
    else read.unreadable.push(line);
  });
  return read;
}

function readLine(line: string): NewInbound | null {
  try {
    return SpoolLine.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
