// Pure. What the board knows of the world, changed only by what the log says: a snapshot replaces
// it, each event moves it by exactly one, and anything else is a fault.
import type { z } from 'zod';
import type { AlarmView } from '../../../contract/alarm.ts';
import type { BoardEvent, Snapshot } from '../../../contract/board-protocol.ts';
import type { IncidentView } from '../../../contract/incident.ts';
import type { ReportView } from '../../../contract/report.ts';

export type BoardSnapshot = z.infer<typeof Snapshot>;

export interface BoardState {
  /** The last sequence number applied. */
  readonly seq: number;
  /** Open reports, and those closed since the last snapshot (without their words). */
  readonly reports: ReadonlyMap<string, ReportView>;
  /** Open incidents, and those closed since the last snapshot (without their words). */
  readonly incidents: ReadonlyMap<string, IncidentView>;
  /** What rings now. */
  readonly alarms: ReadonlyMap<string, AlarmView>;
}

export const EMPTY_BOARD: BoardState = { seq: 0, reports: new Map(), incidents: new Map(), alarms: new Map() };

export type Applied =
  | { verdict: 'applied'; state: BoardState }
  | { verdict: 'repeated' }
  | { verdict: 'gap'; expected: number };

export function boardFromSnapshot(snapshot: BoardSnapshot): BoardState {
  return {
    seq: snapshot.seq,
    reports: new Map(snapshot.reports.map((report) => [report.id, report])),
    incidents: new Map(snapshot.incidents.map((incident) => [incident.id, incident])),
    alarms: new Map(snapshot.alarms.map((alarm) => [alarm.id, alarm])),
  };
}

export function applyEvent(state: BoardState, event: BoardEvent): Applied {
  if (event.seq <= state.seq) return { verdict: 'repeated' };
  if (event.seq !== state.seq + 1) return { verdict: 'gap', expected: state.seq + 1 };
  const moved = { ...state, seq: event.seq };
  if (event.kind === 'withheld') return { verdict: 'applied', state: moved };
  if (event.kind === 'report.withdrawn') {
    const reports = new Map(state.reports);
    reports.delete(event.reportId);
    return { verdict: 'applied', state: { ...moved, reports } };
  }
  if ('incident' in event) {
    return { verdict: 'applied', state: applyIncident(moved, event.incident) };
  }
  if ('alarm' in event) return { verdict: 'applied', state: applyAlarm(moved, event.alarm) };
  return { verdict: 'applied', state: applyReport(moved, event.report) };
}

/** Keeps the newer of two versions, so that a late answer cannot undo a later event. */
export function applyReport(state: BoardState, report: ReportView): BoardState {
  const known = state.reports.get(report.id);
  if (known !== undefined && known.version > report.version) return state;
  const reports = new Map(state.reports);
  reports.set(report.id, isOpenReport(report) ? report : withoutWords(report));
  return { ...state, reports };
}

/** Keeps the newer of two versions, as for reports. */
export function applyIncident(state: BoardState, incident: IncidentView): BoardState {
  const known = state.incidents.get(incident.id);
  if (known !== undefined && known.version > incident.version) return state;
  const incidents = new Map(state.incidents);
  const isOpen = incident.closedAt === null;
  incidents.set(incident.id, isOpen ? incident : { ...incident, placeText: null, title: null });
  return { ...state, incidents };
}

/** What is over rings no more. */
export function applyAlarm(state: BoardState, alarm: AlarmView): BoardState {
  const known = state.alarms.get(alarm.id);
  if (known !== undefined && known.version > alarm.version) return state;
  const alarms = new Map(state.alarms);
  if (alarm.endedAt === null) alarms.set(alarm.id, alarm);
  else alarms.delete(alarm.id);
  return { ...state, alarms };
}

export function isOpenReport(report: ReportView): boolean {
  return report.status !== 'closed' && report.status !== 'purged';
}

/** The ids whose report is new, changed or gone between two states of the board. */
export function changedReports(before: BoardState, after: BoardState): string[] {
  const changed = [...after.reports.values()]
    .filter((report) => before.reports.get(report.id)?.version !== report.version)
    .map((report) => report.id);
  const gone = [...before.reports.values()]
    .filter((report) => isOpenReport(report) && !after.reports.has(report.id))
    .map((report) => report.id);
  return [...changed, ...gone];
}

function withoutWords(report: ReportView): ReportView {
  const { text: _text, ...rest } = report;
  return rest;
}
