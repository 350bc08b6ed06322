// What every row of the list is given.

export interface RowProps {
  index: number;
  offsetPx: number;
  heightPx: number;
  nowMs: number;
  accountId: string;
  isCursor: boolean;
  isOpen: boolean;
  mark: 'away' | 'new_text' | null;
  onOpen: (id: string) => void;
}

export function rowId(entryId: string): string {
  return `row-${entryId}`;
}
