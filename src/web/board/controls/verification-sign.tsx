// What an incident is known to be, as everybody can tell it: a sign and a word, not colour alone.
import type { Verification } from '../../../contract/incident-statuses.ts';
import { useWords } from '../words/use-words.ts';
import styles from './controls.module.css';

const SIGNS: Readonly<Record<Verification, string>> = {
  unverified: '?',
  verifying: '◐',
  confirmed: '✓',
  unfounded: '✕',
  inconclusive: '~',
};

export function VerificationSign({ verification }: { verification: Verification }) {
  const { t } = useWords();
  return (
    <span className={styles.verification} data-verification={verification}>
      <span aria-hidden="true">{SIGNS[verification]}</span> {t(`verification.${verification}`)}
    </span>
  );
}
