// The one open incident with its findings and its timeline, read whenever the log says that it changed.
import { create } from 'zustand';
import type { IncidentDetail } from '../../../contract/incident.ts';
import { readIncident } from '../api/incident-api.ts';

export interface OpenIncidentDetail {
  id: string | null;
  detail: IncidentDetail | null;
  /** `failed`: what is shown, if anything, may be old. */
  phase: 'loading' | 'ready' | 'missing' | 'failed';
}

const NOTHING: OpenIncidentDetail = { id: null, detail: null, phase: 'loading' };

export const useIncidentDetail = create<OpenIncidentDetail>(() => NOTHING);

let lastAsk = 0;

/** Reads an incident; an answer that a later question has overtaken is dropped. */
export async function loadIncidentDetail(id: string): Promise<void> {
  lastAsk += 1;
  const ask = lastAsk;
  if (useIncidentDetail.getState().id !== id) useIncidentDetail.setState({ ...NOTHING, id });
  const answer = await readIncident(id);
  if (ask !== lastAsk) return;
  if (answer.kind === 'ok') {
    useIncidentDetail.setState({ detail: answer.value, phase: 'ready' });
    return;
  }
  const isMissing =
    answer.kind === 'refused' &&
    (answer.error.code === 'not_found' || answer.error.code === 'forbidden');
  useIncidentDetail.setState(isMissing ? { detail: null, phase: 'missing' } : { phase: 'failed' });
}

/** Takes it off the page. */
export function forgetIncidentDetail(): void {
  lastAsk += 1;
  useIncidentDetail.setState(NOTHING);
}
