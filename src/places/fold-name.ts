// A name as it is compared: without case, accents, apostrophes and punctuation, short forms written
// out. Two spellings of one name that people take for the same have one key. Pure.

const SHORT_FORMS: Readonly<Record<string, string>> = {
  bldg: 'building',
  ctr: 'center',
  elem: 'elementary',
  hosp: 'hospital',
  hts: 'heights',
  hgts: 'heights',
  bch: 'beach',
  vly: 'valley',
  spgs: 'springs',
  depo: 'depot',
  ft: 'fort',
  mt: 'mount',
  sta: 'santa',
  sto: 'santo',
  homedepot: 'home depot',
  swapmeet: 'swap meet',
  carwash: 'car wash',
};

/** Latin letters and digits in lower case, single blanks; other scripts leave nothing. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’‘`´]/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The key of a city, landmark or alias: `E. L.A.` is `e l a`, `Federal Bldg.` is `federal building`. */
export function nameKey(name: string): string {
  return foldName(name)
    .split(' ')
    .map((word) => (Object.hasOwn(SHORT_FORMS, word) ? SHORT_FORMS[word] : word))
    .join(' ');
}
