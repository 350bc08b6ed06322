import { describe, expect, it } from 'vitest';
import { aliasProblem } from '../../src/places/alias-name.ts';
import { isHomeLike } from '../../src/places/home-like.ts';

describe('a name that may be taught', () => {
  it.each(['la Northgate', 'the big Home Depot', 'Peñón', 'el swap meet', 'MacArthur'])(
    '%s',
    (words) => expect(aliasProblem(words)).toBeNull(),
  );

  it.each([
    ['la', 'words_too_common'],
    ['Aquí', 'words_too_common'],
    ['the corner of the street', 'words_too_common'],
    ['4th', 'words_too_common'],
    ['la tienda', 'words_too_common'],
    ['在 la 家', 'no_words'],
    ['мi саsа', 'no_words'],
    ['mi cаsа', 'no_words'],
    ['…', 'no_words'],
    ['they took him by the big store', 'words_too_long'],
  ])('not %s: %s', (words, problem) => {
    expect(aliasProblem(words)).toBe(problem);
  });
});

describe('a home by another word', () => {
  it.each(['mi kasa', 'donde vivo', 'where I live', 'where she lives', 'my place', 'mi cantón'])(
    '%s',
    (words) => expect(isHomeLike(words)).toBe(true),
  );

  it.each(['live oak and main', 'the market place', 'Villa Cantón'])('not %s', (words) => {
    expect(isHomeLike(words)).toBe(false);
  });
});
