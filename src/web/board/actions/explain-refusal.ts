// A refusal in words a person can act on; a lost claim names the winner and offers what to do next.
import { Person } from '../../../contract/account.ts';
import type { ErrorBody } from '../../../contract/errors.ts';
import type { ReportView } from '../../../contract/report.ts';
import { notify } from '../state/notices.ts';
import { goToNextUnclaimed, openReport } from './move.ts';

export function explainRefusal(error: ErrorBody, report: ReportView): void {
  const winner = Person.safeParse(error.details?.claimedBy);
  if (error.code !== 'already_claimed' || !winner.success) {
    notify('danger', { word: `error.${error.code}` });
    return;
  }
  notify(
    'danger',
    { word: 'action.lost', params: { name: winner.data.name } },
    {
      actions: [
        { word: 'action.seeIt', run: () => openReport(report.id) },
        { word: 'action.next', run: goToNextUnclaimed },
      ],
    },
  );
}
