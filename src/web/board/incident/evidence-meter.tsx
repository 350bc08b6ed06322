// What `confirmed` still lacks, as the server's own rule says, each gap with whom to ask. Never a
// percentage.
import type { IncidentDetail, IncidentView } from '../../../contract/incident.ts';
import type { Missing } from '../../../contract/finding.ts';
import { dispatchCurrent, inWindow } from '../actions/incident-commands.ts';
import { currentReport, focusSoon, openReport } from '../actions/move.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { checklistOf, type CheckItem } from '../state/evidence-checklist.ts';
import styles from './incident.module.css';
import { useIncidentWords } from './use-incident-words.ts';

/** What the person who wrote may know; the rest somebody has to go and see, or to write down. */
const ASKED_IN_REPLY: ReadonlySet<Missing> = new Set(['agency_named', 'photo_or_second_observer']);

export function EvidenceMeter(props: { incident: IncidentView; detail: IncidentDetail }) {
  const { say } = useIncidentWords();
  const { evidence } = props.detail;
  const ways = checklistOf(evidence.confirmed);
  const isProven = ways.length === 0;
  return (
    <section className={styles.part} aria-labelledby="evidence-title">
      <h3 id="evidence-title" className={styles.partTitle}>
        {say('evidence.title')}{' '}
        <span className={styles.state} data-proven={isProven || undefined}>
          {say(isProven ? 'evidence.proven' : 'evidence.notYet')}
        </span>
      </h3>
      {ways.map((way, at) => (
        <div key={way.map(({ what }) => what).join()}>
          {at > 0 && <p className={styles.or}>{say('evidence.or')}</p>}
          <ul className={styles.list}>
            {way.map((item) => (
              <Check key={item.what} item={item} isOpen={props.incident.closedAt === null} />
            ))}
          </ul>
        </div>
      ))}
      <p className={styles.mute}>
        {say('evidence.sources', { yes: evidence.affirming, no: evidence.denying })}
      </p>
    </section>
  );
}

function Check({ item: { what, isThere }, isOpen }: { item: CheckItem; isOpen: boolean }) {
  const { say } = useIncidentWords();
  const words = say(`missing.${what}`);
  const isAsked = ASKED_IN_REPLY.has(what) || what === 'observer_on_scene';
  return (
    <li className={styles.item}>
      <span className={styles.check} data-there={isThere || undefined}>
        <span aria-hidden="true">{isThere ? '✓' : '✗'}</span>
        <span className={controls.hidden}>
          {say(isThere ? 'evidence.has' : 'evidence.lacks')}:{' '}
        </span>{' '}
        {words}
      </span>
      {!isThere && isOpen && (
        <span className={styles.itemActions}>
          {isAsked && (
            <ActionButton
              look="quiet"
              label={say('evidence.askFor', { what: words })}
              onPress={() => askFor(what)}
            >
              {say('evidence.ask')}
            </ActionButton>
          )}
          {what !== 'observer_on_scene' && (
            <ActionButton
              look="quiet"
              label={say('evidence.addFor', { what: words })}
              onPress={() => inWindow('finding', 'incident.verify')}
            >
              {say('evidence.add')}
            </ActionButton>
          )}
        </span>
      )}
    </li>
  );
}

function askFor(what: Missing): void {
  if (what === 'observer_on_scene') return dispatchCurrent();
  const report = currentReport();
  if (report === undefined) return;
  openReport(report.id);
  requestAnimationFrame(() => focusSoon('reply-text'));
}
