// Says why nothing can be read, and takes it away.
import { ActionButton } from '../controls/action-button.tsx';
import { useWords } from '../words/use-words.ts';
import { toggleBlur } from './blur.ts';
import { useGuard } from './guard-state.ts';
import styles from './guard.module.css';

export function BlurBar() {
  const { t } = useWords();
  const isBlurred = useGuard((state) => state.isBlurred);
  return (
    <div role="status" className={isBlurred ? styles.bar : undefined}>
      {isBlurred && (
        <>
          <span>{t('guard.isBlurred')}</span>
          <ActionButton onPress={toggleBlur}>
            {t('guard.show')} <kbd aria-hidden="true">b</kbd>
          </ActionButton>
        </>
      )}
    </div>
  );
}
