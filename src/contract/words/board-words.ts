// The board's sentences in every language of the interface.
import type { InterfaceLanguage } from '../primitives.ts';
import { boardWordsEn } from './board-words-en.ts';
import { boardWordsEs } from './board-words-es.ts';
import { factWordsEn } from './fact-words-en.ts';
import { factWordsEs } from './fact-words-es.ts';
import { incidentRowWordsEn, incidentRowWordsEs } from './incident-row-words.ts';
import { conversationWordsEn, conversationWordsEs } from './conversation-words.ts';
import { guardWordsEn, guardWordsEs } from './guard-words.ts';
import { mediaWordsEn, mediaWordsEs } from './media-words.ts';
import type { SameWords } from './choose-words.ts';

const en = {
  ...boardWordsEn,
  ...factWordsEn,
  ...mediaWordsEn,
  ...conversationWordsEn,
  ...guardWordsEn,
  ...incidentRowWordsEn,
} as const;

export type BoardWord = keyof typeof en;

export const boardWords: Readonly<Record<InterfaceLanguage, SameWords<typeof en>>> = {
  en,
  es: {
    ...boardWordsEs,
    ...factWordsEs,
    ...mediaWordsEs,
    ...conversationWordsEs,
    ...guardWordsEs,
    ...incidentRowWordsEs,
  },
};
