// A volunteer's text in the light of their call-outs: read with where they stand, then answered. What it
// does not say plainly is left to others.
import type { Actual } from '../../contract/incident-statuses.ts';
import type { Agency } from '../../contract/report-facts.ts';
import type { AssignmentStatus } from '../../contract/call-out.ts';
import type { OpenPart } from '../../records/call-out/assignment-store.ts';
import type { Tx } from '../../records/transact.ts';
import type { Answered } from '../dispatch/answer-call-out.ts';
import { answerCallOut, partsToAnswer } from '../dispatch/answer-call-out.ts';
import { choosePart } from '../dispatch/choose-part.ts';
import { isClaim } from '../dispatch/next-step.ts';
import type { ProcessDeps } from './process-inbound.ts';
import type { ResponderText } from './route-responder-text.ts';
import { readSms } from './reading/read-sms.ts';
import type { CallOutState, VolunteerReply } from './reading/reading.ts';

export type FollowedCallOut = Answered & { note: string | null };

const NOT_UNDERSTOOD: FollowedCallOut = { answer: 'not_understood', part: null, note: null };

export async function followCallOut(
  tx: Tx,
  deps: ProcessDeps,
  text: ResponderText,
): Promise<FollowedCallOut> {
  const parts = await partsToAnswer(tx, text.volunteerId);
  const [latest] = parts;
  if (!latest) return NOT_UNDERSTOOD;
  const reply = readFor(text, parts, latest);
  if (!reply) return NOT_UNDERSTOOD;
  const { action, code, etaMinutes, note } = reply;
  const answered = await answerCallOut(tx, deps, parts, {
    action,
    volunteerId: text.volunteerId,
    note: note ?? null,
    ...(code === undefined ? {} : { code }),
    ...(etaMinutes === undefined ? {} : { etaMinutes }),
    ...(isClaim(action) ? whoItIs(note) : {}),
  });
  return { ...answered, note: note ?? null };
}

/** What a word means hangs on where they stand, and where they stand on the code: read again for it. */
function readFor(
  text: ResponderText,
  parts: readonly OpenPart[],
  latest: OpenPart,
): VolunteerReply | null {
  const first = read(text, stateOf(latest.status));
  if (!first) return null;
  const chosen = choosePart(parts, first);
  if (chosen.chosen !== 'part' || chosen.part.id === latest.id) return first;
  return read(text, stateOf(chosen.part.status));
}

/** Null for words that stop, start or ask for something of the whole network. */
function read(text: ResponderText, callOut: CallOutState): VolunteerReply | null {
  const { body, receivedAt } = text;
  // A picture alone says no step, and is theirs all the same.
  if (body.trim() === '') return { action: 'unknown' };
  const reply = readSms(body, { callOut, receivedAt }).volunteer;
  if (reply?.action !== 'unknown' || callOut === 'offer') return reply;
  // A plain NO or 2 where no offer is open is the wrong step, which is told, and not unclear.
  const asAnswer = readSms(body, { callOut: 'offer', receivedAt }).volunteer;
  return asAnswer?.action === 'decline' ? asAnswer : reply;
}

function stateOf(status: AssignmentStatus): CallOutState {
  switch (status) {
    case 'accepted':
      return 'accepted';
    case 'en_route':
      return 'en_route';
    case 'on_scene':
    case 'reported':
    case 'stood_down':
      return 'on_scene';
    default:
      return 'offer';
  }
}

/** `6 LAPD, two cars`: who the words after the step name. */
function whoItIs(note: string | undefined): { agency: Agency | null; actual: Actual | null } {
  const agency = note === undefined ? null : (readSms(note).facts.agencyClaimed ?? null);
  return { agency, actual: agency && (ACTUAL_OF_AGENCY[agency] ?? null) };
}

const ACTUAL_OF_AGENCY: Readonly<Partial<Record<Agency, Actual>>> = {
  local_police: 'local_police',
  sheriff: 'sheriff',
  CHP: 'CHP',
  DHS_FPS: 'FPS',
  private_security: 'security',
};
