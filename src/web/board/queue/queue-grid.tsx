// The list itself: only the rows in sight are in the page, the focus stays on the list, and the row
// under the cursor is named by it.
import { useRef, type KeyboardEvent } from 'react';
import type { ReportView } from '../../../contract/report.ts';
import { moveCursor, openReport } from '../actions/move.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import { useServerNow } from '../state/use-now.ts';
import { useWords } from '../words/use-words.ts';
import { QueueRow, rowId } from './queue-row.tsx';
import styles from './queue.module.css';
import type { HeldOrder } from './use-held-order.ts';
import { useRowsInSight } from './use-rows-in-sight.ts';

const COLUMNS = ['priority', 'age', 'place', 'kind', 'via', 'who'] as const;

interface QueueGridProps {
  rows: readonly ReportView[];
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
  const cursorIndex = rows.findIndex((report) => report.id === cursorId);
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
          const report = rows[index];
          if (report === undefined) return null;
          return (
            <QueueRow
              key={report.id}
              report={report}
              index={index}
              offsetPx={start}
              heightPx={heightPx}
              nowMs={nowMs}
              accountId={accountId}
              isCursor={index === cursorIndex}
              isOpen={report.id === openId}
              mark={markOf(report.id, away, newText)}
              onOpen={openReport}
            />
          );
        })}
      </div>
    </div>
  );
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
  else if (event.key === 'Enter' && cursorId !== null) openReport(cursorId);
  else return;
  event.preventDefault();
}

function columnClass(column: (typeof COLUMNS)[number]): string {
  return column === 'place' ? 'where' : column;
}

function markOf(
  id: string,
  away: ReadonlySet<string>,
  newText: ReadonlySet<string>,
): 'away' | 'new_text' | null {
  if (newText.has(id)) return 'new_text';
  return away.has(id) ? 'away' : null;
}
