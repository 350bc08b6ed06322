// After no answer, whether a change happened is found out by looking, never by guessing.
import type { ReportDetail, ReportView } from '../../../contract/report.ts';
import { readReport } from '../api/board-api.ts';
import { useBoard } from '../state/board-store.ts';

const LOOKS = 8;
const PAUSE_MS = 1_500;
/** A request that is still under way may yet succeed; one look that finds nothing is not enough. */
const LOOKS_THAT_PROVE_ABSENCE = 3;

export type Settled = 'worked' | 'did_not' | 'unknown';

/** `worked` sees the report as the feed last told it, or as it was just read with its messages. */
export async function settle(
  reportId: string,
  worked: (report: ReportView | ReportDetail) => boolean,
): Promise<Settled> {
  let absences = 0;
  for (let look = 0; look < LOOKS; look += 1) {
    await pause();
    const known = useBoard.getState().board.reports.get(reportId);
    if (known !== undefined && worked(known)) return 'worked';
    const answer = await readReport(reportId);
    if (answer.kind === 'ok' && worked(answer.value)) return 'worked';
    if (answer.kind !== 'no_answer') absences += 1;
    if (absences >= LOOKS_THAT_PROVE_ABSENCE) return 'did_not';
  }
  return 'unknown';
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
