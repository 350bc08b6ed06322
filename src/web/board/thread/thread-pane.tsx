// One report: its facts, its words in both directions, and what may be done with it.
import { lazy, useEffect } from 'react';
import { ArrowLeft } from 'lucide-react';
import type { ReportDetail, ReportView } from '../../../contract/report.ts';
import { leaveReport } from '../actions/move.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { LazyPart } from '../controls/lazy-part.tsx';
import { PrioritySign } from '../controls/priority-sign.tsx';
import { WhoElse } from '../presence/who-else.tsx';
import { isOpenReport } from '../state/board-state.ts';
import { markReportSeen, useBoard } from '../state/board-store.ts';
import { loadReportDetail, type OpenDetail } from '../state/report-detail.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { useWords } from '../words/use-words.ts';
import { FactsPanel } from './facts-panel.tsx';
import { MessageList } from './message-list.tsx';
import { PersonDue } from './person-due.tsx';
import { ReplyBox } from './reply-box.tsx';
import { SealedDrawers } from './sealed-drawers.tsx';
import { ThreadActions } from './thread-actions.tsx';
import { ThreadFacts } from './thread-facts.tsx';
import styles from './thread.module.css';
import { useOpenReport } from './use-report-detail.ts';

const ColleagueNotes = lazy(() => import('./colleague-notes.tsx'));

export function ThreadPane({ id }: { id: string }) {
  const { t } = useWords();
  const open = useOpenReport(id);
  const told = useBoard((state) => state.board.reports.get(id));
  const report = newerOf(told, open.detail);
  useEffect(() => {
    markReportSeen(id);
  }, [id, told]);
  return (
    <section className={styles.pane} aria-labelledby="thread-title">
      <header className={styles.head}>
        <ActionButton look="quiet" className={styles.back} onPress={leaveReport}>
          <ArrowLeft aria-hidden="true" /> {t('thread.back')}
        </ActionButton>
        <h2 id="thread-title" className={styles.title} tabIndex={-1} data-focus-home>
          {report === undefined ? (
            t('thread.loading')
          ) : (
            <>
              <PrioritySign priority={report.priority} /> {t('thread.title', { code: report.code })}
            </>
          )}
        </h2>
        {report !== undefined && <ThreadActions report={report} />}
      </header>
      <WhoElse kind="report" id={id} />
      <ThreadBody report={report} open={open} />
    </section>
  );
}

function ThreadBody({ report, open }: { report: ReportView | undefined; open: OpenDetail }) {
  const { t } = useWords();
  if (open.phase === 'missing') return <p className={styles.note}>{t('thread.missing')}</p>;
  return (
    <>
      {open.phase === 'failed' && open.id !== null && <FailedNote id={open.id} />}
      {report !== undefined && <ThreadFacts report={report} />}
      {report !== undefined && <PersonDue report={report} />}
      {report !== undefined && open.detail !== null && <FactsPanel report={report} />}
      {report !== undefined && open.detail !== null && (
        <SealedDrawers report={report} sealed={open.detail.sealed} />
      )}
      {report !== undefined && open.detail !== null && (
        <LazyPart>
          <ColleagueNotes report={report} detail={open.detail} />
        </LazyPart>
      )}
      {report !== undefined && <ClosedNote report={report} />}
      {open.detail === null ? (
        <p className={styles.note}>{open.phase === 'loading' ? t('thread.loading') : ''}</p>
      ) : (
        <MessageList
          report={report ?? open.detail}
          messages={open.detail.messages}
          isHidden={open.detail.messageCount > 0 && open.detail.messages.length === 0}
        />
      )}
      {report !== undefined && isOpenReport(report) && <ReplyBox report={report} />}
    </>
  );
}

function FailedNote({ id }: { id: string }) {
  const { t } = useWords();
  return (
    <p className={styles.warning} role="status">
      {t('thread.failed')}{' '}
      <ActionButton onPress={() => void loadReportDetail(id)}>{t('thread.retry')}</ActionButton>
    </p>
  );
}

function ClosedNote({ report }: { report: ReportView }) {
  const { t, language } = useWords();
  const nowMs = useServerNow(60_000);
  if (isOpenReport(report)) return null;
  const { closedAt, resolution } = report;
  if (closedAt === null || resolution === null) {
    return <p className={styles.warning}>{t('thread.closed')}</p>;
  }
  return (
    <p className={styles.warning}>
      {t('thread.closedAs', {
        time: dayTimeText(closedAt, nowMs, t, language),
        resolution: t(`resolution.${resolution}`).toLowerCase(),
      })}
    </p>
  );
}

function newerOf(told: ReportView | undefined, read: ReportDetail | null): ReportView | undefined {
  if (told === undefined || read === null) return told ?? read ?? undefined;
  return read.version > told.version ? read : told;
}
