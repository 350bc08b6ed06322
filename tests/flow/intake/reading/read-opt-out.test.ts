// An opt-out missed is a law broken; one imagined cuts a frightened person off. Both are tried here
// with texts the rules were not made from as well as with the known traps.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSms } from '../../../../src/flow/intake/reading/read-sms.ts';

const WORDS =
  'STOP STOPALL UNSUBSCRIBE END QUIT CANCEL REVOKE OPTOUT ALTO PARAR PARE BAJA CANCELAR SALIR FIN'
    .split(' ')
    .concat('NO MAS', 'No más', 'opt out');

/** Words that mean something else in a report. `unsubscribe` and `opt out` never do. */
const AMBIGUOUS = WORDS.filter((word) => !/^(?:unsubscribe|opt out)$/i.test(word));

const SENTENCES = [
  'stop texting me',
  'quit sending me these',
  'please remove me from this list',
  'take my number off your list',
  'do not contact me',
  'I do not want to receive any more texts',
  'dont send me any more messages',
  'wrong person. stop.',
  'lose my number',
  'no longer want these',
  'I revoke my consent',
  'opt me out',
  'ya no me escriban porfa',
  'no me manden más.',
  'no me envien mas alertas',
  'quiero darme de baja',
  'me pueden dar de baja',
  'sáqueme de la lista',
  'quiero salirme del grupo',
  'no quiero más textos',
  'ya no quiero recibir nada de mensajes',
  'se equivocaron de numero ya no manden',
  'cancelen mis alertas',
  'paren de mandar tanto mensaje',
  'déjenme en paz',
  'I want off this list',
  'do not text',
  "I didn't sign up for this. remove me",
  'enough with the texts',
  'i said stop texting me',
  'can you stop these',
  'unsub',
  'ya no manden nada',
  'no gracias ya no manden',
  'bórrame',
  'quiero dejar de recibir esto',
  'por favor parenle con los mensajes',
  'Please take my name off this, I dont live here anymore',
];

const NOT_OPT_OUTS = [
  'bus stop',
  'hombre alto',
  'baja california',
  'al final',
  'cancel my last text',
  'theres ICE at the bus stop on 4th',
  'stop sign at 5th and Main has ICE parked',
  'please dont stop sending alerts',
  'why did you stop sending alerts?',
  'they told him to stop texting me and took his phone',
  'ICE wont leave me alone they keep coming to my door at night',
  'please dont text me back they are in my yard ICE',
  'no me llames que me escuchan, estan en la puerta',
  'dont text names',
  'remove my name from the report please',
  'they are going to remove my dad from the country',
  'can they cancel my visa',
  'i want to cancel the alert it was the fire dept',
  'stop the raids!',
  'no más redadas',
  'no mas mire dos camionetas',
  'no quiero que me agarre la migra, estan afuera',
  'quiero salir de mi casa pero hay migra',
  'sáquenme de aquí por favor',
  'no me manden a la policia por favor',
  'va a parar en la salida',
  'alto ahi dijo el agente y se lo llevo',
  'baja la voz dicen los agentes',
  'fin de semana hay redada en la pulga',
  'opted out b4 but theres ICE on Central',
  'when does this end',
  'unsubscribed from life lol',
  'he told me to stop texting and get out',
  'can you stop them from taking my dad',
  'how do i stop a deportation',
  'ya no quiero vivir con miedo, la migra esta afuera',
  'dejen de llevarse gente!',
  'no me marquen ahorita estan en la puerta',
  'I dont want to stop getting the alerts just change my zip to 90011',
];

describe('opt-out', () => {
  test.each(WORDS)('%s alone, however it is typed', (word) => {
    const typed = [word, word.toLowerCase(), `${word}.`, `¡${word}!!`, ` ${word}\n`, `"${word}"`];
    const hidden = [...word].join('\u200b');
    for (const text of [
      ...typed,
      hidden,
      word.normalize('NFD'),
      `${word} please`,
      `${word} por favor`,
    ]) {
      expect(readSms(text), text).toMatchObject({ kind: 'opt-out', reasons: ['keyword'] });
    }
  });

  test.each(SENTENCES)('a wish that texts end: %s', (text) => {
    expect(readSms(text).kind).toBe('opt-out');
  });

  test.each(NOT_OPT_OUTS)('not a wish that texts end: %s', (text) => {
    expect(readSms(text).kind).not.toBe('opt-out');
  });

  test('a keyword inside a report never is one', () => {
    const reports = [
      'ICE at 4th and Main near the',
      'la migra anda cerca, hay un hombre',
      'masked agents on Soto',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...reports), fc.constantFrom(...AMBIGUOUS), (report, word) => {
        expect(readSms(`${report} ${word} sign`).kind).toBe('sighting');
        expect(readSms(`${report} ${word}`).kind).toBe('sighting');
      }),
    );
  });
});

describe('opt-in and help', () => {
  test.each(['START', 'yes', 'UNSTOP.', 'Join', 'Únirme', 'sign me up for the alerts in Bell'])(
    '%s asks for texts',
    (text) => {
      expect(readSms(text).kind).toBe('opt-in');
    },
  );

  test.each(['HELP', 'info', 'AYUDA!!!', 'help me please', 'necesito ayuda por favor'])(
    '%s asks for help and says no more',
    (text) => {
      expect(readSms(text).kind).toBe('help');
    },
  );

  test.each([
    ['help theres ice here', 'sighting'],
    ['ayuda la migra', 'sighting'],
    ['se llevaron a mi esposo, ayuda por favor', 'arrest'],
    ['no puedo recibir mensajes de voz, llameme', 'other'],
    ['how do I sign up to volunteer', 'other'],
  ])('%s is %s', (text, kind) => {
    expect(readSms(text).kind).toBe(kind);
  });
});
