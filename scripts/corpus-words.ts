// Pure: a reading in the words of the corpus: snake case, absent where nothing was found, and the
// labellers' own names of flags.
import type { QuestionAnswer, Reading } from '../src/flow/intake/reading/reading.ts';

export type CorpusReading = { text: string; kind: string; lang: string } & Record<string, unknown>;

const FLAG_NAMES: Readonly<Record<string, string>> = { media_inquiry: 'media_request' };

export function inCorpusWords(text: string, reading: Reading): CorpusReading {
  const { kind, lang, priority, locationText, facts, flags, volunteer, answer } = reading;
  return {
    text,
    kind,
    lang,
    location_text: locationText,
    ...snakeCase(facts),
    priority,
    priority_reasons: reading.priorityReasons,
    ...(flags.length > 0 && { flags: flags.map((flag) => FLAG_NAMES[flag] ?? flag) }),
    ...(volunteer && snakeCase(volunteer)),
    ...(answer !== undefined && { answer: answer && answerWords(answer) }),
  };
}

function answerWords(answer: QuestionAnswer): Record<string, unknown> {
  return snakeCase(answer);
}

function snakeCase(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
