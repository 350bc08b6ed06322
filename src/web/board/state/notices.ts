// Short messages about what a person just did: added, replaced in place, dismissed.
import type { Said } from '../words/use-words.ts';
import { useBoard, type Notice } from './board-store.ts';

const MOST_SHOWN = 3;
let lastId = 0;

/** Shows a notice and returns its id. With `replaces`, it takes that one's place. */
export function notify(
  tone: Notice['tone'],
  said: Said,
  options: { actions?: Notice['actions']; replaces?: number } = {},
): number {
  lastId += 1;
  const notice: Notice = { id: lastId, tone, said, actions: options.actions ?? [] };
  const { notices } = useBoard.getState();
  const others = notices.filter((each) => each.id !== options.replaces);
  useBoard.setState({ notices: [...others, notice].slice(-MOST_SHOWN) });
  return notice.id;
}

export function dismissNotice(id: number): void {
  const { notices } = useBoard.getState();
  useBoard.setState({ notices: notices.filter((each) => each.id !== id) });
}
