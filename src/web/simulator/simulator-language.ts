// Which language the simulator speaks: `?lang` first, else the browser's.
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import type { SentenceParams } from '../../contract/words/choose-words.ts';
import { fillSentence } from '../../contract/words/choose-words.ts';
import type { SimulatorWord } from '../../contract/words/simulator-words.ts';
import { simulatorWords } from '../../contract/words/simulator-words.ts';

export type Say = (word: SimulatorWord, params?: SentenceParams) => string;

/** `search` as in `location.search`. */
export function languageOf(search: string, browserLanguage: string): InterfaceLanguage {
  const asked = new URLSearchParams(search).get('lang');
  if (asked === 'en' || asked === 'es') return asked;
  return browserLanguage.toLowerCase().startsWith('es') ? 'es' : 'en';
}

export function sayIn(language: InterfaceLanguage): Say {
  return (word, params = {}) => fillSentence(simulatorWords[language][word], params, language);
}

export function timeIn(language: InterfaceLanguage, at: string): string {
  const locale = language === 'es' ? 'es-MX' : 'en-US';
  const time = new Date(at).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });
  return time.replace('AM', 'am').replace('PM', 'pm');
}
