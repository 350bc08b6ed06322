// What a post of the form or of its receipt writes into the journal. Pure but for ids and sealing.
import type { Deps } from '../../../deps.ts';
import type { NewInbound } from '../../../records/inbound/inbound-row.ts';
import { sha256 } from '../../../security/keyring.ts';
import type { FormAnswers, InboundContent } from '../inbound-content.ts';
import { sealContent } from '../inbound-content.ts';
import { formSourceKey, readFormToken } from './receipt.ts';
import type { FormUpload } from './upload-limits.ts';

export type FormPost = {
  token: string | undefined;
  answers: FormAnswers;
  uploads: readonly FormUpload[];
  /** The box that people never see was filled. */
  isTrapped: boolean;
};

export type AdditionPost = {
  token: string | undefined;
  receiptIndex: Uint8Array;
  words: string;
  language: FormAnswers['language'];
  uploads: readonly FormUpload[];
};

/** Nobody reads and fills the form in less. */
const TOO_FAST_MS = 2_000;

export type FormEntry = {
  sourceKey: string;
  receiptIndex: Uint8Array;
  digest: Uint8Array;
  uploads: readonly FormUpload[];
  /** The files are stored already, each in a row of its own: only refusals go with the words. */
  areFilesApart: boolean;
  content: (uploads: StoredUpload[], receiptIndex: string) => InboundContent;
};
type StoredUpload = Extract<InboundContent, { type: 'form' }>['uploads'][number];
type IndexKeyring = Pick<Deps['keyring'], 'index'>;

export function firstEntry(
  keyring: IndexKeyring,
  post: FormPost,
  receiptIndex: Uint8Array,
  now: Date,
): FormEntry {
  const servedAt = readFormToken(keyring, post.token, now);
  const isTooFast = servedAt !== null && now.getTime() - servedAt.getTime() < TOO_FAST_MS;
  const isSuspected = post.isTrapped || isTooFast;
  return {
    sourceKey: formSourceKey(receiptIndex),
    receiptIndex,
    digest: digestOf(keyring, post),
    uploads: post.uploads,
    areFilesApart: false,
    content: (uploads, index) => ({
      type: 'form',
      answers: post.answers,
      receiptIndex: index,
      uploads,
      isSuspected,
    }),
  };
}

const DIGEST_HALF = 16;

/** Two halves, of the words and of the files: a form sent again may lack the files, or have others. */
export function digestOf(
  keyring: IndexKeyring,
  { answers, uploads }: Pick<FormPost, 'answers' | 'uploads'>,
): Uint8Array {
  return Buffer.concat([
    keyring.index('content', JSON.stringify(answers)),
    keyring.index('content', filesKey(uploads)),
  ]);
}

function filesKey(uploads: readonly FormUpload[]): string {
  const kept = uploads.filter(({ refused }) => refused === null);
  return JSON.stringify(kept.map(({ bytes }) => Buffer.from(sha256(bytes)).toString('hex')));
}

function half(digest: Uint8Array, at: 0 | 1): Buffer {
  return Buffer.from(digest.subarray(at * DIGEST_HALF, (at + 1) * DIGEST_HALF));
}

/** What a later post of the same form brings that the first did not; null when nothing. */
export function changeEntry(
  entry: FormEntry,
  first: Uint8Array,
  answers: FormAnswers,
): FormEntry | null {
  const isChanged = !half(first, 0).equals(half(entry.digest, 0));
  const hasFiles = entry.uploads.some(({ refused }) => refused === null);
  const hasOtherFiles = hasFiles && !half(first, 1).equals(half(entry.digest, 1));
  if (!isChanged && !hasOtherFiles) return null;
  return {
    ...entry,
    sourceKey: `${entry.sourceKey}:${Buffer.from(entry.digest).toString('hex')}`,
    uploads: hasOtherFiles ? entry.uploads : [],
    content: (uploads, receiptIndex) => ({
      type: 'form_addition',
      receiptIndex,
      words: '',
      ...(isChanged ? { answers } : {}),
      language: answers.language,
      uploads,
    }),
  };
}

export function additionDigest(keyring: IndexKeyring, post: AdditionPost): Uint8Array {
  return keyring.index('content', JSON.stringify([post.words, filesKey(post.uploads)]));
}

export function additionEntry(
  keyring: IndexKeyring,
  post: AdditionPost,
  sourceKey: string,
): FormEntry {
  const { receiptIndex, uploads, words, language } = post;
  return {
    sourceKey,
    receiptIndex,
    digest: additionDigest(keyring, post),
    uploads,
    areFilesApart: false,
    content: (stored, index) => ({
      type: 'form_addition',
      receiptIndex: index,
      words,
      language,
      uploads: stored,
    }),
  };
}

export function toInbound(
  deps: Pick<Deps, 'ids' | 'keyring' | 'clock'>,
  entry: FormEntry,
): NewInbound {
  const id = deps.ids.uuid();
  const uploads = entry.uploads.flatMap(({ claimedType, bytes, refused }, at) => {
    if (!refused && entry.areFilesApart) return [];
    const reason = refused ? { refused } : {};
    return [{ claimedType, base64: bytes.toString('base64'), position: at + 1, ...reason }];
  });
  const content = entry.content(uploads, Buffer.from(entry.receiptIndex).toString('hex'));
  return {
    id,
    channel: 'form',
    sourceKey: entry.sourceKey,
    digest: entry.digest,
    senderIndex: entry.receiptIndex,
    rawSealed: sealContent(deps.keyring, id, content),
    source: 'webhook',
    state: 'pending',
    reason: null,
    receivedAt: deps.clock.now(),
  };
}
