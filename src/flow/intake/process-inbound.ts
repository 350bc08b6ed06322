// Turns journalled messages into reports, in order for each sender, each in the transaction that
// marks it done: a process killed at any point has done it wholly or not at all.
import type { Deps } from '../../deps.ts';
import { assertNever } from '../../platform/errors.ts';
import { errorForLog } from '../../platform/log.ts';
import type { PendingInbound } from '../../records/inbound/inbound-row.ts';
import {
  hasDueInbound,
  markInboundDone,
  markInboundQuarantined,
  postponeInbound,
  takePendingInbound,
} from '../../records/inbound/inbound-store.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { acceptForm, acceptFormAddition } from './form/accept-form.ts';
import { acceptSms } from './accept-sms.ts';
import { acceptVoice } from './accept-voice.ts';
import { openContent } from './inbound-content.ts';
import { prepareMedia } from './media/prepare-media.ts';

export type ProcessDeps = Pick<
  Deps,
  'config' | 'db' | 'clock' | 'ids' | 'keyring' | 'signals' | 'metrics' | 'log'
>;

/** What became of a message: the report it belongs to, or why it belongs to none. */
export type Processed = { reportId: string | null; reason?: string; keepRaw: boolean };

const BATCH = 16;
const TRIES_MAX = 5;
const RETRY_AFTER_MS = 1_000;

/**
 * One batch; when none is due, one upload's shown copy, so that words never wait for pictures.
 * @param isSure a message has just been accepted: nobody needs to look first
 * @returns how much was finished or put off; 0 means nothing is due
 */
export async function processInbound(deps: ProcessDeps, isSure = false): Promise<number> {
  const hasDue = isSure || (await hasDueInbound(deps.db, deps.clock.now()));
  return hasDue ? processMessages(deps) : prepareMedia(deps);
}

async function processMessages(deps: ProcessDeps): Promise<number> {
  try {
    return await processBatch(deps, BATCH);
  } catch (error) {
    deps.log.warn({ err: errorForLog(error) }, 'a batch of messages failed: one by one');
    return processOneByOne(deps);
  }
}

async function processBatch(
  deps: ProcessDeps,
  limit: number,
  onTaken?: (id: string) => void,
): Promise<number> {
  const taken = await transact(deps, async (tx) => {
    const pending = await takePendingInbound(tx.db, tx.at, limit);
    // Of each sender there is one, so none waits for another: their questions travel together.
    await allDone(
      pending.map(async (entry) => {
        onTaken?.(entry.id);
        const done = await processEntry(deps, tx, entry);
        await markInboundDone(tx.db, entry.id, { at: tx.at, ...done });
      }),
    );
    return pending;
  });
  const nowMs = deps.clock.now().getTime();
  for (const entry of taken) {
    deps.metrics.intakeSeconds.observe((nowMs - entry.receivedAt.getTime()) / 1_000);
  }
  return taken.length;
}

/** Waits for all of them also when one fails: nothing may speak in a transaction that is over. */
async function allDone(work: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(work);
  const failed = results.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}

/** After a failed batch: the message that fails is put off or set apart, the others go through. */
async function processOneByOne(deps: ProcessDeps): Promise<number> {
  let count = 0;
  for (; count < BATCH; count += 1) {
    let current: string | null = null;
    try {
      const done = await processBatch(deps, 1, (id) => {
        current = id;
      });
      if (done === 0) break;
    } catch (error) {
      if (current === null) throw error;
      await postpone(deps, current, error);
    }
  }
  return count;
}

async function postpone(deps: ProcessDeps, inboundId: string, error: unknown): Promise<void> {
  await transact(deps, async (tx) => {
    const dueAt = new Date(tx.at.getTime() + RETRY_AFTER_MS);
    const attempts = await postponeInbound(tx.db, inboundId, dueAt);
    deps.log.error(
      { err: errorForLog(error), inboundId, attempts },
      'a message could not be processed',
    );
    if (attempts < TRIES_MAX) return;
    await markInboundQuarantined(tx.db, inboundId, 'processing_failed', tx.at);
    const subject = { kind: 'inbound' as const, id: inboundId };
    tx.audit({ actor: { kind: 'system' }, action: 'inbound.quarantined', subject });
    deps.metrics.quarantined.inc();
  });
}

function processEntry(deps: ProcessDeps, tx: Tx, entry: PendingInbound): Promise<Processed> {
  const content = openContent(deps.keyring, entry.id, entry.rawSealed);
  switch (content.type) {
    case 'sms':
      return acceptSms(tx, deps, entry, content.params);
    case 'voice':
      return acceptVoice(tx, deps, entry, content.params);
    case 'form':
      return acceptForm(tx, deps, entry, content);
    case 'form_addition':
      return acceptFormAddition(tx, deps, entry, content);
    default:
      return assertNever(content);
  }
}
