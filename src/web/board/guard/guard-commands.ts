// Blurring and locking, as commands of the board.
import type { Command } from '../actions/commands.ts';
import { toggleBlur } from './blur.ts';
import { lockBoard } from './lock.ts';

export const GUARD_COMMANDS: readonly Command[] = [
  { id: 'blur', said: { word: 'guard.blur' }, key: 'b', run: toggleBlur },
  { id: 'lock', said: { word: 'guard.lock' }, key: 'x', run: lockBoard },
];
