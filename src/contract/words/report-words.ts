// The public report form's sentences in every language of the interface.
import type { InterfaceLanguage } from '../primitives.ts';
import type { SameWords, SentenceParams } from './choose-words.ts';
import { fillSentence } from './choose-words.ts';
import { reportWordsEn } from './report-words-en.ts';
import { reportWordsEs } from './report-words-es.ts';

export type ReportWord = keyof typeof reportWordsEn;

export const reportWords: Readonly<Record<InterfaceLanguage, SameWords<typeof reportWordsEn>>> = {
  en: reportWordsEn,
  es: reportWordsEs,
};

export type SayReportWord = (word: ReportWord, params?: SentenceParams) => string;

export function reportSentences(language: InterfaceLanguage): SayReportWord {
  return (word, params = {}) => fillSentence(reportWords[language][word], params, language);
}
