// Reads the open report now, after each change the log tells of it (gathered a little), and when
// the line is back.
import { useEffect } from 'react';
import { useBoard } from '../state/board-store.ts';
import { loadReportDetail, useReportDetail, type OpenDetail } from '../state/report-detail.ts';

const GATHER_MS = 150;

export function useOpenReport(id: string): OpenDetail {
  const told = useBoard((state) => state.board.reports.get(id));
  const isLive = useBoard((state) => state.status.phase === 'live');
  const open = useReportDetail();
  useEffect(() => {
    const isNew = useReportDetail.getState().id !== id;
    if (!isLive && !isNew) return;
    const timer = setTimeout(() => void loadReportDetail(id), isNew ? 0 : GATHER_MS);
    return () => clearTimeout(timer);
  }, [id, told, isLive]);
  return open.id === id ? open : { id, detail: null, phase: 'loading' };
}
