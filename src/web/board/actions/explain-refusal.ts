// A refusal in words a person can act on; where somebody else was first it names them, or what goes on
// in its place, and offers what to do next.
import { Person } from '../../../contract/account.ts';
import type { ErrorBody } from '../../../contract/errors.ts';
import { IncidentName } from '../../../contract/incident.ts';
import type { Notice } from '../state/board-store.ts';
import { notify } from '../state/notices.ts';
import type { Said } from '../words/use-words.ts';
import { goToNextUnclaimed, openIncidentPane, openReport } from './move.ts';

interface Explained {
  said: Said;
  actions?: Notice['actions'];
}

/** @param reportId the report it was about, if it was about one */
export function explainRefusal(
  error: ErrorBody,
  about: { reportId?: string | undefined } = {},
): void {
  const { said, actions = [] } = explain(error, about.reportId);
  notify('danger', said, { actions });
}

function explain({ code, details = {} }: ErrorBody, reportId: string | undefined): Explained {
  const by = Person.safeParse(
    details.claimedBy ??
      details.linkedBy ??
      details.mergedBy ??
      details.closedBy ??
      details.ownedBy,
  ).data;
  const incident = IncidentName.safeParse(details.incident ?? details.survivor).data;
  if (by === undefined) return { said: { word: `error.${code}` } };
  const params = { name: by.name, code: incident?.code ?? '' };
  const seeIncident = incident && {
    actions: [{ word: 'action.seeIt' as const, run: () => openIncidentPane(incident.id) }],
  };
  switch (code) {
    case 'already_claimed':
      return { said: { word: 'action.lost', params }, actions: afterLost(reportId) };
    case 'already_linked':
      return { said: { word: 'incident.lostLink', params }, ...seeIncident };
    case 'already_merged':
      return { said: { word: 'incident.lostMerge', params }, ...seeIncident };
    case 'incident_closed':
      return { said: { word: 'incident.lostClosed', params } };
    case 'alarm_owned':
      return { said: { word: 'alarm.lost', params } };
    default:
      return { said: { word: `error.${code}` } };
  }
}

function afterLost(reportId: string | undefined): Notice['actions'] {
  const next = { word: 'action.next', run: goToNextUnclaimed } as const;
  if (reportId === undefined) return [next];
  return [{ word: 'action.seeIt', run: () => openReport(reportId) }, next];
}
