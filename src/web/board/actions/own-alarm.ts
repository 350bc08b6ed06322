// `I have it`: this person answers for an alarm, and everybody reads who does.
import type { AlarmView } from '../../../contract/alarm.ts';
import { ownAlarm as postOwn } from '../api/incident-api.ts';
import { applyAlarm } from '../state/board-state.ts';
import { useBoard } from '../state/board-store.ts';
import { ask } from './change-incident.ts';
import { openIncidentPane, openReport } from './move.ts';

export async function ownAlarm(alarm: AlarmView): Promise<void> {
  const owned = await ask({ key: `alarm:${alarm.id}` }, () => postOwn(alarm.id));
  if (owned === null) return;
  const { board } = useBoard.getState();
  useBoard.setState({ board: applyAlarm(board, owned) });
  openAlarm(owned);
}

export function openAlarm({ subject }: AlarmView): void {
  if (subject.kind === 'incident') openIncidentPane(subject.id);
  else openReport(subject.id);
}
