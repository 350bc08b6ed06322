// How a volunteer may move on the ladder, and who may move them. Pure.
import type { VolunteerStatus } from '../../contract/volunteer.ts';
import { VOLUNTEER_STATUSES } from '../../contract/volunteer.ts';

export type VolunteerMove =
  | 'screen'
  | 'train'
  | 'reject'
  | 'start_probation'
  | 'activate'
  | 'pause'
  | 'resume'
  | 'suspend'
  | 'lapse'
  | 'retrain'
  | 'remove';

export type VolunteerMover = 'self' | 'coordinator' | 'admin' | 'system';

type Rule = {
  from: readonly VolunteerStatus[];
  to: VolunteerStatus;
  by: readonly VolunteerMover[];
};

/**
 * Networks' practice: a coordinator looks at each step, nobody climbs by themselves, and what is over
 * begins again with training. Removing takes a coordinator and an administrator, two people.
 */
export const VOLUNTEER_MOVES: Readonly<Record<VolunteerMove, Rule>> = {
  screen: { from: ['applied'], to: 'screening', by: ['coordinator'] },
  train: { from: ['screening'], to: 'training', by: ['coordinator'] },
  reject: { from: ['screening'], to: 'rejected', by: ['coordinator'] },
  start_probation: { from: ['training'], to: 'probation', by: ['coordinator'] },
  activate: { from: ['probation'], to: 'active', by: ['coordinator'] },
  pause: { from: ['active'], to: 'paused', by: ['self', 'coordinator'] },
  resume: { from: ['paused'], to: 'active', by: ['self', 'coordinator', 'system'] },
  suspend: { from: ['active'], to: 'paused', by: ['coordinator', 'admin'] },
  lapse: { from: ['active', 'paused'], to: 'inactive', by: ['system'] },
  retrain: { from: ['inactive'], to: 'training', by: ['coordinator'] },
  remove: {
    from: VOLUNTEER_STATUSES.filter((status) => status !== 'removed'),
    to: 'removed',
    by: ['coordinator', 'admin'],
  },
};

export function mayMoveVolunteer(
  status: VolunteerStatus,
  move: VolunteerMove,
  mover: VolunteerMover,
): boolean {
  const rule = VOLUNTEER_MOVES[move];
  return rule.from.includes(status) && rule.by.includes(mover);
}
