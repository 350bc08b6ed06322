// A promised call as colleagues see it. Pure.
import type { CallBackView } from '../../contract/claims.ts';
import type { CallBackRow } from './call-back-store.ts';

export function viewCallBack(row: CallBackRow): CallBackView {
  return {
    ...row,
    askedAt: row.askedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    doneAt: row.doneAt && row.doneAt.toISOString(),
  };
}
