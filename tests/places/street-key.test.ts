import { describe, expect, it } from 'vitest';
import { streetKey } from '../../src/places/street-key.ts';

describe('the keys of a street', () => {
  it.each([
    ['La Brea Ave', ['la brea', 'brea']],
    ['Los Angeles St', ['los angeles', 'angeles']],
    ['N. Los Angeles St', ['los angeles', 'angeles']],
    ['Las Tunas Dr', ['las tunas', 'tunas']],
    ['El Segundo Blvd', ['el segundo', 'segundo']],
    ['la wilshire', ['la wilshire', 'wilshire']],
    ['calle Main', ['main']],
    ['la calle Flower', ['flower']],
    ['bulevar Whittier', ['whittier']],
    ['Whittier bl', ['whittier']],
    ['van nuys blv', ['van nuys']],
    ['Sherman Way', ['sherman']],
    ['Av. César Chávez', ['cesar chavez']],
    ['Cesar E. Chavez Avenue', ['cesar chavez']],
    ['MLK', ['martin luther king']],
    ['Dr. Martin Luther King Jr. Blvd', ['martin luther king']],
    ['St. Andrews Pl', ['saint andrews']],
    ['Sta Fe Ave', ['santa fe']],
    ['Ft Hill St', ['fort hill']],
    ['Pacific Coast Highway', ['pacific coast']],
    ['PCH', ['pacific coast']],
    ['Avenue S', ['ave s']],
    ['West Blvd', ['west']],
    ['Court St', ['court']],
    ['', []],
    ['😀', []],
    ['올림픽', []],
  ])('%s', (text, keys) => {
    expect(streetKey(text).keys).toEqual(keys);
  });

  it.each([
    '4th St',
    '4th',
    '4ta',
    '4a',
    '4ª',
    'fourth',
    'Fourth Street',
    'la cuarta',
    'la 4',
    'LA 4TA',
    'la cuatro',
    'calle 4',
    'E 4th St',
    '4 th',
  ])('%s is number 4', (text) => {
    expect(streetKey(text)).toMatchObject({ keys: ['4'], number: 4 });
  });

  it.each([
    'the 5',
    'I-5',
    'el 5',
    'freeway 5',
    'the 5 freeway',
    'Interstate 5',
    'fwy 5',
    'the 5 south',
  ])('%s is a freeway', (text) => {
    expect(streetKey(text).keys).toEqual(['fwy 5']);
  });

  it.each(['Avenue 52', 'avenida 52', 'la avenida 52', 'Ave 52'])('%s keeps its kind', (text) => {
    expect(streetKey(text)).toMatchObject({ keys: ['ave 52'], number: 52, leadType: 'ave' });
  });

  it.each(['52nd St', 'la 52', '52nd', 'calle 52', 'cincuenta y dos'])(
    '%s is no avenue',
    (text) => {
      expect(streetKey(text).keys).toEqual(['52']);
    },
  );

  it('kind and direction stand apart', () => {
    expect(streetKey('S Standard Ave')).toEqual({
      keys: ['standard'],
      direction: 's',
      suffix: 'ave',
    });
    expect(streetKey('Main St norte')).toEqual({ keys: ['main'], direction: 'n', suffix: 'st' });
    expect(streetKey('avenida Soto sur')).toMatchObject({
      keys: ['soto'],
      direction: 's',
      leadType: 'ave',
    });
  });

  it('names of number words are names', () => {
    expect(streetKey('Seven Hills Dr').keys).toEqual(['seven hills']);
    expect(streetKey('el segundo').keys).toEqual(['el segundo', 'segundo']);
    expect(streetKey('la segunda').keys).toEqual(['2']);
  });
});
