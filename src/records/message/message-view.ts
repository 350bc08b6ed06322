// One message of a thread on the wire.
import type { MediaView, MessageView } from '../../contract/report.ts';
import type { MessageRow } from './message-store.ts';

export function viewMessage(message: MessageRow, media: MediaView[]): MessageView {
  const { body, at, ...plain } = message;
  return { ...plain, text: body, at: at.toISOString(), media };
}
