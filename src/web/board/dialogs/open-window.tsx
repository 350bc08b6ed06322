// The window that is open, if one is; its part of the page comes after the first load.
import { lazy } from 'react';
import { LazyPart } from '../controls/lazy-part.tsx';
import {
  SUBJECT_DIALOGS,
  useBoard,
  type OpenDialog,
  type SubjectDialog,
} from '../state/board-store.ts';
import type { PlainDialog } from './plain-windows.tsx';

const loadPlain = () => import('./plain-windows.tsx');
const loadSubject = () => import('./subject-windows.tsx');
const PlainWindow = lazy(loadPlain);
const SubjectWindow = lazy(loadSubject);

/** Fetched while the line is up, so that they are there when it is not. */
export function fetchWindows(): void {
  void Promise.allSettled([loadPlain(), loadSubject()]);
}

export function OpenWindow() {
  const dialog = useBoard((state) => state.dialog);
  if (dialog === null) return null;
  return (
    <LazyPart>
      {isSubject(dialog) ? <SubjectWindow dialog={dialog} /> : <PlainWindow dialog={dialog} />}
    </LazyPart>
  );
}

function isSubject(
  dialog: SubjectDialog | { step: string } | PlainDialog,
): dialog is SubjectDialog | { step: string };
function isSubject(dialog: Exclude<OpenDialog, null>): boolean {
  if (typeof dialog === 'object') return 'step' in dialog;
  return (SUBJECT_DIALOGS as readonly string[]).includes(dialog);
}
