// One message of a thread on the wire. What is private or withheld does not leave the server. Pure.
import type { MediaView, MessageView } from '../../contract/report.ts';
import type { MessageRow } from './message-store.ts';
import { segmentsOf, withoutPrivate } from './private-spans.ts';

export function viewMessage(message: MessageRow, media: MediaView[]): MessageView {
  const { body, at, privateSpans, eraseDueAt, erasedAt, ...plain } = message;
  const isWithheld = eraseDueAt !== null;
  return {
    ...plain,
    text: isWithheld ? '' : withoutPrivate(body, privateSpans),
    segments: isWithheld ? [] : segmentsOf(body, privateSpans),
    withheldUntil: eraseDueAt && eraseDueAt.toISOString(),
    erasedAt: erasedAt && erasedAt.toISOString(),
    at: at.toISOString(),
    media: isWithheld ? [] : media,
  };
}
