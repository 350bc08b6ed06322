// The number in a numbered street's name, however it is said: 4th, 4ta, 4ª, fourth, la cuarta, la
// cuatro. Only a whole name is a number: Seven Hills and El Segundo are names. Pure.

const DIGITS = /^0*(\d{1,3})(?:st|nd|rd|th|rth|ht|ta|da|ra|va|ma|na|a|o|to|do|ro|mo|no)?$/;
const ORDINAL_ENDINGS = new Set(['st', 'nd', 'rd', 'th', 'ta', 'da', 'ra', 'va', 'ma', 'na']);

const UNITS = numbered(
  1,
  'first,second,third,fourth,fifth,sixth,seventh,eighth,ninth,tenth,eleventh,twelfth,thirteenth,fourteenth,fifteenth,sixteenth,seventeenth,eighteenth,nineteenth',
  'primera,segunda,tercera,cuarta,quinta,sexta,septima,octava,novena,decima',
  'uno,dos,tres,cuatro,cinco,seis,siete,ocho,nueve,diez,once,doce,trece,catorce,quince,dieciseis,diecisiete,dieciocho,diecinueve,veinte,veintiuno,veintidos,veintitres,veinticuatro,veinticinco,veintiseis,veintisiete,veintiocho,veintinueve',
);
const TENS = tens(
  'twentieth,thirtieth,fortieth,fiftieth,sixtieth,seventieth,eightieth,ninetieth',
  'veinte,treinta,cuarenta,cincuenta,sesenta,setenta,ochenta,noventa',
);
const TENS_BEFORE_A_UNIT = tens(
  'twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety',
  'veinte,treinta,cuarenta,cincuenta,sesenta,setenta,ochenta,noventa',
);

function numbered(from: number, ...lists: string[]): ReadonlyMap<string, number> {
  return new Map(
    lists.flatMap((list) => list.split(',').map((word, index) => [word, index + from] as const)),
  );
}

function tens(...lists: string[]): ReadonlyMap<string, number> {
  return new Map([...numbered(2, ...lists)].map(([word, tenth]) => [word, tenth * 10]));
}

/** @param words a whole name, folded, without article, kind, direction; null where it is no number */
export function readStreetNumber(words: readonly string[]): number | null {
  const [first = '', second = '', third] = words;
  if (words.length === 1) return readDigits(first) ?? UNITS.get(first) ?? TENS.get(first) ?? null;
  if (words.length === 2 && /^\d{1,3}$/.test(first) && ORDINAL_ENDINGS.has(second))
    return readDigits(first);
  const ten = TENS_BEFORE_A_UNIT.get(first);
  if (ten === undefined) return null;
  const last = words.length === 2 ? second : words.length === 3 && second === 'y' ? third : '';
  const unit = UNITS.get(last ?? '');
  return unit !== undefined && unit < 10 ? ten + unit : null;
}

/** Told from a bare count: `4th`, not `4`. */
export function isOrdinal(word: string): boolean {
  return /^\d{1,3}[a-z]/.test(word) && DIGITS.test(word);
}

function readDigits(word: string): number | null {
  const digits = DIGITS.exec(word)?.[1];
  return digits === undefined ? null : Number(digits);
}
