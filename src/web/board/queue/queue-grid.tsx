// The list itself: only the rows in sight are in the page, the focus stays on the list, and the row
// under the cursor is named by it.
import { useRef, type KeyboardEvent } from 'react';
import { moveCursor, openRow } from '../actions/move.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import { useServerNow } from '../state/use-now.ts';
import { useWords } from '../words/use-words.ts';
import type { QueueEntry } from '../state/queue-entries.ts';
import { IncidentRow } from './incident-row.tsx';
import { QueueRow } from './queue-row.tsx';
import styles from './queue.module.css';
import { rowId, type RowProps } from './row-props.ts';
import type { HeldOrder } from './use-held-order.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';

const COLUMNS = ['priority', 'age', 'place', 'kind', 'via', 'who'] as const;

interface QueueGridProps {
  rows: readonly QueueEntry[];
  held: HeldOrder;
  openId: string | null;
}

export function QueueGrid({ rows, held, openId }: QueueGridProps) {
  const { t } = useWords();
  const scrollRef = useRef<HTMLDivElement>(null);
  const nowMs = useServerNow(5_000);
  const accountId = useBoard(accountIdOf);
  const cursorId = useBoard((state) => state.cursorId);
  const away = useBoard((state) => state.away);
  const newText = useBoard((state) => state.newText);
  const cursorIndex = rows.findIndex(({ id }) => id === cursorId);
  const { inSight, heightPx, totalPx } = useRowsInSight(scrollRef, rows, cursorId, cursorIndex);

  return (
    <div
      ref={scrollRef}
      id="queue-grid"
      role="grid"
      tabIndex={0}
      data-focus-home
      className={styles.grid}
      aria-label={t('queue.title')}
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      aria-activedescendant={cursorIndex >= 0 && cursorId !== null ? rowId(cursorId) : undefined}
      onKeyDown={onGridKey}
      onTouchMove={held.noteHand}
      onPointerEnter={(event) => event.pointerType === 'mouse' && held.setPointerOver(true)}
      onPointerLeave={() => held.setPointerOver(false)}
    >
      <HeadRow />
      <div role="rowgroup" className={styles.rows} style={{ height: totalPx }}>
        {inSight.map(({ index, start }) => {
          const entry = rows[index];
          if (entry === undefined) return null;
          return (
            <EntryRow
              key={entry.id}
              entry={entry}
              index={index}
              offsetPx={start}
              heightPx={heightPx}
              nowMs={nowMs}
              accountId={accountId}
              isCursor={index === cursorIndex}
              isOpen={entry.id === openId}
              mark={markOf(entry, away, newText)}
              onOpen={openRow}
            />
          );
        })}
      </div>
    </div>
  );
}

function EntryRow({ entry, ...row }: RowProps & { entry: QueueEntry }) {
  if (entry.kind === 'report') return <QueueRow report={entry.report} {...row} />;
  return <IncidentRow incident={entry.incident} reports={entry.reports} {...row} />;
}

function HeadRow() {
  const { t } = useWords();
  return (
    <div role="row" aria-rowindex={1} className={styles.headRow}>
      {COLUMNS.map((column) => (
        <span key={column} role="columnheader" className={styles[columnClass(column)]}>
          {t(`queue.${column}`)}
        </span>
      ))}
    </div>
  );
}

function onGridKey(event: KeyboardEvent): void {
  const { cursorId } = useBoard.getState();
  if (event.key === 'ArrowDown') moveCursor(1);
  else if (event.key === 'ArrowUp') moveCursor(-1);
  else if (event.key === 'Enter' && cursorId !== null) openRow(cursorId);
  else return;
  event.preventDefault();
}

function columnClass(column: (typeof COLUMNS)[number]): string {
  return column === 'place' ? 'where' : column;
}

function markOf(
  entry: QueueEntry,
  away: ReadonlySet<string>,
  newText: ReadonlySet<string>,
): 'away' | 'new_text' | null {
  const ids = entry.kind === 'report' ? [entry.id] : entry.reports.map(({ id }) => id);
  if (ids.some((id) => newText.has(id))) return 'new_text';
  return ids.some((id) => away.has(id)) ? 'away' : null;
}
