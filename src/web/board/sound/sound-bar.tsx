// Says when the board cannot be heard, and what to press.
import { VolumeX } from 'lucide-react';
import { ActionButton } from '../controls/action-button.tsx';
import styles from '../guard/guard.module.css';
import { changeSettings, useSettings } from '../state/settings.ts';
import { useWords } from '../words/use-words.ts';
import { armSound, useSound } from './player.ts';

export function SoundBar() {
  const { t } = useWords();
  const isArmed = useSound((state) => state.isArmed);
  const isSilent = useSettings((settings) => settings.isSilent);
  const isHeard = isArmed && !isSilent;
  return (
    <div role="status" className={isHeard ? undefined : styles.bar} data-testid="sound">
      {!isHeard && (
        <>
          <VolumeX aria-hidden="true" className={styles.icon} />
          <span>{t(isArmed ? 'sound.silent' : 'sound.blocked')}</span>
          <ActionButton
            onPress={() => (isArmed ? changeSettings({ isSilent: false }) : void armSound())}
          >
            {t(isArmed ? 'sound.end' : 'sound.turnOn')}
          </ActionButton>
        </>
      )}
    </div>
  );
}
