// Passing on all that one has in hand to one colleague who is here.
import { useState } from 'react';
import type { HandoverView } from '../../../contract/claims.ts';
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import { useOffReason } from '../controls/use-world.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import { notify } from '../state/notices.ts';
import { handOverAll } from './handover-api.ts';
import styles from './handover.module.css';
import { usePageWords } from './use-page-words.ts';

export function GiveAll({ view, onGiven }: { view: HandoverView; onGiven: () => void }) {
  const say = usePageWords();
  const me = useBoard(accountIdOf);
  const staleReason = useOffReason();
  const [to, setTo] = useState('');
  const [outcome, setOutcome] = useState<readonly string[]>([]);
  const [isPending, setPending] = useState(false);
  const claims = view.people.find(({ id }) => id === me)?.claims ?? [];
  const others = view.people.filter(({ id, isOnShift }) => id !== me && isOnShift);
  const offReason = staleReason ?? (to === '' ? say('handover.choose') : undefined);

  async function give(): Promise<void> {
    if (isPending) return;
    setPending(true);
    const answer = await handOverAll(to);
    setPending(false);
    if (answer.kind === 'no_answer') notify('danger', { word: 'error.unreachable' });
    if (answer.kind === 'refused') notify('danger', { word: `error.${answer.error.code}` });
    if (answer.kind === 'ok') setOutcome(wordsFor(answer.value));
    onGiven();
  }

  function wordsFor({ to: { name }, moved, kept }: Given): string[] {
    return [
      ...(moved.length > 0 ? [say('handover.given', { name, codes: codesOf(moved) })] : []),
      ...(kept.length > 0 ? [say('handover.kept', { name, codes: codesOf(kept) })] : []),
    ];
  }

  return (
    <section className={styles.give} aria-label={say('handover.mine')}>
      <h3>{say('handover.mine')}</h3>
      <div role="status">
        {outcome.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {claims.length === 0 ? (
        <p className={styles.meta}>{say('handover.nothing')}</p>
      ) : (
        <div className={styles.actions}>
          <label className={controls.field}>
            <span className={controls.label}>{say('handover.to')}</span>
            <select
              className={controls.input}
              value={to}
              onChange={({ target }) => setTo(target.value)}
            >
              <option value="">{say('handover.choose')}</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <ActionButton look="primary" offReason={offReason} onPress={() => void give()}>
            {say('handover.give', { count: claims.length })}
          </ActionButton>
        </div>
      )}
    </section>
  );
}

type Given = Extract<Awaited<ReturnType<typeof handOverAll>>, { kind: 'ok' }>['value'];

function codesOf(reports: readonly { code: string }[]): string {
  return reports.map(({ code }) => code).join(', ');
}
