// Which sentence of the catalogue says a step, in which language, with which values. Pure.
import type { Deps } from '../../../deps.ts';
import { spokenNumber } from '../../../messaging/texts/answer-language.ts';
import { spokenOpening } from './coverage-hours.ts';
import type { Step } from './thread-state.ts';

export type Sentence =
  | 'menu'
  | 'ack_received'
  | 'sight_q1_where'
  | 'sight_q2_when'
  | 'sight_q3_what'
  | 'sight_q4_taken'
  | 'sight_close'
  | 'first_q1'
  | 'first_q2'
  | 'first_q3'
  | 'first_q4'
  | 'first_close'
  | 'media_where'
  | 'arrest_1_care'
  | 'arrest_2_basics'
  | 'arrest_3_urgent'
  | 'after_hours'
  | 'volunteer_link'
  | 'volunteer_thanks'
  | 'legal_question'
  | 'rumor_check'
  | 'other_language';

const SENTENCES: Readonly<Record<Step, Sentence>> = {
  menu: 'menu',
  q1: 'sight_q1_where',
  q2: 'sight_q2_when',
  q3: 'sight_q3_what',
  q4: 'sight_q4_taken',
  close: 'sight_close',
  care: 'arrest_1_care',
  arrest_2: 'arrest_2_basics',
  arrest_3: 'arrest_3_urgent',
  after_hours: 'after_hours',
  ack: 'ack_received',
  volunteer: 'volunteer_link',
  legal: 'legal_question',
  rumor: 'rumor_check',
  other_language: 'other_language',
};

/** What a person hears first says who speaks. */
const FIRST_SENTENCES: Partial<Readonly<Record<Step, Sentence>>> = {
  q1: 'first_q1',
  q2: 'first_q2',
  q3: 'first_q3',
  q4: 'first_q4',
  close: 'first_close',
};

/** Every sentence of the conversation. */
export const SPOKEN_SENTENCES: readonly Sentence[] = [
  ...Object.values(SENTENCES),
  ...Object.values(FIRST_SENTENCES),
  'media_where',
];

/** What the sentences are filled with. */
export function valuesOf(config: Deps['config']) {
  return {
    org: config.NETWORK_NAME,
    phone: spokenNumber(config.HOTLINE_NUMBER),
    time: spokenOpening(config.COVERAGE_HOURS),
    link: `${config.PUBLIC_URL}/join`,
  };
}

/** Longest link that fits beside the words around it. */
export const LINK_MAX = 60;

export function sentenceOf(
  step: Step,
  given: { isFirst: boolean; isPhotoOnly: boolean; link: string },
): Sentence {
  if (step === 'q1' && given.isPhotoOnly && given.isFirst) return 'media_where';
  if (step === 'volunteer' && given.link.length > LINK_MAX) return 'volunteer_thanks';
  return (given.isFirst ? FIRST_SENTENCES[step] : undefined) ?? SENTENCES[step];
}
