// What is known of a report at a glance, with the phone masked.
import type { ReactNode } from 'react';
import type { ReportView } from '../../../contract/report.ts';
import type { BoardWord } from '../../../contract/words/board-words.ts';
import { boardWords } from '../../../contract/words/board-words.ts';
import { accountIdOf, useBoard } from '../state/board-store.ts';
import { ageText } from '../state/report-age.ts';
import { useServerNow } from '../state/use-now.ts';
import { dayTimeText } from '../words/clock-words.ts';
import { languageName } from '../words/language-name.ts';
import { useWords, type Say } from '../words/use-words.ts';
import { PhoneReveal } from './phone-reveal.tsx';
import styles from './thread.module.css';

export function ThreadFacts({ report }: { report: ReportView }) {
  const { t, language } = useWords();
  const nowMs = useServerNow(15_000);
  const accountId = useBoard(accountIdOf);
  const received = dayTimeText(report.receivedAt, nowMs, t, language);
  const holder = report.claimedBy?.id === accountId ? t('queue.you') : report.claimedBy?.name;
  return (
    <>
      <p className={styles.place}>
        {report.locationText ?? <em className={styles.mute}>{t('queue.noPlace')}</em>}
      </p>
      <dl className={styles.facts} aria-label={t('thread.facts')}>
        <Fact word="queue.kind">{t(`kind.${report.kind}`)}</Fact>
        <Fact word="queue.via">{t(`channel.${report.channel}`)}</Fact>
        <Fact word="thread.received">
          {received} ({ageText(report.receivedAt, nowMs)})
        </Fact>
        <Fact word="thread.language">{languageName(report.language, language)}</Fact>
        <Fact word="thread.status">{t(`status.${report.status}`)}</Fact>
        <Fact word="thread.who">{holder ?? t('queue.nobody')}</Fact>
        {report.phoneMasked !== null && (
          <Fact word="thread.phone">
            <PhoneReveal reportId={report.id} masked={report.phoneMasked} />
          </Fact>
        )}
      </dl>
      {report.flags.length > 0 && (
        <p className={styles.flags}>
          ⚠ {report.flags.map((flag) => flagText(flag, t)).join(' · ')}
        </p>
      )}
    </>
  );
}

function Fact({ word, children }: { word: BoardWord; children: ReactNode }) {
  const { t } = useWords();
  return (
    <div className={styles.fact}>
      <dt>{t(word)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function flagText(flag: string, t: Say): string {
  const word = `flag.${flag}`;
  return word in boardWords.en ? t(word as BoardWord) : t('flag.other', { flag });
}
