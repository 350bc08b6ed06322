// Who was asked to go and look, and where each of them is in it: in danger and overdue first.
import type { CallOutView } from '../../../contract/call-out.ts';
import type { IncidentView } from '../../../contract/incident.ts';
import { dispatchCurrent, inWindow } from '../actions/incident-commands.ts';
import { may } from '../actions/may.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { peopleInOrder, spanText } from '../state/people-order.ts';
import { peopleOut } from '../state/queue-entries.ts';
import { useServerNow } from '../state/use-now.ts';
import styles from './incident.module.css';
import { PersonOut } from './person-out.tsx';
import { useIncidentWords } from './use-incident-words.ts';

export function CallOutSection({ incident }: { incident: IncidentView }) {
  const { say, t } = useIncidentWords();
  const staleReason = useOffReason();
  const offReason = may('call_out.request') ? staleReason : t('error.forbidden');
  const isOut =
    peopleOut(incident) > 0 || incident.callOuts.some(({ endedAt }) => endedAt === null);
  return (
    <section className={styles.part} aria-labelledby="callout-title">
      <h3 id="callout-title" className={styles.partTitle}>
        {say('callOut.title')}
      </h3>
      {incident.callOuts.length === 0 && <p className={styles.mute}>{say('callOut.none')}</p>}
      {[...incident.callOuts].reverse().map((callOut) => (
        <CallOut key={callOut.id} callOut={callOut} />
      ))}
      {incident.closedAt === null && (
        <div className={styles.actions}>
          <ActionButton offReason={offReason} onPress={dispatchCurrent}>
            {t('action.dispatch')}
          </ActionButton>
          {isOut && (
            <ActionButton
              offReason={offReason}
              onPress={() => inWindow('stand_down', 'call_out.request')}
            >
              {t('action.standDown')}
            </ActionButton>
          )}
        </div>
      )}
    </section>
  );
}

function CallOut({ callOut }: { callOut: CallOutView }) {
  const { say } = useIncidentWords();
  const nowMs = useServerNow(1_000);
  const people = peopleInOrder(callOut);
  const others = callOut.people.length - people.length;
  const closesMs = callOut.waveClosesAt === null ? null : Date.parse(callOut.waveClosesAt) - nowMs;
  const parts = [
    say('callOut.needed', { filled: callOut.filled, needed: callOut.needed }),
    say(`callOut.status.${callOut.status}`),
    callOut.status === 'sent' ? say('callOut.wave', { n: callOut.wave }) : null,
    callOut.status === 'sent' && callOut.waiting > 0
      ? say('callOut.waiting', { count: callOut.waiting })
      : null,
    callOut.status === 'sent' && closesMs !== null && closesMs > 0
      ? say('callOut.widens', { time: clockText(closesMs) })
      : null,
  ].filter((part) => part !== null);
  const alone = people.filter(
    ({ briefedAt, status }) => status === 'accepted' && briefedAt === null,
  );
  return (
    <div className={styles.callOut}>
      <p>
        <strong>{parts[0]}</strong> · {parts.slice(1).join(' · ')}
      </p>
      <ul className={styles.list}>
        {people.map((person) => (
          <PersonOut key={person.id} person={person} nowMs={nowMs} />
        ))}
      </ul>
      {alone.length === 1 && (
        <p className={styles.mute}>
          {say('callOut.waitsPartner', { name: alone[0]?.name ?? say('timeline.somebody') })}
        </p>
      )}
      {others > 0 && <p className={styles.mute}>{say('callOut.others', { count: others })}</p>}
    </div>
  );
}

/** `1:40`; what is longer than an hour in hours. */
function clockText(ms: number): string {
  if (ms > 3_600_000) return spanText(ms);
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
