// Promise: a form becomes one journal row before its sender is told, with or without Postgres. Sent
// again it is the same report; sent again with changes, the changes are added and nothing is lost.
import type { Deps } from '../../../deps.ts';
import { inTime } from '../../../platform/in-time.ts';
import { createOneAtATime } from '../../../platform/one-at-a-time.ts';
import { findInboundByKey, findInboundByKeys } from '../../../records/inbound/inbound-store.ts';
import type { DraftDeps } from './form-drafts.ts';
import { keepDrafts } from './form-drafts.ts';
import type { AdditionPost, FormEntry, FormPost } from './form-entry.ts';
import {
  additionDigest,
  additionEntry,
  changeEntry,
  digestOf,
  firstEntry,
  toInbound,
} from './form-entry.ts';
import type { Appended } from '../journal/journal.ts';
import {
  deriveReceipt,
  formSourceKey,
  readFormToken,
  receiptIndexOf,
  receiptOfToken,
} from './receipt.ts';

export type FormDoorDeps = DraftDeps & Pick<Deps, 'metrics'>;

export type FormDoor = {
  /** @returns the receipt. @throws AppError unavailable when it cannot be made durable */
  receive(post: FormPost): Promise<string>;
  /** @throws AppError unavailable when it cannot be made durable */
  add(post: AdditionPost): Promise<void>;
};

/** Without a token, equal content within this long is one report. */
const SAME_CONTENT_MS = 2 * 60_000;
/** Above this a form goes to disk alone: it stands in memory several times while it is written. */
const HEAVY_BYTES = 1_048_576;
/** The database may be gone: then the journal decides, and the disk keeps. */
const LOOK_UP_PATIENCE_MS = 1_500;
const REMEMBERED_MAX = 1_000;

export function createFormDoor(deps: FormDoorDeps): FormDoor {
  const { keyring } = deps;
  const onDisk = new Map<string, Uint8Array>();
  const alone = createOneAtATime();

  async function append(given: FormEntry): Promise<Appended> {
    const known = hasFiles(given) ? await knownDigest(given.sourceKey) : null;
    if (known) return isSame(known, given.digest) ? 'known' : 'conflict';
    const areFilesApart = await keepDrafts(deps, given.receiptIndex, given.uploads);
    const entry = { ...given, areFilesApart };
    const store = () => deps.journal.append(toInbound(deps, entry));
    const outcome = await (!areFilesApart && isHeavy(entry) ? alone(store) : store());
    deps.metrics.inbound.inc({ channel: 'form', outcome });
    if (outcome === 'spooled') remember(onDisk, entry.sourceKey, entry.digest);
    return outcome;
  }

  async function knownDigest(sourceKey: string): Promise<Uint8Array | null> {
    const waiting = onDisk.get(sourceKey);
    if (waiting && deps.journal.isSpooled(sourceKey)) return waiting;
    if (deps.journal.isSpooling()) return null;
    const rows = await inTime(findInboundByKeys(deps.db, [sourceKey]), LOOK_UP_PATIENCE_MS);
    return rows?.[0]?.digest ?? null;
  }

  /** A form without a token is known by its content, for as long as a person presses twice. */
  async function receiptOf(post: FormPost): Promise<string> {
    if (post.token && hasToken(post.token)) return receiptOfToken(keyring, post.token);
    const content = `content ${toHex(digestOf(keyring, post))}`;
    const receiptOfSeed = (seed: string) => deriveReceipt(keyring, seed);
    const keyOf = (seed: string) => formSourceKey(receiptIndexOf(keyring, receiptOfSeed(seed)));
    return receiptOfSeed(await recentSeed(deps, content, keyOf));
  }

  const hasToken = (token: string) => readFormToken(keyring, token, deps.clock.now()) !== null;

  async function receive(post: FormPost): Promise<string> {
    const receipt = await receiptOf(post);
    const entry = firstEntry(keyring, post, receiptIndexOf(keyring, receipt), deps.clock.now());
    const before = await knownDigest(entry.sourceKey);
    if (!before && (await append(entry)) !== 'conflict') return receipt;
    const first = before ?? (await knownDigest(entry.sourceKey));
    const change = first ? changeEntry(entry, first, post.answers) : null;
    if (change) await append(change);
    return receipt;
  }

  async function add(post: AdditionPost): Promise<void> {
    const content = toHex(additionDigest(keyring, post));
    const prefix = formSourceKey(post.receiptIndex);
    const keyOf = (seed: string) => `${prefix}:${toHex(keyring.index('content', seed))}`;
    const seed =
      post.token && hasToken(post.token)
        ? `token ${post.token} ${content}`
        : await recentSeed(deps, `content ${content}`, keyOf);
    await append(additionEntry(keyring, post, keyOf(seed)));
  }

  return { receive, add };
}

function hasFiles({ uploads }: FormEntry): boolean {
  return uploads.some(({ refused }) => refused === null);
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(Buffer.from(b));
}

function isHeavy({ uploads }: FormEntry): boolean {
  return uploads.reduce((sum, { bytes }) => sum + bytes.length, 0) > HEAVY_BYTES;
}

/** The seed of this window, or of the one before when its entry is younger than a window. */
async function recentSeed(
  deps: FormDoorDeps,
  content: string,
  keyOf: (seed: string) => string,
): Promise<string> {
  const nowMs = deps.clock.now().getTime();
  const window = Math.floor(nowMs / SAME_CONTENT_MS);
  const earlier = `${content} ${window - 1}`;
  if (deps.journal.isSpooled(keyOf(earlier))) return earlier;
  if (deps.journal.isSpooling()) return `${content} ${window}`;
  const found = await inTime(findInboundByKey(deps.db, keyOf(earlier)), LOOK_UP_PATIENCE_MS);
  const isRecent = found !== null && nowMs - found.receivedAt.getTime() < SAME_CONTENT_MS;
  return isRecent ? earlier : `${content} ${window}`;
}

function remember(known: Map<string, Uint8Array>, key: string, digest: Uint8Array): void {
  const oldest = known.keys().next();
  if (known.size >= REMEMBERED_MAX && !oldest.done) known.delete(oldest.value);
  known.set(key, digest);
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
