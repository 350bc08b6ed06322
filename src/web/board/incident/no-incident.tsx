// A report that no incident has: open one, or link it to what may be the same event.
import type { MatchView } from '../../../contract/match.ts';
import { attach, openTogether } from '../actions/change-incident.ts';
import { linkCurrent, openFromCurrent } from '../actions/incident-commands.ts';
import { may } from '../actions/may.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { isOpenReport } from '../state/board-state.ts';
import { useBoard } from '../state/board-store.ts';
import styles from './incident.module.css';
import { MatchList, useMatches } from './match-list.tsx';
import { useIncidentWords } from './use-incident-words.ts';

export function NoIncident({ reportId }: { reportId: string }) {
  const { say, t } = useIncidentWords();
  const staleReason = useOffReason();
  const report = useBoard((state) => state.board.reports.get(reportId));
  const matches = useMatches(reportId);
  const offReason = may('incident.change') ? staleReason : t('error.forbidden');
  if (report === undefined || !isOpenReport(report)) {
    return (
      <section className={styles.pane} aria-labelledby="incident-title">
        <h2 id="incident-title" className={styles.emptyTitle} tabIndex={-1}>
          {say('pane.none')}
        </h2>
      </section>
    );
  }
  function follow({ incident, report: other }: MatchView): void {
    if (report === undefined) return;
    if (incident !== null) void attach(incident, report);
    else void openTogether([report.id, other.id]);
  }
  return (
    <section className={styles.pane} aria-labelledby="incident-title">
      <div className={styles.body}>
        <h2 id="incident-title" className={styles.emptyTitle} tabIndex={-1}>
          {say('pane.none')}
        </h2>
        <p className={styles.mute}>{say('pane.noneHint')}</p>
        <div className={styles.actions}>
          <ActionButton look="primary" offReason={offReason} onPress={openFromCurrent}>
            {t('action.incident')} <kbd aria-hidden="true">i</kbd>
          </ActionButton>
          <ActionButton offReason={offReason} onPress={linkCurrent}>
            {t('action.link')} <kbd aria-hidden="true">m</kbd>
          </ActionButton>
        </div>
        <h3 className={styles.partTitle}>{say('suggest.title')}</h3>
        <MatchList
          matches={matches}
          action={(match) => (
            <ActionButton offReason={offReason} onPress={() => follow(match)}>
              {match.incident === null
                ? say('suggest.together', { code: match.report.code })
                : say('suggest.link', { code: match.incident.code })}
            </ActionButton>
          )}
        />
      </div>
    </section>
  );
}
