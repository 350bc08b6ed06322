// Promise: a text that is nothing but a keyword or a bare plea is recognised, in both languages; a
// keyword inside a longer text never is. `bus stop` and `hombre alto` are not opt-outs. Pure.
import { bareWords } from './fold-text.ts';

export type KeywordKind = 'opt-out' | 'opt-in' | 'help';

const OPT_OUT = new Set(
  (
    'stop stopall unsubscribe end quit cancel revoke optout unsub remove unsuscribe stopp ' +
    'alto parar pare paren baja cancelar salir fin nomas detener desuscribir'
  ).split(' '),
);
const OPT_IN = new Set(
  'start yes unstop join subscribe unirme iniciar comenzar empezar suscribir suscribirme alta'.split(
    ' ',
  ),
);
const HELP = new Set(
  (
    'help info helpme sos ayuda auxilio socorro ayudenme ayudeme ayudame ayudanos ayudennos ' +
    'informacion'
  ).split(' '),
);

/** Words that may stand beside a keyword without making the text say more. */
const COURTESY = new Set(
  (
    'please pls plz thanks thank you ty now already just it this all me my us por favor porfavor ' +
    'porfa gracias ya hey hi hola ok'
  ).split(' '),
);
const PLEA = new Set(
  (
    'i im we need someone somebody anybody can could u necesito necesitamos urgente urgent alguien ' +
    'se puede pueden mi nos su your de asap favor emergency emergencia'
  ).split(' '),
);

const MAX_WORDS = 8;
/** Letter by letter, with anything between them, a keyword is no longer. */
const MOST_CHARACTERS = 100;

/** @param folded from `foldText` */
export function readKeyword(folded: string): KeywordKind | null {
  if (folded.length > MOST_CHARACTERS) return null;
  const words = bareWords(folded)
    .replace(/\bno mas\b/g, 'nomas')
    .replace(/\bopt out\b/g, 'optout')
    .split(' ');
  if (words.length > MAX_WORDS) return null;
  if (isOnly(words, OPT_OUT, COURTESY)) return 'opt-out';
  if (isOnly(words, OPT_IN, COURTESY)) return 'opt-in';
  return isOnly(words, HELP, COURTESY, PLEA) ? 'help' : null;
}

function isOnly(words: string[], keywords: Set<string>, ...fillers: Set<string>[]): boolean {
  if (!words.some((word) => keywords.has(word))) return false;
  return words.every((word) => keywords.has(word) || fillers.some((set) => set.has(word)));
}
