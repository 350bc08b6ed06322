// Pure: the words the carrier itself acts upon and answers, whole message, any case.
import type { OptOutType } from './carrier-types.ts';

const WORDS: ReadonlyMap<string, OptOutType> = new Map([
  ...['STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'CANCEL', 'REVOKE', 'OPTOUT'].map(
    (word) => [word, 'STOP'] as const,
  ),
  ...['START', 'YES', 'UNSTOP'].map((word) => [word, 'START'] as const),
  ...['HELP', 'INFO'].map((word) => [word, 'HELP'] as const),
]);

export function keywordOf(body: string): OptOutType | undefined {
  return WORDS.get(body.trim().toUpperCase());
}

export const KEYWORD_REPLIES: Readonly<Record<OptOutType, string>> = {
  STOP: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
  START:
    'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
  HELP: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
};

const TOLL_FREE_WORDS: ReadonlyMap<string, OptOutType> = new Map([
  ['STOP', 'STOP'],
  ['START', 'START'],
  ['UNSTOP', 'START'],
]);

/** Of toll-free numbers the network obeys these alone, and nobody can change that. */
export function tollFreeKeywordOf(body: string): OptOutType | undefined {
  return TOLL_FREE_WORDS.get(body.trim().toUpperCase());
}

export const TOLL_FREE_REPLIES: Readonly<Record<'STOP' | 'START', string>> = {
  STOP: 'NETWORK MSG: You replied with the word "stop" which blocks all texts sent from this number. Text back "unstop" to receive messages again.',
  START:
    'NETWORK MSG: You have replied "unstop" and will begin receiving messages again from this number.',
};

/** The carrier answers a change of mind once; YES from somebody who never left is an ordinary text. */
export function isAnswered(keyword: OptOutType, isOptedOut: boolean): boolean {
  return keyword === 'START' ? isOptedOut : !isOptedOut;
}
