// Whether words can be the name of one place: a name that is too common would pull every text to it.
// Pure.
import { nameKey } from './fold-name.ts';
import { isConnective } from './split-joins.ts';

/** A name is short; a sentence is somebody's story. */
const NAME_WORDS_MAX = 5;
const LETTERS_MIN = 3;
const NAMES_NOTHING = new Set(
  (
    'here there now today right place corner street st ave avenue blvd road rd apt store shop park ' +
    'school church house home car parking lot my me our ' +
    'aqui ahi alla aca ahora hoy ahorita lugar esquina calle avenida tienda parque escuela iglesia ' +
    'casa carro estacionamiento mi mis nuestra nuestro'
  ).split(' '),
);

export type AliasProblem = 'no_words' | 'words_too_long' | 'words_too_common';

/** Null where the words may be taught. Other scripts leave no key, or a piece of one. */
export function aliasProblem(words: string): AliasProblem | null {
  const key = nameKey(words);
  if (key === '' || /[^\p{Script=Latin}\P{L}]/u.test(words.normalize('NFKC'))) return 'no_words';
  const parts = key.split(' ');
  if (parts.length > NAME_WORDS_MAX) return 'words_too_long';
  const telling = parts.filter((part) => !isConnective(part) && !NAMES_NOTHING.has(part));
  const letters = telling.join('').replace(/[^a-z]/g, '');
  return letters.length < LETTERS_MIN ? 'words_too_common' : null;
}
