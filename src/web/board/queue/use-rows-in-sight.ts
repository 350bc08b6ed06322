// Which rows have to be in the page: those in sight, a few around them, and the one under the cursor,
// since `aria-activedescendant` names it.
import { useEffect, useRef, type RefObject } from 'react';
import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useIsNarrow } from './use-is-narrow.ts';

const ROW_PX = 44;
const TWO_LINE_ROW_PX = 68;

export interface RowsInSight {
  inSight: readonly VirtualItem[];
  heightPx: number;
  totalPx: number;
}

/** @param cursorIndex -1 when the row under the cursor is not in the list */
export function useRowsInSight(
  scrollRef: RefObject<HTMLDivElement | null>,
  rows: readonly { id: string }[],
  cursorId: string | null,
  cursorIndex: number,
): RowsInSight {
  const heightPx = useIsNarrow() ? TWO_LINE_ROW_PX : ROW_PX;
  // oxlint-disable-next-line react/incompatible-library -- nothing memoised gets its functions
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => heightPx,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    useFlushSync: false,
    rangeExtractor: (range) => withCursor(defaultRangeExtractor(range), cursorIndex),
  });
  useEffect(() => virtualizer.measure(), [heightPx, virtualizer]);
  const scrolledTo = useRef<string | null>(null);
  useEffect(() => {
    // Only when the cursor moves: an arrival must not scroll the list.
    if (cursorIndex < 0 || scrolledTo.current === cursorId) return;
    scrolledTo.current = cursorId;
    virtualizer.scrollToIndex(cursorIndex, { align: 'auto' });
  }, [cursorId, cursorIndex, virtualizer]);
  return { inSight: virtualizer.getVirtualItems(), heightPx, totalPx: virtualizer.getTotalSize() };
}

function withCursor(indexes: number[], cursorIndex: number): number[] {
  if (cursorIndex < 0 || indexes.includes(cursorIndex)) return indexes;
  return [...indexes, cursorIndex].sort((a, b) => a - b);
}
