// A priority as everybody can tell it: by its shape, its number and its word, not by colour alone.
import type { Priority } from '../../../contract/statuses.ts';
import styles from './controls.module.css';

const SIGNS: Readonly<Record<Priority, string>> = { P1: '■1', P2: '◆2', P3: '○3', P4: '·4' };

export function PrioritySign({ priority }: { priority: Priority }) {
  return (
    <>
      <span className={styles.sign} data-priority={priority} aria-hidden="true">
        {SIGNS[priority]}
      </span>
      <span className={styles.hidden}>{priority} </span>
    </>
  );
}
