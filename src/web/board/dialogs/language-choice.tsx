// English or Spanish, each named in itself.
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../../contract/primitives.ts';
import { changeSettings } from '../state/settings.ts';
import { useWords } from '../words/use-words.ts';
import styles from './choice.module.css';

const NAMES: Readonly<Record<InterfaceLanguage, string>> = { en: 'English', es: 'Español' };

export function LanguageChoice() {
  const { t, language } = useWords();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('settings.language')}</legend>
      {INTERFACE_LANGUAGES.map((each) => (
        <label key={each} className={styles.choice} lang={each}>
          <input
            type="radio"
            name="language"
            checked={language === each}
            onChange={() => changeSettings({ language: each })}
          />
          {NAMES[each]}
        </label>
      ))}
    </fieldset>
  );
}
