// The words of the open incident beside those of the whole board.
import { useMemo } from 'react';
import { fillSentence, type SentenceParams } from '../../../contract/words/choose-words.ts';
import { incidentWords, type IncidentWord } from '../../../contract/words/incident-words.ts';
import { useWords } from '../words/use-words.ts';

export type SayIncident = (word: IncidentWord, params?: SentenceParams) => string;

export function useIncidentWords() {
  const { t, language } = useWords();
  const say = useMemo<SayIncident>(
    () =>
      (word, params = {}) =>
        fillSentence(incidentWords[language][word], params, language),
    [language],
  );
  return { t, say, language };
}
