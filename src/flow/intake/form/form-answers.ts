// What somebody filled in, checked and put into words. Only a blank place or time, or more words
// than a person can read, is sent back; everything else is kept as it is. Pure.
import { findPhoneNumbersInText } from 'libphonenumber-js';
import type { Priority } from '../../../contract/statuses.ts';
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import { reportSentences } from '../../../contract/words/report-words.ts';
import type { FormAnswers } from '../inbound-content.ts';

export const ANSWER_MAX_CHARACTERS = 5_000;

/** As they came from the browser: by field name, text made well-formed. */
export type FormFields = Readonly<Record<string, string>>;

export const TEXT_FIELDS = ['where', 'whenDetail', 'what', 'howMany', 'contact'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

export const CHOICES = {
  when: ['now', 'just_left', 'earlier', 'hearsay'],
  kind: ['sighting', 'arrest', 'other'],
  taken: ['yes', 'no', 'unsure'],
  mayContact: ['call', 'text', 'no'],
} as const;

export type FormProblem = {
  field: TextField | 'when' | 'words';
  problem: 'missing' | 'too_long';
  count?: number;
};

/** Whether there is nothing in it for a person to read. */
export function isBlank(text: string): boolean {
  return text.replace(/[\s\p{Cf}\u115F\u1160\u3164\uFFA0]/gu, '') === '';
}

export function findProblems(fields: FormFields): FormProblem[] {
  const problems: FormProblem[] = [];
  if (isBlank(fields['where'] ?? '')) problems.push({ field: 'where', problem: 'missing' });
  if (isBlank(fields['when'] ?? '')) problems.push({ field: 'when', problem: 'missing' });
  for (const field of TEXT_FIELDS) {
    const count = countCharacters(fields[field] ?? '');
    if (count > ANSWER_MAX_CHARACTERS) problems.push({ field, problem: 'too_long', count });
  }
  return problems;
}

export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** A choice that the form does not offer is a choice not made. */
export function toAnswers(fields: FormFields, language: InterfaceLanguage): FormAnswers {
  const text = (field: TextField) => (fields[field] ?? '').trim();
  return {
    where: text('where'),
    when: choice(CHOICES.when, fields['when']) ?? 'unknown',
    whenDetail: text('whenDetail'),
    kind: choice(CHOICES.kind, fields['kind']) ?? 'sighting',
    what: text('what'),
    howMany: text('howMany'),
    taken: choice(CHOICES.taken, fields['taken']) ?? 'unknown',
    contact: text('contact'),
    mayContact:
      choice(CHOICES.mayContact, fields['mayContact']) ?? (text('contact') ? 'call' : 'no'),
    language,
  };
}

function choice<T extends string>(offered: readonly T[], given: string | undefined): T | null {
  return offered.find((each) => each === given) ?? null;
}

/** Networks' practice: people being taken now is P1, seen now P2, just left P3, old or told P4. */
export function priorityOf(answers: FormAnswers): Priority {
  if (answers.when === 'now') return answers.taken === 'yes' ? 'P1' : 'P2';
  if (answers.kind === 'arrest') return 'P2';
  return answers.when === 'just_left' || answers.when === 'unknown' ? 'P3' : 'P4';
}

export type Contact = {
  /** E.164, when one was given that can be dialled and texted. */
  phone: string | null;
  /** The rest as it was written; the phone in it only by its last digits. */
  words: string;
};

/** A number with an extension is a switchboard: it stays words, for a person to call. */
export function readContact(answers: Pick<FormAnswers, 'contact' | 'mayContact'>): Contact {
  if (answers.mayContact === 'no') return { phone: null, words: '' };
  const found = findPhoneNumbersInText(answers.contact, 'US').find(({ number }) => !number.ext);
  if (!found) return { phone: null, words: answers.contact };
  const before = answers.contact.slice(0, found.startsAt);
  const after = answers.contact.slice(found.endsAt);
  const masked = `••${found.number.number.slice(-4)}`;
  return { phone: found.number.number, words: `${before}${masked}${after}`.trim() };
}

/** The answers as one text that a dispatcher reads, in the sender's language; blanks left out. */
export function describeAnswers(answers: FormAnswers): string {
  const say = reportSentences(answers.language);
  const contact = readContact(answers);
  const lines: [string, string][] = [
    [say('where.label'), answers.where],
    [
      say('when.label'),
      [say(`when.${answers.when}`), answers.whenDetail].filter(Boolean).join('. '),
    ],
    [say('kind.label'), say(`kind.${answers.kind}`)],
    [say('what.label'), answers.what],
    [say('howMany.label'), answers.howMany],
    [say('taken.label'), answers.taken === 'unknown' ? '' : say(`taken.${answers.taken}`)],
    [say('contact.label'), contact.words],
    [
      say('mayContact.label'),
      answers.contact === '' ? '' : say(`mayContact.${answers.mayContact}`),
    ],
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label} ${value}`)
    .join('\n');
}
