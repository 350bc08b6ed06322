// The words of the later pages, in the language chosen on this device.
import { useMemo } from 'react';
import { fillSentence, type SentenceParams } from '../../../contract/words/choose-words.ts';
import { pageWords, type PageWord } from '../../../contract/words/page-words.ts';
import { useSettings } from '../state/settings.ts';

export type SayOnPage = (word: PageWord, params?: SentenceParams) => string;

export function usePageWords(): SayOnPage {
  const language = useSettings((settings) => settings.language);
  return useMemo(
    () =>
      (word, params = {}) =>
        fillSentence(pageWords[language][word], params, language),
    [language],
  );
}
