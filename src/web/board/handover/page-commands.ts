// Going from one page of the board to another, as commands.
import type { Command } from '../actions/commands.ts';
import { goToPage } from './page-path.ts';

export const PAGE_COMMANDS: readonly Command[] = [
  { id: 'page-queue', said: { word: 'page.queue' }, key: 'g q', run: () => goToPage('queue') },
  { id: 'page-shift', said: { word: 'page.shift' }, key: 'g s', run: () => goToPage('shift') },
  { id: 'page-map', said: { word: 'page.map' }, key: 'g m', run: () => goToPage('map') },
];
