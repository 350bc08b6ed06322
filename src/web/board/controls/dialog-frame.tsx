// Every window of the board: titled, closed by Escape or its button, and handing the focus back.
import { useState, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useBoard } from '../state/board-store.ts';
import { useWords } from '../words/use-words.ts';
import controls from './controls.module.css';
import styles from './dialog-frame.module.css';

export interface DialogFrameProps {
  title: string;
  /** A sentence under the title; without one, the title has to be enough. */
  explain?: string | undefined;
  children: ReactNode;
}

export function closeDialog(): void {
  useBoard.setState({ dialog: null });
}

export function DialogFrame({ title, explain, children }: DialogFrameProps) {
  const { t } = useWords();
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content
          className={styles.window}
          {...(explain === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className={styles.head}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
          </header>
          {explain !== undefined && (
            <Dialog.Description className={styles.explain}>{explain}</Dialog.Description>
          )}
          {children}
          <WindowNotice />
          <Dialog.Close className={`${controls.button} ${styles.close}`} data-look="quiet">
            <X aria-hidden="true" />
            <span className={controls.hidden}>{t('dialog.close')}</span>
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** A refusal since the window opened: what is said behind it reaches nobody. */
function WindowNotice() {
  const { t } = useWords();
  const notices = useBoard((state) => state.notices);
  const [before] = useState(() => new Set(notices.map(({ id }) => id)));
  const fresh = notices.filter(({ id, tone }) => tone === 'danger' && !before.has(id));
  const last = fresh[fresh.length - 1];
  return (
    <div role="alert">
      {last !== undefined && (
        <p className={styles.refusal}>▲ {t(last.said.word, last.said.params)}</p>
      )}
    </div>
  );
}
