// What just happened to what a person did: read out, dismissible, never the only way to anything.
import { X } from 'lucide-react';
import { Toast } from 'radix-ui';
import { dismissNotice } from '../state/notices.ts';
import { useBoard, type Notice } from '../state/board-store.ts';
import { useWords } from '../words/use-words.ts';
import controls from './controls.module.css';
import styles from './notice-list.module.css';

const SHOWN_MS: Readonly<Record<Notice['tone'], number>> = {
  ok: 10_000,
  danger: Number.POSITIVE_INFINITY,
  wait: Number.POSITIVE_INFINITY,
};
const SIGNS: Readonly<Record<Notice['tone'], string>> = { ok: '✓', danger: '▲', wait: '◌' };

export function NoticeList() {
  const { t } = useWords();
  const notices = useBoard((state) => state.notices);
  return (
    <Toast.Provider label={t('notice.region')} swipeDirection="right">
      {notices.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} />
      ))}
      <Toast.Viewport className={styles.viewport} label={t('notice.region')} />
    </Toast.Provider>
  );
}

function NoticeItem({ notice }: { notice: Notice }) {
  const { t } = useWords();
  const dismiss = () => dismissNotice(notice.id);
  return (
    <Toast.Root
      className={styles.notice}
      data-tone={notice.tone}
      duration={SHOWN_MS[notice.tone]}
      type={notice.tone === 'danger' ? 'foreground' : 'background'}
      onOpenChange={(isOpen) => !isOpen && dismiss()}
    >
      <Toast.Description className={styles.words}>
        <span aria-hidden="true" className={styles.sign}>
          {SIGNS[notice.tone]}
        </span>
        {t(notice.said.word, notice.said.params)}
      </Toast.Description>
      <span className={styles.actions}>
        {notice.actions.map(({ word, run }) => (
          <Toast.Action key={word} altText={t(word)} asChild>
            <button type="button" className={controls.button} onClick={run}>
              {t(word)}
            </button>
          </Toast.Action>
        ))}
        <Toast.Close className={controls.button} data-look="quiet">
          <X aria-hidden="true" />
          <span className={controls.hidden}>{t('notice.dismiss')}</span>
        </Toast.Close>
      </span>
    </Toast.Root>
  );
}
