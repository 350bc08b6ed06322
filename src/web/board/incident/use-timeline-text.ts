// A step of the timeline in one sentence.
import type { IncidentView, TimelineEntry, TimelineKind } from '../../../contract/incident.ts';
import { IncidentActivity, Verification } from '../../../contract/incident-statuses.ts';
import type { Say } from '../words/use-words.ts';
import { useIncidentWords } from './use-incident-words.ts';

/** Said of the person whose part it is, not of who entered it. */
const OF_SOMEBODY_OUT: ReadonlySet<TimelineKind> = new Set([
  'accepted',
  'declined',
  'en_route',
  'on_scene',
  'reported',
  'brief_opened',
  'relief',
  'sos',
  'overdue',
  'no_show',
  'stood_down',
  'cleared',
  'field_note',
]);

export function useTimelineText(entry: TimelineEntry, incident: IncidentView): string {
  const { say, t } = useIncidentWords();
  const kind = entry.kind === 'undone' ? 'undone_change' : entry.kind;
  const words = say(`timeline.${kind}`, {
    reports: entry.reports.map(({ code }) => code).join(', '),
    incident: entry.incident.code,
    other: entry.other?.code ?? '',
    codes: codesText(entry, t),
    name: nameOf(entry, incident) ?? say('timeline.somebody'),
  });
  if (OF_SOMEBODY_OUT.has(entry.kind)) return words;
  return `${entry.by?.name ?? say('timeline.system')}: ${words}`;
}

function nameOf({ assignmentId }: TimelineEntry, incident: IncidentView): string | null {
  const people = incident.callOuts.flatMap((callOut) => callOut.people);
  return people.find(({ id }) => id === assignmentId)?.name ?? null;
}

function codesText({ codes }: TimelineEntry, t: Say): string {
  return codes.flatMap((code) => codeText(code, t) ?? []).join(' › ');
}

function codeText(code: string, t: Say): string | null {
  const verification = Verification.safeParse(code);
  if (verification.success) return t(`verification.${verification.data}`);
  const activity = IncidentActivity.safeParse(code);
  return activity.success ? t(`incidentActivity.${activity.data}`) : null;
}
