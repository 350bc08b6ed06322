// What a board said, or what is wrong with it. Pure.
import { BOARD_PROTOCOL, Hello, Looking, Typing } from '../contract/board-protocol.ts';
import type { LookedAt, SocketError } from '../contract/board-protocol.ts';
import type { z } from 'zod';

export type MessageFault = z.infer<typeof SocketError>['code'];

export type ReadMessage =
  | { verdict: 'hello'; lastSeq: number | undefined }
  | { verdict: 'other_protocol' }
  | { verdict: 'looking'; at: LookedAt | null; isTyping: boolean }
  /** A frame that only the server sends: forged, as against merely wrong. */
  | { verdict: 'forged'; type: string }
  | { verdict: 'fault'; code: MessageFault; message: string };

const SERVER_TYPES = ['snapshot', 'resumed', 'event', 'presence', 'error'];

export function readClientMessage(text: string): ReadMessage {
  const raw = parseObject(text);
  if (!raw) return fault('malformed', 'This is not a JSON object.');
  if (typeof raw['type'] !== 'string') return fault('invalid_field', 'The field type is missing.');
  if (SERVER_TYPES.includes(raw['type'])) return { verdict: 'forged', type: raw['type'] };
  if (raw['type'] === 'looking' || raw['type'] === 'typing') return readLooking(raw);
  if (raw['type'] !== 'hello') return fault('unknown_type', 'A board does not say this.');
  // Before the other fields: a later protocol may have others, and needs to be told which is ours.
  if (raw['protocol'] !== BOARD_PROTOCOL) return { verdict: 'other_protocol' };
  const hello = Hello.safeParse(raw);
  if (hello.success) return { verdict: 'hello', lastSeq: hello.data.lastSeq };
  return wrongField(hello.error);
}

function readLooking(raw: Record<string, unknown>): ReadMessage {
  const isTyping = raw['type'] === 'typing';
  const said = (isTyping ? Typing : Looking).safeParse(raw);
  return said.success ? { verdict: 'looking', at: said.data.at, isTyping } : wrongField(said.error);
}

function wrongField(error: z.ZodError): ReadMessage {
  return fault('invalid_field', `A field is not as it should be: ${fieldsOf(error)}.`);
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Names of our own fields only: what the client made up is not repeated to it. */
function fieldsOf(error: z.ZodError): string {
  const names = error.issues.map((issue) => String(issue.path[0] ?? 'an unknown one'));
  return [...new Set(names)].join(', ');
}

function fault(code: MessageFault, message: string): ReadMessage {
  return { verdict: 'fault', code, message };
}
