// When somebody who is out is asked, and when a dispatcher is told that they are silent. Pure.
import type { AssignmentStatus } from '../../contract/call-out.ts';

export type CheckSettings = {
  /** Accepted, and not on the way after so long: asked. */
  departMinutes: number;
  /** How long the way takes where nobody said. */
  etaMinutes: number;
  /** Beyond what they said, before they are asked. */
  etaGraceMinutes: number;
  /** On scene, from one sign of life to the next question. */
  checkInMinutes: number;
  /** After standing down, until they are asked whether they are home. */
  homeMinutes: number;
  /** For the answer to a question. */
  answerMinutes: number;
};

/** Networks' practice. */
export const DEFAULT_CHECKS: CheckSettings = {
  departMinutes: 10,
  etaMinutes: 20,
  etaGraceMinutes: 15,
  checkInMinutes: 20,
  homeMinutes: 45,
  answerMinutes: 5,
};

export type Checked = {
  status: AssignmentStatus;
  isBriefed: boolean;
  etaMinutes: number | null;
  misses: number;
};

/** @returns when the next look is due after a sign of life at `now`; null: nobody waits for them */
export function nextCheckAt(
  checked: Pick<Checked, 'status' | 'isBriefed' | 'etaMinutes'>,
  now: Date,
  settings: CheckSettings,
): Date | null {
  const minutes = minutesUntilCheck(checked, settings);
  return minutes === null ? null : new Date(now.getTime() + minutes * 60_000);
}

function minutesUntilCheck(
  { status, isBriefed, etaMinutes }: Pick<Checked, 'status' | 'isBriefed' | 'etaMinutes'>,
  settings: CheckSettings,
): number | null {
  switch (status) {
    case 'accepted':
      return isBriefed ? settings.departMinutes : null;
    case 'en_route':
      return (etaMinutes ?? settings.etaMinutes) + settings.etaGraceMinutes;
    case 'on_scene':
    case 'reported':
      return settings.checkInMinutes;
    case 'stood_down':
      return settings.homeMinutes;
    default:
      return null;
  }
}

export type Question = 'nudge_go' | 'nudge_here' | 'disp_checkin' | 'nudge_home';

export type Check =
  | { check: 'nothing' }
  /** Asked by text; `misses` is how often they have been silent by then. */
  | { check: 'ask'; text: Question; misses: number; isOverdue: boolean; againMinutes: number }
  /** Silent twice: people must look. */
  | { check: 'alarm'; misses: number; againMinutes: number };

/**
 * What is due for somebody whose time has passed. The first question of a check-in is no miss: silence
 * to it is one, and to its repetition the second. Who should be on the way, there or home by now has
 * missed once with the first question already.
 */
export function judgeCheck(checked: Checked, settings: CheckSettings): Check {
  const text = questionFor(checked);
  if (!text) return { check: 'nothing' };
  const againMinutes = settings.answerMinutes;
  const isOnScene = text === 'disp_checkin';
  const misses = checked.misses + 1;
  // On scene the count is of questions: the first asks, the second is the miss that is texted.
  const isLast = misses > (isOnScene ? 2 : 1);
  if (isLast) return { check: 'alarm', misses, againMinutes: settings.checkInMinutes };
  // Past their time on the road: the board says so at once, since somebody may call.
  const isOverdue = text === 'nudge_here';
  return { check: 'ask', text, misses, isOverdue, againMinutes };
}

function questionFor({ status, isBriefed }: Checked): Question | null {
  switch (status) {
    case 'accepted':
      return isBriefed ? 'nudge_go' : null;
    case 'en_route':
      return 'nudge_here';
    case 'on_scene':
    case 'reported':
      return 'disp_checkin';
    case 'stood_down':
      return 'nudge_home';
    default:
      return null;
  }
}
