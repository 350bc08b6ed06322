// How long a person still has to answer somebody who was told that one would.
import type { ReportView } from '../../../contract/report.ts';
import { isOpenReport } from '../state/board-state.ts';
import { useServerNow } from '../state/use-now.ts';
import { useWords } from '../words/use-words.ts';
import styles from './facts.module.css';

export function PersonDue({ report }: { report: ReportView }) {
  const { t } = useWords();
  const nowMs = useServerNow(1_000);
  if (report.personDueAt === null || !isOpenReport(report)) return null;
  const leftMs = Date.parse(report.personDueAt) - nowMs;
  const isLate = leftMs < 0;
  return (
    <p className={styles.due} data-late={isLate || undefined}>
      {t(isLate ? 'facts.personLate' : 'facts.personDue', { time: clockText(Math.abs(leftMs)) })}
    </p>
  );
}

/** `8:05`, `1:02:09`. */
function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3_600);
  const [first, ...rest] = hours > 0 ? [hours, ...parts] : parts;
  return [String(first), ...rest.map((part) => String(part).padStart(2, '0'))].join(':');
}
