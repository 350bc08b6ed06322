// The sentences of the open incident in every language of the interface; they come with its part of
// the page, not with the first load.
import type { InterfaceLanguage } from '../primitives.ts';
import type { SameWords } from './choose-words.ts';
import { incidentWordsEn } from './incident-words-en.ts';
import { incidentWordsEs } from './incident-words-es.ts';

export type IncidentWord = keyof typeof incidentWordsEn;

export const incidentWords: Readonly<Record<InterfaceLanguage, SameWords<typeof incidentWordsEn>>> =
  { en: incidentWordsEn, es: incidentWordsEs };
