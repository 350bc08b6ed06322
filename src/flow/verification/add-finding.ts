// A person writes down what was found, and from whom. What it hangs on is looked up, never typed in, so
// that one phone, person or picture stays one source.
import type { AddFinding } from '../../contract/finding.ts';
import type { Viewer } from '../../contract/viewer.ts';
import { actorOf } from '../../contract/viewer.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import { insertFinding } from '../../records/finding/finding-store.ts';
import { addToTimeline } from '../../records/incident/incident-event-store.ts';
import type { IncidentRow } from '../../records/incident/incident-row.ts';
import { raiseVersions } from '../../records/incident/incident-store.ts';
import { findShownMedium } from '../../records/media/media-list-store.ts';
import { findReport } from '../../records/report/report-store.ts';
import type { Tx } from '../../records/transact.ts';
import { transact } from '../../records/transact.ts';
import { findVolunteer } from '../../records/volunteer/volunteer-store.ts';
import { fieldSources, officialSource, phoneSource } from './finding-sources.ts';
import { lockIncident } from './lock-incident.ts';
import { lookForEnd } from './look-for-end.ts';
import type { VerdictDeps } from './take-effect.ts';

type Origin = {
  sources: string[];
  reportId: string | null;
  mediaId: string | null;
  assignmentId: string | null;
  volunteerId: string | null;
};

const NOWHERE = { reportId: null, mediaId: null, assignmentId: null, volunteerId: null };

/**
 * @returns its id
 * @throws AppError not_found, incident_closed, already_merged, not_linked for a report or photo of
 *   something else, wrong_state for somebody who has not been there
 */
export async function addFinding(
  deps: VerdictDeps,
  viewer: Viewer,
  incidentId: string,
  input: AddFinding,
): Promise<string> {
  return transact(deps, async (tx) => {
    const incident = await lockIncident(tx, deps, viewer, incidentId);
    const origin = await originOf(tx, deps, incident, input);
    const id = deps.ids.uuid();
    const { basis, says, note } = input;
    const who = 'who' in input ? input.who : null;
    await insertFinding(tx.db, deps.keyring, {
      ...origin,
      id,
      incidentId,
      basis,
      says,
      agency: input.agency ?? null,
      actual: input.actual ?? null,
      at: tx.at,
      enteredById: viewer.account.id,
      words: { who, note: note ?? null },
    });
    await raiseVersions(tx.db, [incidentId]);
    await addToTimeline(tx.db, {
      id: deps.ids.uuid(),
      incidentId,
      kind: 'finding',
      at: tx.at,
      byId: viewer.account.id,
      reportIds: origin.reportId === null ? [] : [origin.reportId],
      codes: [basis, says],
    });
    tx.audit({
      actor: actorOf(viewer),
      action: 'finding.added',
      subject: { kind: 'finding', id },
      detail: { incident: incidentId, basis, says },
    });
    tx.announce({ kind: 'incident.changed', subjectId: incidentId });
    await lookForEnd(tx, deps, incidentId);
    return id;
  });
}

async function originOf(
  tx: Tx,
  deps: VerdictDeps,
  incident: IncidentRow,
  input: AddFinding,
): Promise<Origin> {
  switch (input.basis) {
    case 'eyewitness_interview':
      return reportOrigin(tx, deps, incident, input.reportId, null);
    case 'media_reviewed': {
      const medium = await findShownMedium(tx.db, input.mediaId);
      if (!medium) throw notFound();
      return reportOrigin(tx, deps, incident, medium.reportId, medium.id);
    }
    case 'responder_on_scene':
      return fieldOrigin(tx, deps, incident, input.assignmentId);
    case 'official_statement':
    case 'partner_network':
    case 'camera_footage': {
      const said = `${input.basis} ${input.who.trim().toLowerCase().replaceAll(/\s+/g, ' ')}`;
      return { ...NOWHERE, sources: [officialSource(deps.keyring.index('words', said))] };
    }
  }
}

async function reportOrigin(
  tx: Tx,
  deps: VerdictDeps,
  incident: IncidentRow,
  reportId: string,
  mediaId: string | null,
): Promise<Origin> {
  const isLinked = incident.reports.some(({ id }) => id === reportId);
  const report = isLinked ? await findReport(tx.db, deps.keyring, reportId) : null;
  if (!report) throw new AppError('not_linked', 'This report is not linked to this incident.');
  const from = report.phoneIndex ? phoneSource(report.phoneIndex) : `report:${reportId}`;
  return {
    ...NOWHERE,
    reportId,
    mediaId,
    sources: [from, ...(mediaId === null ? [] : [`picture:${mediaId}`])],
  };
}

async function fieldOrigin(
  tx: Tx,
  deps: VerdictDeps,
  incident: IncidentRow,
  assignmentId: string,
): Promise<Origin> {
  const person = incident.callOuts
    .flatMap(({ assignments }) => assignments)
    .find(({ id }) => id === assignmentId);
  if (!person) throw notFound();
  if (person.onSceneAt === null) {
    throw new AppError('wrong_state', `${person.name} has not been there yet.`);
  }
  const { volunteerId, phoneIndex, pairKey } = person;
  const volunteer = await findVolunteer(tx.db, deps.keyring, volunteerId);
  const accountId = volunteer?.accountId ?? null;
  const sources = fieldSources({ volunteerId, phoneIndex, accountId, carKey: pairKey });
  return { ...NOWHERE, assignmentId, volunteerId, sources };
}
