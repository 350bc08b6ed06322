// What this person did last and how it is taken back: `z` and the notice's button, for ten minutes.
import type { Said } from '../words/use-words.ts';
import { notify } from './notices.ts';

const UNDO_WITHIN_MS = 10 * 60_000;
const MOST_KEPT = 20;

interface Undoable {
  atMs: number;
  run: () => void;
}

let done: Undoable[] = [];

/** Says what was done, with a button that takes it back. */
export function notifyUndoable(
  said: Said,
  run: () => void,
  options: { replaces?: number } = {},
): void {
  const undoable: Undoable = { atMs: Date.now(), run };
  done = [...done, undoable].slice(-MOST_KEPT);
  notify('ok', said, {
    ...options,
    actions: [{ word: 'action.undo', run: () => take(undoable) }],
  });
}

export function undoLast(): void {
  const last = done[done.length - 1];
  const isTooLate = last === undefined || Date.now() - last.atMs > UNDO_WITHIN_MS;
  if (isTooLate) notify('danger', { word: 'error.nothing_to_undo' });
  else take(last);
}

/** Of another session, or of one that ended. */
export function forgetUndo(): void {
  done = [];
}

function take(undoable: Undoable): void {
  done = done.filter((each) => each !== undoable);
  undoable.run();
}
