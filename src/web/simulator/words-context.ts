// The page's words, handed down so that every part says them in the page's language.
import { createContext, useContext } from 'react';
import type { InterfaceLanguage } from '../../contract/primitives.ts';
import type { Say } from './simulator-language.ts';
import { sayIn } from './simulator-language.ts';

export type Words = { t: Say; language: InterfaceLanguage };

export const WordsContext = createContext<Words>({ t: sayIn('en'), language: 'en' });

export function useWords(): Words {
  return useContext(WordsContext);
}
