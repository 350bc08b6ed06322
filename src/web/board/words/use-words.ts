// The board's words in the language chosen on this device.
import { useMemo } from 'react';
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import { boardWords, type BoardWord } from '../../../contract/words/board-words.ts';
import { fillSentence, type SentenceParams } from '../../../contract/words/choose-words.ts';
import { useSettings } from '../state/settings.ts';

export type Say = (word: BoardWord, params?: SentenceParams) => string;

/** A sentence not yet in a language, for what is kept and shown later. */
export interface Said {
  word: BoardWord;
  params?: SentenceParams;
}

export function useWords(): { t: Say; language: InterfaceLanguage } {
  const language = useSettings((settings) => settings.language);
  const t = useMemo(() => sayIn(language), [language]);
  return { t, language };
}

export function sayIn(language: InterfaceLanguage): Say {
  return (word, params = {}) => fillSentence(boardWords[language][word], params, language);
}
