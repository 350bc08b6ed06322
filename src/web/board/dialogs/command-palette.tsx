// Ctrl K: every command and every loaded report, found by typing.
import { useId, useState, type KeyboardEvent } from 'react';
import { COMMANDS } from '../actions/commands.ts';
import { openRow } from '../actions/move.ts';
import { closeDialog, DialogFrame } from '../controls/dialog-frame.tsx';
import controls from '../controls/controls.module.css';
import { useBoard } from '../state/board-store.ts';
import { queueOf, type QueueEntry } from '../state/queue-entries.ts';
import { foldText } from '../state/report-order.ts';
import { useWords } from '../words/use-words.ts';
import styles from './command-palette.module.css';

const MOST_SHOWN = 12;

interface Choice {
  id: string;
  words: string;
  key?: string | undefined;
  run: () => void;
}

export function CommandPalette() {
  const { t } = useWords();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const choices = useChoices(typed);
  const active = choices[Math.min(at, choices.length - 1)];

  function choose(choice: Choice | undefined): void {
    if (choice === undefined) return;
    closeDialog();
    // After the window has handed the focus back, so that a command may move it on.
    setTimeout(choice.run, 50);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setAt(Math.min(choices.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === 'Enter') choose(active);
    else return;
    event.preventDefault();
  }

  return (
    <DialogFrame title={t('palette.title')}>
      <input
        className={controls.input}
        role="combobox"
        aria-label={t('palette.label')}
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${listId}-${active.id}`}
        placeholder={t('palette.label')}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div id={listId} role="listbox" aria-label={t('palette.results')} className={styles.list}>
        {choices.map((choice) => (
          <div
            key={choice.id}
            id={`${listId}-${choice.id}`}
            role="option"
            aria-selected={choice === active}
            className={styles.choice}
            onClick={() => choose(choice)}
          >
            <span>{choice.words}</span>
            {choice.key !== undefined && <kbd className={controls.key}>{choice.key}</kbd>}
          </div>
        ))}
      </div>
      {choices.length === 0 && <p className={controls.hint}>{t('palette.none')}</p>}
    </DialogFrame>
  );
}

function useChoices(typed: string): Choice[] {
  const { t } = useWords();
  const board = useBoard((state) => state.board);
  const query = foldText(typed.trim());
  const commands: Choice[] = COMMANDS.filter(({ isMovement }) => isMovement !== true).map(
    ({ id, said, key, run }) => ({
      id,
      words: t(said.word, said.params),
      key: key?.replace('[Shift]+', '').replace('Escape', 'Esc'),
      run,
    }),
  );
  const opens: Choice[] = queueOf(board, { filter: 'all', query: '', accountId: '' }).map(
    (entry) => ({
      id: entry.id,
      words: t('palette.open', { ...nameOf(entry, t('queue.noPlace')) }),
      run: () => openRow(entry.id),
    }),
  );
  return [...commands, ...opens]
    .filter(({ words }) => foldText(words).includes(query))
    .slice(0, query === '' ? COMMANDS.length : MOST_SHOWN);
}

function nameOf(entry: QueueEntry, noPlace: string): { code: string; place: string } {
  if (entry.kind === 'report') {
    return { code: entry.report.code, place: entry.report.locationText ?? noPlace };
  }
  const { code, title, placeText, city } = entry.incident;
  const told = entry.reports.find(({ locationText }) => locationText !== null)?.locationText;
  return { code, place: title ?? placeText ?? told ?? city ?? noPlace };
}
