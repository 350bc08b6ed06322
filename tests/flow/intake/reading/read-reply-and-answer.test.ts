// A volunteer's step is never guessed, and a digit means what the last question says.
import { describe, expect, test } from 'vitest';
import { readSms } from '../../../../src/flow/intake/reading/read-sms.ts';
import type { CallOutState, ReadingContext } from '../../../../src/flow/intake/reading/reading.ts';

function reply(text: string, callOut: CallOutState) {
  return readSms(text, { callOut }).volunteer;
}

describe("a volunteer's reply", () => {
  test.each<[string, CallOutState, string]>([
    ['1', 'offer', 'accept'],
    ['K7 2', 'offer', 'decline'],
    ['count me in, 15 min', 'offer', 'accept'],
    ['lo siento hoy no puedo', 'offer', 'decline'],
    ['voy para alla', 'offer', 'accept'],
    ['voy para alla', 'accepted', 'en_route'],
    ['On my way!', 'accepted', 'en_route'],
    ['ya llegue', 'en_route', 'on_scene'],
    ['im here across the street', 'en_route', 'on_scene'],
    ['5 ICE 4 agents 1 taken', 'on_scene', 'confirmed'],
    ['no era la migra, era la chota', 'on_scene', 'not_ice'],
    ['no hay nadie, todo tranquilo', 'on_scene', 'nothing'],
    ['cant tell, too far', 'on_scene', 'unsure'],
    ['necesito relevo', 'on_scene', 'relief'],
    ['they are coming at us SOS', 'on_scene', 'sos'],
    ['todo bien', 'on_scene', 'ok'],
    ['ya estoy en casa', 'on_scene', 'done'],
  ])('%s (%s): %s', (text, state, action) => {
    expect(reply(text, state)?.action).toBe(action);
  });

  test.each<[string, CallOutState]>([
    ['yes', 'offer'],
    ['maybe', 'offer'],
    ['i can go if someone picks me up', 'offer'],
    ['1 si alguien me lleva', 'offer'],
    ['where is it?', 'offer'],
    ['1 no puedo', 'offer'],
    ['3 cars just pulled up', 'on_scene'],
    ['10 minutes', 'accepted'],
    ['no', 'on_scene'],
    ['should i go?', 'offer'],
    ['not here yet', 'en_route'],
    ['1 or 2?', 'offer'],
    ['👍', 'offer'],
  ])('%s (%s) is left to a person', (text, state) => {
    expect(reply(text, state)?.action).toBe('unknown');
  });

  test('the code, the time and the note', () => {
    expect(reply('k7 go 12 min', 'offer')).toEqual({
      action: 'accept',
      code: 'K7',
      etaMinutes: 12,
    });
    expect(reply('B12: 6 — era la policía', 'on_scene')).toEqual({
      action: 'not_ice',
      code: 'B12',
      note: 'era la policía',
    });
    expect(reply('5 they left 10 min ago', 'on_scene')?.etaMinutes).toBeUndefined();
    expect(reply('voy en media hora', 'offer')?.etaMinutes).toBe(30);
  });
});

function answer(text: string, question: NonNullable<ReadingContext['question']>) {
  return readSms(text, { question }).answer;
}

describe('an answer', () => {
  test.each([
    ['menu', '1', { kind: 'sighting' }],
    ['menu', 'arrestaron a mi primo', { kind: 'arrest' }],
    ['menu', 'tres', { kind: 'other' }],
    ['q1', 'por la escuela de la flower', { locationText: 'la escuela de la flower' }],
    ['q1', 'Vons', { locationText: 'Vons' }],
    ['q1', 'its the laundromat on 4th', { locationText: 'laundromat on 4th' }],
    ['q2', '3', { timing: 'earlier' }],
    ['q2', 'yes', { timing: 'now' }],
    ['q2', 'no ya se fueron', { timing: 'just_left' }],
    ['q2', 'my sister told me', { timing: 'hearsay' }],
    ['q3', 'como 6', { agentsMin: 6, agentsMax: 6 }],
    ['q3', '3 white vans, vests say ICE', { vehiclesCount: 3, agencyClaimed: 'ICE_ERO' }],
    ['q4', '2', { peopleTaken: 'no' }],
    [
      'q4',
      'si como 3 LLAMAR',
      { peopleTaken: 'yes', peopleTakenCount: 3, reporterContactOk: 'call' },
    ],
    ['q4', 'no CALL', { peopleTaken: 'no', reporterContactOk: 'call' }],
    ['arrest_3', '1,2', { urgent: ['children_alone', 'medical'] }],
    ['arrest_3', '5', { urgent: [] }],
    ['arrest_3', 'necesita su insulina', { urgent: ['medical'] }],
    [
      'arrest_2',
      '1) Lupe 2) Home Depot en Bell 3) ICE',
      {
        calledName: 'Lupe',
        locationText: 'Home Depot en Bell',
        agencyClaimed: 'ICE_ERO',
      },
    ],
  ] as const)('%s: %s', (question, text, expected) => {
    expect(answer(text, question)).toMatchObject(expected);
  });

  test.each([
    ['menu', 'hola'],
    ['q1', 'no se'],
    ['q1', 'give me a minute'],
    ['q2', 'what do you mean'],
    ['q3', 'idk'],
    ['q4', 'why'],
    ['arrest_3', 'thank you'],
  ] as const)('%s: nothing usable in %s', (question, text) => {
    expect(answer(text, question)).toBeNull();
  });

  test('no question, no answer', () => {
    expect(readSms('1').answer).toBeUndefined();
  });
});
