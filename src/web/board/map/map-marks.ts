// Pure. What is on the map: each row of the queue, at the point of its report or of the first of its
// reports that has one.
import type { PlaceView } from '../../../contract/places.ts';
import type { Priority } from '../../../contract/statuses.ts';
import type { BoardState } from '../state/board-state.ts';
import { priorityOf, queueOf, type QueueEntry } from '../state/queue-entries.ts';
import type { MapPoint } from './project.ts';

export interface MapMark {
  id: string;
  kind: QueueEntry['kind'];
  code: string;
  priority: Priority;
  place: string | null;
  point: MapPoint | null;
  radiusMetres: number | null;
}

export function marksOf(board: Pick<BoardState, 'reports' | 'incidents'>): MapMark[] {
  return queueOf(board, { filter: 'all', query: '', accountId: '' }).map(markOf);
}

function markOf(entry: QueueEntry): MapMark {
  const reports = entry.kind === 'report' ? [entry.report] : entry.reports;
  const found = reports.map(({ place }) => place).find((place) => pointOf(place) !== null) ?? null;
  const told = reports.find(({ locationText }) => locationText !== null)?.locationText ?? null;
  const subject = entry.kind === 'report' ? entry.report : entry.incident;
  return {
    id: entry.id,
    kind: entry.kind,
    code: subject.code,
    priority: priorityOf(entry),
    place: placeOf(entry) ?? found?.words ?? told,
    point: pointOf(found),
    radiusMetres: found?.radiusMetres ?? null,
  };
}

function placeOf(entry: QueueEntry): string | null {
  return entry.kind === 'incident' ? (entry.incident.title ?? entry.incident.placeText) : null;
}

function pointOf(place: PlaceView | null): MapPoint | null {
  if (place?.lat === undefined || place.lng === undefined) return null;
  return { lat: place.lat, lng: place.lng };
}
