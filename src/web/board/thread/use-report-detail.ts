// Reads the open report now and after each change the log tells of it, gathered a little.
import { useEffect } from 'react';
import { useBoard } from '../state/board-store.ts';
import { loadReportDetail, useReportDetail, type OpenDetail } from '../state/report-detail.ts';

const GATHER_MS = 150;

export function useOpenReport(id: string): OpenDetail {
  const told = useBoard((state) => state.board.reports.get(id));
  const hasBoard = useBoard((state) => state.status.freshAt !== null);
  const open = useReportDetail();
  useEffect(() => {
    if (!hasBoard) return;
    const isNew = useReportDetail.getState().id !== id;
    const timer = setTimeout(() => void loadReportDetail(id), isNew ? 0 : GATHER_MS);
    return () => clearTimeout(timer);
  }, [id, told, hasBoard]);
  return open.id === id ? open : { id, detail: null, phase: 'loading' };
}
