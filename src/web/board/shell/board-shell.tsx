// The board of somebody signed in: alarms, header, the panes, and the windows over them.
import { useEffect, useMemo } from 'react';
import { useRoute } from 'wouter';
import type { SessionView } from '../../../contract/account.ts';
import { useBoardKeys } from '../actions/use-board-keys.ts';
import { rescueFocus } from '../controls/focus-rescue.ts';
import { NoticeList } from '../controls/notice-list.tsx';
import { useFreshness } from '../controls/use-world.ts';
import { BlurBar } from '../guard/blur-bar.tsx';
import { SoundBar } from '../sound/sound-bar.tsx';
import { OpenPage, useSkipTarget } from '../handover/open-page.tsx';
import { fetchWindows, OpenWindow } from '../dialogs/open-window.tsx';
import { QueuePane } from '../queue/queue-pane.tsx';
import { INCIDENT_ROUTE, REPORT_ROUTE } from '../state/board-path.ts';
import { EMPTY_BOARD } from '../state/board-state.ts';
import { useBoard } from '../state/board-store.ts';
import { openSubject } from '../state/open-subject.ts';
import { useWords } from '../words/use-words.ts';
import { AlarmBar } from './alarm-bar.tsx';
import { ArrivalsVoice } from './arrivals-voice.tsx';
import { AwayBar } from './away-bar.tsx';
import { BoardHeader } from './board-header.tsx';
import styles from './board-shell.module.css';
import { fetchSides, OpenSides } from './open-sides.tsx';
import { ConnectionBar } from './connection-badge.tsx';
import { usePageTitle } from './use-page-title.ts';

export function BoardShell({ session }: { session: SessionView }) {
  const { t } = useWords();
  const { kind } = useFreshness();
  const subject = useOpenSubject();
  const { reportId, incidentId } = subject;
  const isOpen = reportId !== null || incidentId !== null;
  const rowId = useOpenRow(incidentId, reportId);
  const skipTarget = useSkipTarget();
  useBoardKeys();
  usePageTitle();
  useEffect(rescueFocus, []);
  useEffect(() => {
    fetchWindows();
    fetchSides();
  }, []);
  return (
    <div className={styles.shell} data-freshness={kind} data-open={isOpen || undefined}>
      <a className={styles.skip} href={skipTarget}>
        {t('app.skip')}
      </a>
      <AlarmBar />
      <BoardHeader session={session} />
      <main id="board-main" className={styles.main}>
        <ConnectionBar />
        <BlurBar />
        <SoundBar />
        <AwayBar />
        <OpenPage>
          <div className={styles.panes}>
            <QueuePane openId={rowId} />
            {isOpen ? <OpenSides {...subject} /> : <NothingOpen />}
          </div>
        </OpenPage>
        <ArrivalsVoice />
        <NoticeList />
      </main>
      <OpenWindow />
      <div className={styles.frame} aria-hidden="true" />
    </div>
  );
}

/** What the address names, followed through merges and links as the log tells of them. */
function useOpenSubject() {
  const [isReport, report] = useRoute(REPORT_ROUTE);
  const [isIncident, incident] = useRoute(INCIDENT_ROUTE);
  const id = isReport ? report.id : isIncident ? incident.id : null;
  const reports = useBoard((state) => state.board.reports);
  const incidents = useBoard((state) => state.board.incidents);
  return useMemo(() => {
    if (id === null) return openSubject(null, EMPTY_BOARD);
    const kind = isReport ? 'report' : 'incident';
    return openSubject({ kind, id }, { ...EMPTY_BOARD, reports, incidents });
  }, [id, isReport, reports, incidents]);
}

/** The row of what is open has the cursor. */
function useOpenRow(incidentId: string | null, reportId: string | null): string | null {
  const hasRow = useBoard(({ board }) => board.incidents.get(incidentId ?? '')?.closedAt === null);
  const rowId = hasRow ? incidentId : (reportId ?? incidentId);
  useEffect(() => {
    if (rowId !== null) useBoard.setState({ cursorId: rowId });
  }, [rowId]);
  return rowId;
}

function NothingOpen() {
  const { t } = useWords();
  return (
    <section className={styles.nothing} aria-label={t('thread.none')}>
      <p>{t('thread.none')}</p>
    </section>
  );
}
