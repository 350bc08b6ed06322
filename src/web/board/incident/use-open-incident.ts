// Reads the open incident now, after each change the log tells of it (gathered a little), and when the
// line is back.
import { useEffect } from 'react';
import { useBoard } from '../state/board-store.ts';
import {
  loadIncidentDetail,
  useIncidentDetail,
  type OpenIncidentDetail,
} from '../state/incident-detail.ts';

const GATHER_MS = 150;

export function useOpenIncident(id: string): OpenIncidentDetail {
  const told = useBoard((state) => state.board.incidents.get(id));
  const isLive = useBoard((state) => state.status.phase === 'live');
  const open = useIncidentDetail();
  useEffect(() => {
    const isNew = useIncidentDetail.getState().id !== id;
    if (!isLive && !isNew) return;
    const timer = setTimeout(() => void loadIncidentDetail(id), isNew ? 0 : GATHER_MS);
    return () => clearTimeout(timer);
  }, [id, told, isLive]);
  return open.id === id ? open : { id, detail: null, phase: 'loading' };
}
