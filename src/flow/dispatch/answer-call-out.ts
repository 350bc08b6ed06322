// A volunteer's text about a call-out: the step it names is taken under the call-out's lock, in the
// transaction that marks the text done, so that it counts once however often it is delivered.
import { findPartsOf } from '../../records/call-out/assignment-store.ts';
import type { OpenPart } from '../../records/call-out/assignment-store.ts';
import { isOut, isUncleared } from '../../records/call-out/assignment-status.ts';
import type { Tx } from '../../records/transact.ts';
import type { Step } from './apply-step.ts';
import { applyStep } from './apply-step.ts';
import { choosePart } from './choose-part.ts';
import type { DispatchDeps } from './dispatch-deps.ts';
import { lockForChange } from './dispatch-deps.ts';
import { tellVolunteer } from './tell-volunteer.ts';

/** Nobody answers what is older. */
const ANSWERABLE_MS = 12 * 60 * 60_000;

export type VolunteerWords = Omit<Step, 'by'> & { volunteerId: string; code?: string };

export type Answered =
  /** About no call-out of theirs, or not plain enough: others may understand it. */
  | { answer: 'not_understood'; part: OpenPart | null }
  /** Understood; words and pictures that came with it belong to `part` where they are on its team. */
  | { answer: 'understood'; part: OpenPart; isOnTeam: boolean };

export async function partsToAnswer(tx: Tx, volunteerId: string): Promise<OpenPart[]> {
  return findPartsOf(tx.db, volunteerId, new Date(tx.at.getTime() - ANSWERABLE_MS));
}

/** @param parts from `partsToAnswer` */
export async function answerCallOut(
  tx: Tx,
  deps: DispatchDeps,
  parts: readonly OpenPart[],
  words: VolunteerWords,
): Promise<Answered> {
  const chosen = choosePart(parts, words);
  if (chosen.chosen === 'none') return { answer: 'not_understood', part: null };
  const part = chosen.chosen === 'part' ? chosen.part : chosen.example;
  const callOut = await lockForChange(tx, deps, part.callOutId);
  const person = callOut?.assignments.find(({ id }) => id === part.id);
  if (!callOut || !person) return { answer: 'not_understood', part: null };
  if (chosen.chosen === 'which') {
    if (words.action === 'unknown') return { answer: 'not_understood', part: null };
    await tellVolunteer(tx, deps, person, 'hint_which', { code: part.code });
    return { answer: 'understood', part, isOnTeam: isUncleared(person.status) };
  }
  const by = { kind: 'volunteer' as const, id: words.volunteerId };
  const applied = await applyStep(tx, deps, callOut, person, { ...words, by });
  if (applied !== 'person') {
    const hasJoined = words.action === 'accept' && applied === 'done';
    return { answer: 'understood', part, isOnTeam: hasJoined || isUncleared(person.status) };
  }
  return { answer: 'not_understood', part: isOut(person.status) ? part : null };
}
