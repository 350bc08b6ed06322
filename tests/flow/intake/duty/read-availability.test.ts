// What volunteers text about being on duty, in both languages, as people type on a phone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAvailability } from '../../../../src/flow/intake/duty/read-availability.ts';
import { minuteOfDay } from '../../../../src/platform/minute-of-day.ts';

const ZONE = 'America/Los_Angeles';
/** A Tuesday, 17:10 in Los Angeles. */
const NOW = new Date('2026-11-25T01:10:00Z');
const read = (body: string, now = NOW) => readAvailability(body, now, ZONE);

describe('a word alone', () => {
  it.each([
    'ON',
    'on',
    ' On. ',
    'on please',
    'ON now',
    'available',
    "I'm available",
    'on duty',
    'on call',
    'DISPONIBLE',
    'disponible!',
    'Estoy disponible',
    'ya estoy disponible',
    'de turno',
    'en guardia',
    'Hola, disponible hoy gracias',
  ])('%s is on', (body) => expect(read(body)).toEqual({ said: 'on', until: null }));

  it.each([
    'OFF',
    'off',
    'off duty',
    'Off please',
    'not available',
    'unavailable',
    'busy',
    'DESCANSO',
    'en descanso',
    'no disponible',
    'no estoy disponible',
    'ocupada',
    'termine mi turno',
    'Terminé turno',
  ])('%s is off', (body) => expect(read(body)).toEqual({ said: 'off' }));

  it.each(['PAUSE', 'pausa', 'pause me please', 'pausa por favor', 'pause a week', 'vacaciones'])(
    '%s is a pause',
    (body) => expect(read(body)).toEqual({ said: 'pause' }),
  );

  it.each([
    'AREA 90057',
    'area: 90057',
    '90057',
    'zip code 90057',
    'ZONA 90057',
    'mi zona es 90057',
    'my area is 90057',
  ])('%s is an area', (body) => expect(read(body)).toEqual({ said: 'area', zip: '90057' }));
});

describe('until', () => {
  it.each([
    ['ON till 9pm', 21 * 60],
    ['on until 9 p.m.', 21 * 60],
    ['on til 9:30 PM', 21 * 60 + 30],
    ['available till 21:00', 21 * 60],
    ['ON till 9', 21 * 60],
    ['on to midnight', 0],
    ['on tonight until 6am', 360],
    ['disponible hasta las 9', 21 * 60],
    ['Disponible hasta las 9 de la noche', 21 * 60],
    ['estoy disponible hasta medianoche', 0],
    ['disponible hasta las 8 de la mañana', 8 * 60],
    ['DISPONIBLE HASTA LAS 11:45PM.', 23 * 60 + 45],
  ])('%s', (body, minute) => {
    const heard = read(body);
    if (heard.said !== 'on' || heard.until === null) throw new Error(`read as ${heard.said}`);
    expect(minuteOfDay(heard.until, ZONE)).toBe(minute);
    const aheadMs = heard.until.getTime() - NOW.getTime();
    expect(aheadMs).toBeGreaterThan(0);
    expect(aheadMs).toBeLessThanOrEqual(24 * 3_600_000);
  });

  it.each(['on for 3 hours', 'ON for 3h', 'disponible por 3 horas', 'disponible durante 3 hrs'])(
    '%s',
    (body) =>
      expect(read(body)).toEqual({ said: 'on', until: new Date(NOW.getTime() + 3 * 3_600_000) }),
  );

  it('holds over the night in which the clocks change', () => {
    for (const night of ['2026-11-01T05:00:00Z', '2027-03-14T06:00:00Z']) {
      const heard = read('on until 7am', new Date(night));
      if (heard.said !== 'on' || heard.until === null) throw new Error(heard.said);
      expect(minuteOfDay(heard.until, ZONE)).toBe(7 * 60);
    }
  });
});

describe('quiet hours', () => {
  const night = { fromMinute: 22 * 60, toMinute: 6 * 60 };
  it.each([
    'QUIET 10pm-6am',
    'quiet hours from 10 pm to 6 am',
    'quiet 22:00 to 06:00',
    'quiet 22:00-6:00',
    'do not disturb 10pm to 6am',
    'SILENCIO 10pm a 6am',
    'silencio de 10pm a 6am',
    'silencio de las 10 de la noche a las 6 de la mañana',
    'no molestar de 22:00 a 6:00',
  ])('%s', (body) => expect(read(body)).toEqual({ said: 'quiet', hours: night }));

  it.each(['QUIET OFF', 'no quiet hours', 'SIN SILENCIO', 'quitar silencio'])(
    '%s ends them',
    (body) => expect(read(body)).toEqual({ said: 'quiet', hours: null }),
  );
});

describe('what cannot be followed', () => {
  it.each([
    'ON till late',
    'quiet 10-6',
    'AREA downtown',
    'area',
    'silencio',
    'ON till 25:00',
    'quiet 10pm-10pm',
    'disponible hasta mañana',
    'AREA 9005',
    'pause until monday',
  ])('%s is asked again', (body) => expect(read(body)).toEqual({ said: 'unclear' }));
});

describe('what is about something else', () => {
  it.each([
    'on my way',
    'OMW',
    'On 6th and Alvarado',
    'I am on the corner',
    'off 7th street',
    '1',
    'K7 GO',
    'GO',
    'HERE',
    'OK',
    'DONE',
    '',
    'are you on?',
    'on if Leo comes too',
    'I can be on when my shift ends',
    'off duty cops everywhere here',
    'busy street with vans',
    'voy en camino',
    'LISTO',
    'aquí estoy',
    '¿disponible?',
    'disponible si alguien me lleva',
    'van blanca en zona escolar 5 agentes',
    'STOP',
    'ALTO',
    'take me off the list',
    'thanks',
    '2135550123',
    '90057 has two vans parked',
  ])('%s', (body) => expect(read(body)).toEqual({ said: 'nothing' }));

  it('is never slow and never throws, whatever comes', () => {
    const word = fc.constantFrom(
      'on',
      'off',
      'till',
      'hasta',
      'las',
      '9',
      'pm',
      'a.m.',
      ' ',
      'quiet',
      'please',
      'im',
      'area',
      '90057',
      '-',
      'to',
    );
    const soup = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ maxLength: 1600 })), (body) => {
        const startMs = performance.now();
        read(body);
        expect(performance.now() - startMs).toBeLessThan(100);
      }),
    );
  });
});
