// Why the rules put a report where it is in the queue, as stable codes; each has words on the board.
// Those of P1 name a danger to somebody.

export const DANGER_REASONS = [
  'child_alone',
  'injury',
  'entering',
  'own_door',
  'detaining_now',
  'chasing',
  'medical',
  'asked_to_sign',
  'hearing_soon',
  'sos',
] as const;
export type DangerReason = (typeof DANGER_REASONS)[number];

const MILDER_REASONS = [
  'known_person_taken',
  'eyewitness',
  'ongoing',
  'just_left',
  'weak_signs',
  'hearsay',
  'social_media',
  'old',
  'future',
] as const;

export const PRIORITY_REASONS = [...DANGER_REASONS, ...MILDER_REASONS] as const;
export type PriorityReason = (typeof PRIORITY_REASONS)[number];

const KNOWN: ReadonlySet<string> = new Set(PRIORITY_REASONS);
const DANGERS: ReadonlySet<string> = new Set(DANGER_REASONS);

/** Of a reading's reasons those that speak of urgency, each once. */
export function priorityReasonsOf(reasons: readonly string[]): PriorityReason[] {
  return [...new Set(reasons)].filter((each): each is PriorityReason => KNOWN.has(each));
}

export function isDanger(reason: string): boolean {
  return DANGERS.has(reason);
}
