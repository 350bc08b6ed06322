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
    store((storage) => storage.setItem(PREFIX + reportId, JSON.stringify(draft)));
  }
  return draft;
}

export function dropDraft(reportId: string): void {
  memory.delete(reportId);
  store((storage) => storage.removeItem(PREFIX + reportId));
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
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
    for (const key of keys) {
      if (key?.startsWith('testigo.draft')) storage.removeItem(key);
    }
  });
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
