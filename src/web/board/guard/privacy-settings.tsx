// The choices of this device about who may read over a shoulder and what is heard in the room.
import { ActionButton } from '../controls/action-button.tsx';
import controls from '../controls/controls.module.css';
import choice from '../dialogs/choice.module.css';
import { askForNotices, mayAskForNotices } from '../sound/notices.ts';
import { rehearseSounds } from '../sound/player.ts';
import { changeSettings, useSettings } from '../state/settings.ts';
import { useWords } from '../words/use-words.ts';
import styles from './guard.module.css';

export function PrivacySettings() {
  const { t } = useWords();
  const settings = useSettings();
  const mayNotify = mayAskForNotices();
  return (
    <fieldset className={styles.choices}>
      <legend className={choice.legend}>{t('privacy.title')}</legend>
      <label className={choice.choice}>
        <input
          type="checkbox"
          checked={settings.blursAway}
          onChange={({ target }) => changeSettings({ blursAway: target.checked })}
        />
        {t('privacy.blursAway')}
      </label>
      <label className={choice.choice}>
        <input
          type="checkbox"
          checked={settings.isSilent}
          onChange={({ target }) => changeSettings({ isSilent: target.checked })}
        />
        {t('sound.silence')}
      </label>
      <label className={choice.choice}>
        <input
          type="checkbox"
          checked={settings.notifiesP1 && mayNotify}
          disabled={!mayNotify}
          onChange={({ target }) =>
            target.checked ? void askForNotices() : changeSettings({ notifiesP1: false })
          }
        />
        {t('sound.notify')}
      </label>
      {!mayNotify && <p className={controls.hint}>{t('sound.notifyBlocked')}</p>}
      <p className={controls.hint}>{t('privacy.lockHint')}</p>
      <div>
        <ActionButton onPress={() => void rehearseSounds()}>{t('sound.test')}</ActionButton>
      </div>
    </fieldset>
  );
}
