// Whether words are a sentence that we ourselves send: a machine that sends back what it gets.
import type { Deps } from '../../../deps.ts';
import { INTERFACE_LANGUAGES } from '../../../contract/primitives.ts';
import { renderText } from '../../../messaging/texts.ts';
import type { Sentence } from './say-step.ts';
import { SPOKEN_SENTENCES, valuesOf } from './say-step.ts';

export function isOwnSentence(config: Deps['config'], words: string): boolean {
  const values = valuesOf(config);
  return SPOKEN_SENTENCES.some((key) =>
    INTERFACE_LANGUAGES.some((language) => isSame(key, language, values, words)),
  );
}

function isSame(
  key: Sentence,
  language: (typeof INTERFACE_LANGUAGES)[number],
  values: ReturnType<typeof valuesOf>,
  words: string,
): boolean {
  // A link longer than a text takes is never sent, so that nobody can send it back.
  if (key === 'volunteer_link') return false;
  return renderText(key, language, values) === words;
}
