// Number words of both languages, as counts of people and cars are said, folded. `once` is left out:
// eleven in Spanish, a word of time in English. Pure.
const WORDS: Readonly<Record<number, string>> = {
  0: 'zero cero',
  1: 'one uno',
  2: 'two dos',
  3: 'three tres',
  4: 'four cuatro quatro',
  5: 'five cinco sinco',
  6: 'six seis ceis',
  7: 'seven siete ciete',
  8: 'eight ocho',
  9: 'nine nueve',
  10: 'ten diez',
  11: 'eleven',
  12: 'twelve doce dozen docena',
  13: 'thirteen trece',
  14: 'fourteen catorce',
  15: 'fifteen quince kinse',
  16: 'sixteen dieciseis',
  17: 'seventeen diecisiete',
  18: 'eighteen dieciocho',
  19: 'nineteen diecinueve',
  20: 'twenty veinte beinte',
  25: 'veinticinco',
  30: 'thirty treinta',
  40: 'forty cuarenta',
  50: 'fifty cincuenta',
  60: 'sixty sesenta',
  100: 'hundred cien',
};

export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries(WORDS).flatMap(([value, words]) =>
    words.split(' ').map((word): [string, number] => [word, Number(value)]),
  ),
);
