// The board's pages beside the queue, by address.
import { navigate } from 'wouter/use-browser-location';

export type BoardPage = 'shift' | 'map';
export const PAGE_ROUTE = '/board/:page';

export function isBoardPage(name: string | undefined): name is BoardPage {
  return name === 'shift' || name === 'map';
}

export function goToPage(page: BoardPage | 'queue'): void {
  navigate(page === 'queue' ? '/board' : `/board/${page}`);
  requestAnimationFrame(() => document.getElementById('page-title')?.focus());
}
