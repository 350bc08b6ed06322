// Whether the page is as narrow as a phone's, followed as it changes.
import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 767px)');

export function useIsPhone(): boolean {
  return useSyncExternalStore(follow, () => narrow.matches);
}

function follow(changed: () => void): () => void {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}
