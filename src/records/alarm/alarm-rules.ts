// How long an alarm keeps quiet for whoever has said that he has it. Pure.

/** Unworked for so long, it rings again: networks' practice. */
export const OWNED_FOR_MINUTES = 2;

export function returnsAt(ownedAt: Date): Date {
  return new Date(ownedAt.getTime() + OWNED_FOR_MINUTES * 60_000);
}
