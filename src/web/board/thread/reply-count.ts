// Pure. The letters that make a reply cost more, and what to write in their place.
import { GSM7_HINTS } from '../../../contract/sms-segments.ts';
import type { Say } from '../words/use-words.ts';

const MOST_HINTS = 4;

/** `á: use a`, one for each letter in the way, at most four. */
export function offenderHints(offenders: readonly string[], t: Say): string[] {
  return offenders.slice(0, MOST_HINTS).map((letter) => {
    const use = GSM7_HINTS.get(letter);
    return use === undefined
      ? t('reply.offenderNone', { letter })
      : t('reply.offender', { letter, use });
  });
}
