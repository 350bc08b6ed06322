// Opening the way to the exact place: spent by opening, kept in the audit, worth nothing to somebody who
// is not on the team any more. The page that it gives works with a second token, for its buttons alone.
import type { Deps } from '../../../deps.ts';
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import { isOut } from '../../../records/call-out/assignment-status.ts';
import {
  changeAssignment,
  findAssignment,
  hasReadRules,
} from '../../../records/call-out/assignment-store.ts';
import {
  findBriefPage,
  isUnspent,
  spendBriefLink,
} from '../../../records/call-out/brief-link-store.ts';
import type { AssignmentRow, CallOutRow } from '../../../records/call-out/call-out-row.ts';
import type { IncidentRow } from '../../../records/incident/incident-row.ts';
import { findIncident } from '../../../records/incident/incident-store.ts';
import { findReport } from '../../../records/report/report-store.ts';
import type { Tx } from '../../../records/transact.ts';
import { transact } from '../../../records/transact.ts';
import { hashToken } from '../../../security/keyring.ts';
import type { Step } from '../apply-step.ts';
import { applyStep } from '../apply-step.ts';
import type { DispatchDeps } from '../dispatch-deps.ts';
import { auditAssignment, happened, lockForChange } from '../dispatch-deps.ts';
import { exactPlace } from '../offered-place.ts';

/** A training year. */
const RULES_HOLD_MS = 365 * 24 * 60 * 60_000;

export type Brief = {
  pageToken: string;
  code: string;
  language: InterfaceLanguage;
  /** Agreed to in this training year; before that no place is shown. */
  hasReadRules: boolean;
  status: AssignmentRow['status'];
  /** Null: not on the team, or not any more. */
  scene: { place: string; reports: number; agents: string | null; vehicles: number | null } | null;
  /** First names and initials of the others. */
  team: string[];
};

export type BriefStep = Pick<Step, 'action' | 'agency' | 'actual' | 'note'>;

export function mayOpenBrief(deps: Pick<Deps, 'db' | 'clock'>, token: string): Promise<boolean> {
  return isUnspent(deps.db.prisma, hashToken(token), deps.clock.now());
}

/** @returns null where it is unknown, spent, too old, or not theirs any more */
export async function openBrief(deps: DispatchDeps, token: string): Promise<Brief | null> {
  const pageToken = deps.ids.token();
  return transact(deps, async (tx) => {
    const opened = { pageHash: hashToken(pageToken), at: tx.at };
    const spent = await spendBriefLink(tx.db, hashToken(token), opened);
    const found = spent && (await lockPart(tx, deps, spent.assignmentId));
    if (!found || !isOut(found.person.status)) return null;
    const { callOut, person } = found;
    const by = { kind: 'volunteer' as const, id: person.volunteerId };
    auditAssignment(tx, by, 'assignment.brief_opened', person.id, { callOut: callOut.id });
    const subject = { kind: 'brief_opened' as const, by, assignmentId: person.id };
    await happened(tx, deps, callOut.incidentId, subject);
    return showBrief(tx, deps, { callOut, person, pageToken });
  });
}

export type Pressed = { brief: Brief; outcome: 'done' | 'refused' | 'read' };

/** A button of the page. @returns null where the page is unknown or too old */
export async function pressButton(
  deps: DispatchDeps,
  pageToken: string,
  pressed: BriefStep | 'rules',
): Promise<Pressed | null> {
  return transact(deps, async (tx) => {
    const page = await findBriefPage(tx.db, hashToken(pageToken), tx.at);
    const found = page && (await lockPart(tx, deps, page.assignmentId));
    if (!found) return null;
    const { callOut, person } = found;
    const outcome = await carryOut(tx, deps, callOut, person, pressed);
    const after = await lockPart(tx, deps, person.id);
    return after && { outcome, brief: await showBrief(tx, deps, { ...after, pageToken }) };
  });
}

async function carryOut(
  tx: Tx,
  deps: DispatchDeps,
  callOut: CallOutRow,
  person: AssignmentRow,
  pressed: BriefStep | 'rules',
): Promise<Pressed['outcome']> {
  if (pressed === 'rules') {
    await changeAssignment(tx.db, person.id, { rulesReadAt: tx.at });
    return 'read';
  }
  const by = { kind: 'volunteer' as const, id: person.volunteerId };
  const applied = await applyStep(tx, deps, callOut, person, { ...pressed, by });
  return applied === 'done' ? 'done' : 'refused';
}

async function lockPart(tx: Tx, deps: DispatchDeps, assignmentId: string) {
  const known = await findAssignment(tx.db, deps.keyring, assignmentId);
  const callOut = known && (await lockForChange(tx, deps, known.callOutId));
  const person = callOut?.assignments.find(({ id }) => id === assignmentId);
  return callOut && person ? { callOut, person } : null;
}

type Opened = { callOut: CallOutRow; person: AssignmentRow; pageToken: string };

async function showBrief(tx: Tx, deps: DispatchDeps, opened: Opened): Promise<Brief> {
  const { callOut, person, pageToken } = opened;
  const since = new Date(tx.at.getTime() - RULES_HOLD_MS);
  const isRead = await hasReadRules(tx.db, person.volunteerId, since);
  const mayKnow = isRead && isOut(person.status) && person.briefedAt !== null;
  const incident = mayKnow ? await findIncident(tx.db, deps.keyring, callOut.incidentId) : null;
  const others = callOut.assignments.filter(({ id, status }) => id !== person.id && isOut(status));
  return {
    pageToken,
    code: callOut.code,
    language: person.language,
    hasReadRules: isRead,
    status: person.status,
    scene: incident && (await describeScene(tx, deps, callOut, incident)),
    team: mayKnow ? others.map(({ name }) => name) : [],
  };
}

/** What reports say in numbers; never their words. */
async function describeScene(
  tx: Tx,
  deps: DispatchDeps,
  { near }: CallOutRow,
  incident: IncidentRow,
): Promise<Brief['scene']> {
  const [first] = incident.reports;
  const report = first ? await findReport(tx.db, deps.keyring, first.id) : null;
  const { agentsMin, agentsMax, vehiclesCount } = report?.facts ?? {};
  const counts = [...new Set([agentsMin, agentsMax].filter((count) => count !== undefined))];
  const asOffered = [near.crossStreet, near.city].join(', ');
  return {
    place: exactPlace(incident) || asOffered,
    reports: incident.reports.length,
    agents: counts.length > 0 ? counts.join('–') : null,
    vehicles: vehiclesCount ?? null,
  };
}
