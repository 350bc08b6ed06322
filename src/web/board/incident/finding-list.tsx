// What was found about an incident, by whom and from which source; a wrong one is withdrawn, not erased.
import type { FindingView } from '../../../contract/finding.ts';
import type { IncidentView } from '../../../contract/incident.ts';
import { withdraw } from '../actions/verify-incident.ts';
import { inWindow } from '../actions/incident-commands.ts';
import { may } from '../actions/may.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import styles from './incident.module.css';
import { useIncidentWords } from './use-incident-words.ts';

export function FindingList(props: { incident: IncidentView; findings: readonly FindingView[] }) {
  const { incident, findings } = props;
  const { say, t } = useIncidentWords();
  const staleReason = useOffReason();
  const offReason = may('incident.verify') ? staleReason : t('error.forbidden');
  return (
    <section className={styles.part} aria-labelledby="findings-title">
      <h3 id="findings-title" className={styles.partTitle}>
        {say('findings.title')}
      </h3>
      {findings.length === 0 && <p className={styles.mute}>{say('findings.none')}</p>}
      <ul className={styles.list}>
        {findings.map((finding) => (
          <Finding key={finding.id} finding={finding} isOpen={incident.closedAt === null} />
        ))}
      </ul>
      {incident.closedAt === null && (
        <ActionButton offReason={offReason} onPress={() => inWindow('finding', 'incident.verify')}>
          {t('action.finding')}
        </ActionButton>
      )}
    </section>
  );
}

function Finding({ finding, isOpen }: { finding: FindingView; isOpen: boolean }) {
  const { say, t, language } = useIncidentWords();
  const nowMs = useServerNow(60_000);
  const staleReason = useOffReason();
  const what = say(`basis.${finding.basis}`);
  const parts = [
    finding.agency === null ? null : t(`agency.${finding.agency}`),
    finding.actual === null ? null : say(`actual.${finding.actual}`),
    finding.who,
    finding.enteredBy?.name ?? say('findings.field'),
    dayTimeText(finding.at, nowMs, t, language),
    say('findings.source', { n: finding.source }),
    finding.withdrawnAt === null ? null : say('findings.withdrawn'),
  ].filter((part) => part !== null);
  return (
    <li className={styles.item} data-gone={finding.withdrawnAt === null ? undefined : true}>
      <span className={styles.itemWords}>
        <strong>{what}</strong>: {say(`says.${finding.says}`)}
        {finding.note !== null && <q className={styles.quote}>{finding.note}</q>}
        <span className={styles.meta}>{parts.join(' · ')}</span>
      </span>
      {finding.withdrawnAt === null && isOpen && may('incident.verify') && (
        <ActionButton
          look="quiet"
          offReason={staleReason}
          label={say('findings.withdrawOf', { what })}
          onPress={() => void withdraw(finding.id)}
        >
          {say('findings.withdraw')}
        </ActionButton>
      )}
    </li>
  );
}
