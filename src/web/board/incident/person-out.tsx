// One person who was sent: their step, when they are there, when they next check in.
import type { AssignmentView } from '../../../contract/call-out.ts';
import { may } from '../actions/may.ts';
import { ActionButton } from '../controls/action-button.tsx';
import { useOffReason } from '../controls/use-world.ts';
import { useBoard } from '../state/board-store.ts';
import { spanText } from '../state/people-order.ts';
import styles from './incident.module.css';
import { useIncidentWords, type SayIncident } from './use-incident-words.ts';

export function PersonOut({ person, nowMs }: { person: AssignmentView; nowMs: number }) {
  const { say } = useIncidentWords();
  const staleReason = useOffReason();
  const name = person.name ?? say('timeline.somebody');
  const isBad = person.sosAt !== null || person.overdueAt !== null;
  return (
    <li className={styles.item} data-bad={isBad || undefined}>
      <span className={styles.itemWords}>
        <strong>
          {isBad && '▲ '}
          {name}
        </strong>{' '}
        {standOf(person, nowMs, say).join(' · ')}
      </span>
      {may('call_out.request') && (
        <ActionButton
          look="quiet"
          offReason={staleReason}
          label={say('callOut.setStep', { name })}
          onPress={() => useBoard.setState({ dialog: { step: person.id } })}
        >
          {say('callOut.stepShort')}
        </ActionButton>
      )}
    </li>
  );
}

function standOf(person: AssignmentView, nowMs: number, say: SayIncident): string[] {
  const { status, sosAt, reliefAt, says, etaMinutes, enRouteAt, acceptedAt, nextCheckAt } = person;
  const leftAt = enRouteAt ?? acceptedAt;
  const isComing = status === 'en_route' || status === 'accepted';
  const dueMs = nextCheckAt === null ? null : Date.parse(nextCheckAt) - nowMs;
  const parts: (string | null)[] = [
    sosAt === null ? null : say('callOut.sos'),
    say(`step.${status}`),
    says === null ? null : say(`claim.${says}`),
    isComing && etaMinutes !== null && leftAt !== null
      ? say('callOut.eta', { minutes: minutesLeft(leftAt, etaMinutes, nowMs) })
      : null,
    dueMs === null
      ? null
      : say(dueMs < 0 ? 'callOut.late' : 'callOut.check', { time: spanText(dueMs) }),
    reliefAt === null ? null : say('callOut.relief'),
  ];
  return parts.filter((part) => part !== null);
}

function minutesLeft(leftAt: string, etaMinutes: number, nowMs: number): number {
  const gone = Math.floor((nowMs - Date.parse(leftAt)) / 60_000);
  return Math.max(0, etaMinutes - gone);
}
