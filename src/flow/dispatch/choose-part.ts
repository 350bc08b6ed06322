// Which of somebody's call-outs a reply is about: the one whose code stands before it, else the only
// one it can be about. Never a guess between two. Pure.
import { isOut, isUncleared } from '../../records/call-out/assignment-status.ts';
import type { OpenPart } from '../../records/call-out/assignment-store.ts';
import type { ReplyAction } from '../../contract/call-out.ts';

export type ChosenPart =
  | { chosen: 'part'; part: OpenPart }
  /** Several it could be: the sender is asked to name one. */
  | { chosen: 'which'; example: OpenPart }
  /** About no call-out of theirs. */
  | { chosen: 'none' };

/** @param parts the newest offer first, see `findPartsOf` */
export function choosePart(
  parts: readonly OpenPart[],
  reply: { action: ReplyAction; code?: string },
): ChosenPart {
  const live = parts.filter(isLive);
  if (reply.code !== undefined) return byCode(parts, live, reply.code);
  const out = live.find(({ status }) => isOut(status));
  const isAnswer = reply.action === 'accept' || reply.action === 'decline';
  if (out && (!isAnswer || !live.some(({ status }) => status === 'offered'))) return part(out);
  if (live.length > 1) return reply.action === 'sos' ? part(live[0]!) : which(live[0]!);
  if (live[0]) return part(live[0]);
  const [latest] = parts;
  const isLate = latest && ['accept', 'sos', 'done'].includes(reply.action);
  return isLate ? part(latest) : { chosen: 'none' };
}

/** A code that is none of theirs may be a slip of one letter: they are told which are. */
function byCode(parts: readonly OpenPart[], live: readonly OpenPart[], code: string): ChosenPart {
  const named = parts.filter((each) => each.code === code);
  const found = named.find(isLive) ?? named[0];
  if (found) return part(found);
  return live[0] ? which(live[0]) : { chosen: 'none' };
}

/** Something is expected of them: an answer to the offer, or the next step. */
export function isLive({ status, callOutStatus }: OpenPart): boolean {
  return isUncleared(status) || (status === 'offered' && callOutStatus === 'sent');
}

function part(found: OpenPart): ChosenPart {
  return { chosen: 'part', part: found };
}

function which(example: OpenPart): ChosenPart {
  return { chosen: 'which', example };
}
