// The board's sentences in every language of the interface.
import type { InterfaceLanguage } from '../primitives.ts';
import { boardWordsEn } from './board-words-en.ts';
import { boardWordsEs } from './board-words-es.ts';
import type { SameWords } from './choose-words.ts';

export type BoardWord = keyof typeof boardWordsEn;

export const boardWords: Readonly<Record<InterfaceLanguage, SameWords<typeof boardWordsEn>>> = {
  en: boardWordsEn,
  es: boardWordsEs,
};
