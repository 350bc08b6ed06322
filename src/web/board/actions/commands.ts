// Everything that can be done on the board, each with its words and its key: the keys, the palette
// and the help card speak of the same list.
import type { Permission } from '../../../contract/account.ts';
import type { ReportView } from '../../../contract/report.ts';
import { PRIORITIES } from '../../../contract/statuses.ts';
import { isOpenReport } from '../state/board-state.ts';
import { accountIdOf, useBoard, type OpenDialog } from '../state/board-store.ts';
import { notify } from '../state/notices.ts';
import { PAGE_COMMANDS } from '../handover/page-commands.ts';
import { GUARD_COMMANDS } from '../guard/guard-commands.ts';
import { claim, prioritise, release, worldIsOpen } from './change-report.ts';
import { INCIDENT_COMMANDS } from './incident-commands.ts';
import { may } from './may.ts';
import {
  currentReport,
  goToAlarm,
  goToNextUnclaimed,
  leaveReport,
  moveCursor,
  openReport,
} from './move.ts';
import type { Said } from '../words/use-words.ts';

export interface Command {
  id: string;
  said: Said;
  /** In the notation of tinykeys; absent where only the palette has it. */
  key?: string;
  /** Absent from the palette where a list of words would not help. */
  isMovement?: boolean;
  run: () => void;
}

export const COMMANDS: readonly Command[] = [
  // First, so that the second key of `g m` is not taken for `m` alone.
  ...PAGE_COMMANDS,
  {
    id: 'down',
    said: { word: 'help.key.move' },
    key: 'j',
    isMovement: true,
    run: () => moveCursor(1),
  },
  {
    id: 'up',
    said: { word: 'help.key.move' },
    key: 'k',
    isMovement: true,
    run: () => moveCursor(-1),
  },
  { id: 'next', said: { word: 'action.next' }, key: 'n', run: goToNextUnclaimed },
  { id: 'alarm', said: { word: 'help.key.alarm' }, key: '[Shift]+!', run: goToAlarm },
  { id: 'back', said: { word: 'thread.back' }, key: 'Escape', run: leaveReport },
  { id: 'claim', said: { word: 'action.claim' }, key: 'c', run: claimCurrent },
  { id: 'release', said: { word: 'action.release' }, key: 'u', run: releaseCurrent },
  { id: 'reply', said: { word: 'action.reply' }, key: 'r', run: replyToCurrent },
  { id: 'close', said: { word: 'action.close' }, key: 'e', run: closeCurrent },
  ...PRIORITIES.map((priority) => ({
    id: `priority-${priority}`,
    said: { word: 'action.priorityIs', params: { priority } } as const,
    key: `p ${priority.slice(1)}`,
    run: () => withCurrent('report.prioritise', (report) => void prioritise(report, priority)),
  })),
  ...INCIDENT_COMMANDS,
  {
    id: 'search',
    said: { word: 'header.search' },
    key: '[Shift]+/',
    run: () => focusOn('queue-search'),
  },
  ...GUARD_COMMANDS,
  { id: 'help', said: { word: 'help.title' }, key: '[Shift]+?', run: () => openDialog('help') },
  { id: 'settings', said: { word: 'settings.title' }, run: () => openDialog('settings') },
];

export function openDialog(dialog: OpenDialog): void {
  useBoard.setState({ dialog });
}

export function claimCurrent(): void {
  withCurrent('report.claim', (report) => {
    openReport(report.id);
    if (report.claimedBy?.id !== accountIdOf(useBoard.getState())) void claim(report);
  });
}

export function releaseCurrent(): void {
  withCurrent('report.claim', (report) => {
    if (report.claimedBy !== null) void release(report);
  });
}

function replyToCurrent(): void {
  withCurrent('report.reply', (report) => {
    openReport(report.id);
    requestAnimationFrame(() => focusOn('reply-text'));
  });
}

export function closeCurrent(): void {
  withCurrent('report.close', () => {
    if (worldIsOpen()) openDialog('close');
  });
}

function withCurrent(permission: Permission, act: (report: ReportView) => void): void {
  const report = currentReport();
  if (report === undefined) notify('danger', { word: 'action.noReport' });
  else if (!may(permission)) notify('danger', { word: 'error.forbidden' });
  else if (!isOpenReport(report)) notify('danger', { word: 'thread.closed' });
  else act(report);
}

function focusOn(elementId: string): void {
  document.getElementById(elementId)?.focus();
}
