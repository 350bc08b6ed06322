// In which of our two languages a person is answered, and how a number is said in it. Pure.
import type { InterfaceLanguage } from '../../contract/primitives.ts';

/** Spoken beside Spanish, and mostly not written: answered in Spanish, with an interpreter offered. */
const BESIDE_SPANISH = new Set(['mix', 'zap', 'quc', 'kjb', 'mam', 'nah', 'mxp', 'tzo']);

/** Texts are complete in two languages; a mix with Spanish in it is answered in Spanish. */
export function answerLanguage(detected: string): InterfaceLanguage {
  return detected.startsWith('es') || BESIDE_SPANISH.has(detected) ? 'es' : 'en';
}

/** Neither of our two languages is understood there, as far as the words tell. */
export function isOtherLanguage(detected: string): boolean {
  if (detected === 'und' || BESIDE_SPANISH.has(detected)) return false;
  return !detected.startsWith('en') && !detected.startsWith('es');
}

/** `+17145550100` as people write it: `714-555-0100`. */
export function spokenNumber(e164: string): string {
  const found = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return found ? `${found[1]}-${found[2]}-${found[3]}` : e164;
}
