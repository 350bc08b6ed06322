// What a call-out would do, before anybody is texted.
import type { CallOutPreview } from '../../../contract/call-out.ts';
import styles from '../incident/incident.module.css';
import { useIncidentWords, type SayIncident } from '../incident/use-incident-words.ts';
import { distanceText } from '../state/people-order.ts';

type Previewed = CallOutPreview['notAsked'][number];

export function CallOutPlan({ plan }: { plan: CallOutPreview }) {
  const { say } = useIncidentWords();
  const [first, ...later] = plan.waves;
  const asked = first?.asked ?? [];
  return (
    <>
      {plan.place !== null && (
        <p>{say('send.place', { street: plan.place.crossStreet, city: plan.place.city })}</p>
      )}
      {asked.length === 0 ? (
        <p className={styles.warning}>
          {say('send.nobody', { distance: distanceText(first?.reachMetres ?? 0) })}
        </p>
      ) : (
        <p>
          <strong>{say('send.first', { count: asked.length })}</strong> ·{' '}
          {say('send.cost', { count: plan.segments })}
          <span className={styles.meta}>{asked.map(nameOf).join(' · ')}</span>
        </p>
      )}
      {later
        .filter((wave) => wave.asked.length > 0)
        .map(({ wave, afterMinutes, asked: more }) => (
          <p key={wave} className={styles.names}>
            {say('send.later', { n: wave, minutes: afterMinutes, count: more.length })}
          </p>
        ))}
      {plan.offer !== null && <p className={styles.quote}>{plan.offer.en}</p>}
      {plan.notAskedCount > 0 && (
        <details>
          <summary>{say('send.notAsked', { count: plan.notAskedCount })}</summary>
          <ul className={styles.list}>
            {plan.notAsked.map((person) => (
              <li key={person.volunteerId}>
                {nameOf(person)}: {whyText(person, say)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function nameOf({ name, distanceMetres }: Omit<Previewed, 'reasons'>): string {
  return distanceMetres === null ? name : `${name} (${distanceText(distanceMetres)})`;
}

function whyText({ reasons }: Previewed, say: SayIncident): string {
  return reasons.map((reason) => say(`why.${reason}`)).join(', ');
}
