// What nodes tell each other of who looks at what: ids and nothing else. Pure.
import { z } from 'zod';
import { LookedAt } from '../contract/board-protocol.ts';
import { Uuid } from '../contract/primitives.ts';

const LookNote = z.strictObject({
  boardId: Uuid,
  accountId: Uuid,
  /** Null: this board shows it no more. */
  at: LookedAt.nullable(),
  isTyping: z.boolean(),
});
export type LookNote = z.infer<typeof LookNote>;

export function writeNote({ boardId, accountId, at, isTyping }: LookNote): string {
  return JSON.stringify({ boardId, accountId, at, isTyping });
}

/** Null for what no node of ours writes. */
export function readNote(text: string): LookNote | null {
  try {
    return LookNote.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
