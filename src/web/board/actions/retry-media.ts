// A photo or voice note that did not come is asked for again; the log tells when it is there.
import { retryMedia as askAgain } from '../api/board-api.ts';
import { applyReport } from '../state/board-state.ts';
import { useBoard } from '../state/board-store.ts';
import { notify } from '../state/notices.ts';
import { worldIsOpen } from './change-report.ts';

export async function retryMedia(reportId: string, mediaId: string): Promise<void> {
  if (!worldIsOpen()) return;
  const answer = await askAgain(reportId, mediaId);
  if (answer.kind === 'refused')
    return void notify('danger', { word: `error.${answer.error.code}` });
  // Asking twice does no harm, so nobody needs to find out whether the first was heard.
  if (answer.kind === 'no_answer') return void notify('danger', { word: 'error.unreachable' });
  const { board } = useBoard.getState();
  useBoard.setState({ board: applyReport(board, answer.value) });
  notify('ok', { word: 'media.retrying' });
}
