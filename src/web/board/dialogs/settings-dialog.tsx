// The choices of this device: language, colours, keys.
import { PrivacySettings } from '../guard/privacy-settings.tsx';
import { DialogFrame } from '../controls/dialog-frame.tsx';
import controls from '../controls/controls.module.css';
import { changeSettings, useSettings, type Theme } from '../state/settings.ts';
import { useWords } from '../words/use-words.ts';
import type { BoardWord } from '../../../contract/words/board-words.ts';
import styles from './choice.module.css';
import { OwnAccount } from './own-account.tsx';
import { LanguageChoice } from './language-choice.tsx';

const THEMES: readonly { theme: Theme; word: BoardWord }[] = [
  { theme: 'auto', word: 'settings.themeAuto' },
  { theme: 'day', word: 'settings.themeDay' },
  { theme: 'night', word: 'settings.themeNight' },
];

export function SettingsDialog() {
  const { t } = useWords();
  const settings = useSettings();
  return (
    <DialogFrame title={t('settings.title')} explain={t('settings.kept')}>
      <div className={styles.column}>
        <LanguageChoice />
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{t('settings.theme')}</legend>
          {THEMES.map(({ theme, word }) => (
            <label key={theme} className={styles.choice}>
              <input
                type="radio"
                name="theme"
                checked={settings.theme === theme}
                onChange={() => changeSettings({ theme })}
              />
              {t(word)}
            </label>
          ))}
        </fieldset>
        <div>
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={settings.hasKeys}
              aria-describedby="settings-keys-hint"
              onChange={(event) => changeSettings({ hasKeys: event.target.checked })}
            />
            {t('settings.keys')}
          </label>
          <p id="settings-keys-hint" className={controls.hint}>
            {t('settings.keysHint')}
          </p>
        </div>
        <PrivacySettings />
        <OwnAccount />
      </div>
    </DialogFrame>
  );
}
