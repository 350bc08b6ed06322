// What a reply does, by where its sender stands: a move, a mark, a hint that changes nothing, or a
// person who reads it. One table for texts, for the buttons of the page and for what a dispatcher sets.
// Pure.
import type { AssignmentStatus, Claim, ReplyAction } from '../../contract/call-out.ts';
import { CLAIMS } from '../../contract/call-out.ts';
import type { AssignmentMove } from '../../records/call-out/assignment-status.ts';

export type Hint = 'offer' | 'wait' | 'team' | 'here' | 'scene' | 'home' | 'none';

export type NextStep =
  /** Take a place, if there is one. */
  | { step: 'take' }
  /** The places are others' by now, or it is over. */
  | { step: 'late' }
  | { step: 'move'; move: Extract<AssignmentMove, 'decline' | 'depart' | 'arrive' | 'clear'> }
  | { step: 'report'; says: Claim }
  | { step: 'relief' }
  | { step: 'sos' }
  /** They are there and well: the silence is broken, nothing else. */
  | { step: 'heard' }
  | { step: 'hint'; hint: Hint }
  /** Somebody of the team wants out: they are told how, and a person reads it. */
  | { step: 'withdraw'; hint: Hint }
  /** The same words as before: the same answer once more. */
  | { step: 'again'; hint: Hint }
  | { step: 'person' };

export type Standing = {
  status: AssignmentStatus;
  /** Were told where to go: a second person is with them. */
  isBriefed: boolean;
  /** The call-out still looks for people. */
  isOpen: boolean;
};

/** Networks' practice: SOS holds everywhere; NO is an answer to an offer and to nothing else. */
export function nextStep(standing: Standing, action: ReplyAction): NextStep {
  if (action === 'sos') return { step: 'sos' };
  if (action === 'unknown') return { step: 'person' };
  switch (standing.status) {
    case 'offered':
      return fromOffer(standing, action);
    case 'declined':
    case 'expired':
    case 'not_needed':
      return fromOutside(standing, action);
    case 'accepted':
      return standing.isBriefed ? fromTeam(action) : fromWaiting(action);
    case 'en_route':
      return fromRoad(action);
    case 'on_scene':
    case 'reported':
      return fromScene(standing.status, action);
    case 'stood_down':
      return fromHomeward(action);
    case 'cleared':
    case 'no_show':
      return fromHome(action);
  }
}

function fromOffer({ isOpen }: Standing, action: ReplyAction): NextStep {
  if (action === 'accept') return isOpen ? { step: 'take' } : { step: 'late' };
  if (action === 'decline') return { step: 'move', move: 'decline' };
  return { step: 'hint', hint: 'offer' };
}

/** Who said no, or did not say anything in time, may still be wanted. */
function fromOutside({ status, isOpen }: Standing, action: ReplyAction): NextStep {
  if (action === 'accept') {
    return status === 'declined' && isOpen ? { step: 'take' } : { step: 'late' };
  }
  if (action === 'decline' || action === 'ok' || action === 'done') return { step: 'heard' };
  return { step: 'hint', hint: 'none' };
}

function fromWaiting(action: ReplyAction): NextStep {
  if (action === 'relief') return { step: 'relief' };
  if (action === 'ok') return { step: 'heard' };
  if (action === 'accept') return { step: 'again', hint: 'wait' };
  if (action === 'decline') return { step: 'withdraw', hint: 'wait' };
  return { step: 'hint', hint: 'wait' };
}

function fromTeam(action: ReplyAction): NextStep {
  if (action === 'en_route') return { step: 'move', move: 'depart' };
  if (action === 'on_scene') return { step: 'move', move: 'arrive' };
  if (action === 'relief') return { step: 'relief' };
  if (action === 'ok') return { step: 'heard' };
  if (action === 'accept') return { step: 'again', hint: 'team' };
  if (action === 'decline') return { step: 'withdraw', hint: 'team' };
  return { step: 'hint', hint: isClaim(action) ? 'here' : 'team' };
}

function fromRoad(action: ReplyAction): NextStep {
  if (action === 'on_scene') return { step: 'move', move: 'arrive' };
  if (action === 'relief') return { step: 'relief' };
  if (action === 'ok' || action === 'en_route' || action === 'accept') return { step: 'heard' };
  if (action === 'decline') return { step: 'withdraw', hint: 'team' };
  return { step: 'hint', hint: 'here' };
}

function fromScene(status: 'on_scene' | 'reported', action: ReplyAction): NextStep {
  if (isClaim(action)) return { step: 'report', says: action };
  if (action === 'relief') return { step: 'relief' };
  if (action === 'ok' || action === 'on_scene') return { step: 'heard' };
  if (action === 'done' && status === 'reported') return { step: 'move', move: 'clear' };
  return { step: 'hint', hint: 'scene' };
}

function fromHomeward(action: ReplyAction): NextStep {
  if (action === 'done') return { step: 'move', move: 'clear' };
  if (action === 'ok') return { step: 'again', hint: 'home' };
  // What they saw is worth reading, also when they are leaving.
  if (isClaim(action)) return { step: 'person' };
  return { step: 'hint', hint: 'home' };
}

function fromHome(action: ReplyAction): NextStep {
  if (action === 'accept') return { step: 'late' };
  if (action === 'ok' || action === 'done' || action === 'decline') return { step: 'heard' };
  return isClaim(action) ? { step: 'person' } : { step: 'hint', hint: 'none' };
}

export function isClaim(action: ReplyAction): action is Claim {
  return (CLAIMS as readonly ReplyAction[]).includes(action);
}
