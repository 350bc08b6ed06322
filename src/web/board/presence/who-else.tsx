// Who else has this open, and who writes, in the head of the thread.
import type { LookedAt } from '../../../contract/board-protocol.ts';
import { useWords } from '../words/use-words.ts';
import { usePresence, type Onlooker } from './presence-store.ts';
import { useLooking } from './use-looking.ts';
import styles from './presence.module.css';

export function WhoElse({ kind, id }: LookedAt) {
  const { t, language } = useWords();
  useLooking(kind, id);
  const people = usePresence((state) => state.people);
  const say = (word: 'presence.looking' | 'presence.typing', some: readonly Onlooker[]) =>
    some.length > 0 && (
      <span>{t(word, { names: listOf(some, language), count: some.length })}</span>
    );
  return (
    <p role="status" className={people.length > 0 ? styles.people : styles.nobody}>
      {say(
        'presence.typing',
        people.filter(({ isTyping }) => isTyping),
      )}{' '}
      {say(
        'presence.looking',
        people.filter(({ isTyping }) => !isTyping),
      )}
    </p>
  );
}

function listOf(people: readonly Onlooker[], language: string): string {
  const names = people.map(({ name }) => name);
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}
