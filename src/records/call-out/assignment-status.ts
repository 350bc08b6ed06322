// How one person's part in a call-out may move, and who may move it. Pure.
import type { AssignmentStatus } from '../../contract/call-out.ts';

export type AssignmentMove =
  | 'accept'
  | 'decline'
  | 'expire'
  | 'cover'
  | 'depart'
  | 'arrive'
  | 'report'
  | 'stand_down'
  | 'release'
  | 'clear'
  | 'no_show';

export type AssignmentMover = 'system' | 'responder' | 'dispatcher';

type Rule = {
  from: readonly AssignmentStatus[];
  to: AssignmentStatus;
  by: readonly AssignmentMover[];
};

const PERSON = ['responder', 'dispatcher'] as const;

/**
 * Networks' practice. Whoever said no may say yes while there is a place; whoever is there has been on
 * the way; who looks again says again what it is. `release` lets somebody go who was never sent.
 */
export const ASSIGNMENT_MOVES: Readonly<Record<AssignmentMove, Rule>> = {
  accept: { from: ['offered', 'declined'], to: 'accepted', by: PERSON },
  decline: { from: ['offered'], to: 'declined', by: PERSON },
  expire: { from: ['offered'], to: 'expired', by: ['system'] },
  cover: { from: ['offered'], to: 'not_needed', by: ['system'] },
  depart: { from: ['accepted'], to: 'en_route', by: PERSON },
  arrive: { from: ['accepted', 'en_route'], to: 'on_scene', by: PERSON },
  report: { from: ['on_scene', 'reported'], to: 'reported', by: PERSON },
  stand_down: {
    from: ['accepted', 'en_route', 'on_scene', 'reported'],
    to: 'stood_down',
    by: ['dispatcher'],
  },
  release: { from: ['accepted'], to: 'cleared', by: ['system', 'dispatcher'] },
  clear: { from: ['reported', 'stood_down'], to: 'cleared', by: PERSON },
  no_show: { from: ['accepted', 'en_route'], to: 'no_show', by: ['dispatcher'] },
};

/** Part of the team now. */
export const OUT_STATUSES = ['accepted', 'en_route', 'on_scene', 'reported'] as const;
/** Not known to be safe at home yet. */
export const UNCLEARED_STATUSES = [...OUT_STATUSES, 'stood_down'] as const;

export function isOut(status: AssignmentStatus): boolean {
  return (OUT_STATUSES as readonly AssignmentStatus[]).includes(status);
}

export function isUncleared(status: AssignmentStatus): boolean {
  return (UNCLEARED_STATUSES as readonly AssignmentStatus[]).includes(status);
}

export function mayMove(status: AssignmentStatus, move: AssignmentMove): boolean {
  return ASSIGNMENT_MOVES[move].from.includes(status);
}
