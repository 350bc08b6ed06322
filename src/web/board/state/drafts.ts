// What a dispatcher has begun to write, by report: survives a reload and a lost session, belongs to
// one account, and is gone at sign-out.
import { z } from 'zod';
import { newKey } from './new-key.ts';

const PREFIX = 'testigo.draft.';
const OWNER_KEY = 'testigo.draft-owner';

const Draft = z.object({ text: z.string(), key: z.uuid() });
/** `key` goes with the text: the same text sent again bears the same key, so it cannot arrive twice. */
export type Draft = z.infer<typeof Draft>;

const memory = new Map<string, Draft>();
/** While the board is locked, no word is in the browser's storage. */
let isWithheld = false;

export function readDraft(reportId: string): Draft {
  const draft = memory.get(reportId) ?? readKept(reportId);
  return draft ?? { text: '', key: newKey() };
}

/** Keeps a text; a changed text gets a new key. */
export function keepDraft(reportId: string, text: string): Draft {
  const known = readDraft(reportId);
  const draft = known.text === text ? known : { text, key: newKey() };
  if (text === '') dropDraft(reportId);
  else {
    memory.set(reportId, draft);
    if (!isWithheld) write(reportId, draft);
  }
  return draft;
}

export function dropDraft(reportId: string): void {
  memory.delete(reportId);
  store((storage) => storage.removeItem(PREFIX + reportId));
}

/** Takes every draft out of the browser's storage; this page alone still knows them. */
export function withholdDrafts(): void {
  isWithheld = true;
  store((storage) => {
    for (const key of draftKeys(storage)) {
      const reportId = key.slice(PREFIX.length);
      const draft = memory.get(reportId) ?? readKept(reportId);
      if (draft !== undefined) memory.set(reportId, draft);
      storage.removeItem(key);
    }
  });
}

export function putDraftsBack(): void {
  isWithheld = false;
  for (const [reportId, draft] of memory) write(reportId, draft);
}

/** Another account's drafts are dropped before this one writes. */
export function ownDrafts(accountId: string): void {
  store((storage) => {
    const owner = storage.getItem(OWNER_KEY);
    if (owner !== null && owner !== accountId) dropAllDrafts();
    storage.setItem(OWNER_KEY, accountId);
  });
}

export function dropAllDrafts(): void {
  memory.clear();
  store((storage) => {
    for (const key of [...draftKeys(storage), OWNER_KEY]) storage.removeItem(key);
  });
}

function draftKeys(storage: Storage): string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  return keys.filter((key) => key.startsWith(PREFIX));
}

function write(reportId: string, draft: Draft): void {
  store((storage) => storage.setItem(PREFIX + reportId, JSON.stringify(draft)));
}

function readKept(reportId: string): Draft | undefined {
  try {
    return Draft.parse(JSON.parse(sessionStorage.getItem(PREFIX + reportId) ?? ''));
  } catch {
    return undefined;
  }
}

function store(use: (storage: Storage) => void): void {
  try {
    use(sessionStorage);
  } catch {
    // A browser that keeps nothing still has the draft in memory.
  }
}
