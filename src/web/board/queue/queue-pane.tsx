// The queue: what waits, in the one order, filtered as chosen, never moving under the hand.
import { useEffect, useMemo } from 'react';
import { noteShownIds } from '../actions/move.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { changeShift, isKeptBack } from '../session/shift.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import type { BoardState } from '../state/board-state.ts';
import { entryOf, queueOf, type QueueEntry } from '../state/queue-entries.ts';
import { QUEUE_FILTERS } from '../state/report-order.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords } from '../words/use-words.ts';
import { QueueGrid } from './queue-grid.tsx';
import styles from './queue.module.css';
import { useHeldOrder } from './use-held-order.ts';

export function QueuePane({ openId }: { openId: string | null }) {
  const { t } = useWords();
  const reports = useBoard((state) => state.board.reports);
  const incidents = useBoard((state) => state.board.incidents);
  const world = useMemo(() => ({ reports, incidents }), [reports, incidents]);
  const filter = useBoard((state) => state.filter);
  const query = useBoard((state) => state.query);
  const accountId = useBoard(accountIdOf);
  const current = useMemo(
    () => queueOf(world, { filter, query, accountId }).map(({ id }) => id),
    [world, filter, query, accountId],
  );
  const held = useHeldOrder(current, `${filter} ${query}`);
  const rows = useMemo(() => present(held.ids, world), [held.ids, world]);
  useEffect(() => noteShownIds(rows.map(({ id }) => id)), [rows]);
  return (
    <section className={styles.pane} aria-labelledby="queue-title">
      <div className={styles.toolbar}>
        <h2 id="queue-title" className={styles.title}>
          {t('queue.title')} <span className={styles.count}>{current.length}</span>
        </h2>
        <QueueFilters />
        <span className={styles.newPlace}>
          {held.waiting > 0 && (
            <button
              type="button"
              className={styles.new}
              title={t('queue.newHint')}
              onClick={held.catchUp}
            >
              {t('queue.new', { count: held.waiting })} ↑
            </button>
          )}
        </span>
      </div>
      {rows.length === 0 && <EmptyQueue />}
      <QueueGrid rows={rows} held={held} openId={openId} />
      <p className={styles.hint}>{t('queue.hint')}</p>
    </section>
  );
}

function QueueFilters() {
  const { t } = useWords();
  const filter = useBoard((state) => state.filter);
  return (
    <div role="group" aria-label={t('queue.filter')} className={styles.filters}>
      {QUEUE_FILTERS.map((each) => (
        <button
          key={each}
          type="button"
          className={styles.filter}
          aria-pressed={each === filter}
          onClick={() => useBoard.setState({ filter: each })}
        >
          {t(`queue.${each}`)}
        </button>
      ))}
    </div>
  );
}

function EmptyQueue() {
  const { t, language } = useWords();
  const nowMs = useServerNow(60_000);
  const filter = useBoard((state) => state.filter);
  const query = useBoard((state) => state.query.trim());
  const lastAt = useBoard((state) => state.lastReceivedAt);
  const hasSnapshot = useBoard((state) => state.status.freshAt !== null);
  const isOff = useBoard(isKeptBack);
  if (isOff) {
    return (
      <p className={styles.empty}>
        {t('shift.off')}{' '}
        <ActionButton look="primary" onPress={() => void changeShift('on')}>
          {t('shift.start')}
        </ActionButton>
      </p>
    );
  }
  if (!hasSnapshot) return <p className={styles.empty}>{t('connection.connecting')}</p>;
  if (query !== '') {
    return (
      <p className={styles.empty}>
        {t('queue.emptySearch', { query })}{' '}
        <ActionButton onPress={() => useBoard.setState({ query: '' })}>
          {t('queue.clearSearch')}
        </ActionButton>
      </p>
    );
  }
  if (filter === 'mine') return <p className={styles.empty}>{t('queue.emptyMine')}</p>;
  if (filter === 'unclaimed') return <p className={styles.empty}>{t('queue.emptyUnclaimed')}</p>;
  if (filter === 'slow') return <p className={styles.empty}>{t('queue.emptySlow')}</p>;
  const words =
    lastAt === null
      ? t('queue.empty')
      : t('queue.emptyLast', { time: dayTimeText(lastAt, nowMs, t, language) });
  return <p className={styles.empty}>{words}</p>;
}

function present(
  ids: readonly string[],
  world: Pick<BoardState, 'reports' | 'incidents'>,
): readonly QueueEntry[] {
  return ids.map((id) => entryOf(world, id)).filter((entry) => entry !== undefined);
}
