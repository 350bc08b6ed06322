// Whether the page is too narrow for a row of columns, followed as it changes.
import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 1199px)');

export function useIsNarrow(): boolean {
  return useSyncExternalStore(follow, () => narrow.matches);
}

function follow(changed: () => void): () => void {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}
