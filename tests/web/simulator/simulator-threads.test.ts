import { describe, expect, test } from 'vitest';
import type { SimulatorMessage, SimulatorState } from '../../../src/contract/simulator.ts';
import { languageOf, sayIn } from '../../../src/web/simulator/simulator-language.ts';
import {
  correspondentOf,
  phoneName,
  withMessage,
} from '../../../src/web/simulator/simulator-threads.ts';

const HOTLINE = '+12135550100';
const RESPONDERS = '+12135550180';
const ANA = '+12135550101';

const message = (sid: string, further: Partial<SimulatorMessage> = {}): SimulatorMessage => ({
  sid,
  phone: ANA,
  ours: HOTLINE,
  by: 'network',
  body: sid,
  status: 'queued',
  errorCode: null,
  pictures: 0,
  at: '2026-11-24T07:00:00.000Z',
  ...further,
});

const empty: SimulatorState = {
  numbers: [
    { line: 'hotline', number: HOTLINE },
    { line: 'responders', number: RESPONDERS },
  ],
  phones: [{ number: ANA, name: 'Ana', messages: [] }],
};

describe('threads', () => {
  test('a new message is added, a changed one keeps its place', () => {
    const states = [message('a'), message('b'), message('a', { status: 'delivered' })];
    const thread = states.reduce(withMessage, empty).phones[0]!.messages;
    expect(thread.map(({ sid, status }) => `${sid} ${status}`)).toEqual([
      'a delivered',
      'b queued',
    ]);
    expect(empty.phones[0]!.messages).toEqual([]);
  });

  test('a text to an unknown phone brings that phone up', () => {
    const state = withMessage(empty, message('x', { phone: '+12135557777' }));
    expect(state.phones.map(phoneName)).toEqual(['Ana', '+12135557777']);
  });

  test('a phone writes to the number it last had to do with', () => {
    expect(correspondentOf(empty, empty.phones[0]!)).toBe(HOTLINE);
    const state = withMessage(empty, message('x', { ours: RESPONDERS }));
    expect(correspondentOf(state, state.phones[0]!)).toBe(RESPONDERS);
  });
});

test.each([
  ['?lang=es', 'en-US', 'es'],
  ['?lang=en', 'es-MX', 'en'],
  ['', 'es-419', 'es'],
  ['?lang=fr', 'fr-FR', 'en'],
])('%s in a browser set to %s is %s', (search, browserLanguage, language) => {
  expect(languageOf(search, browserLanguage)).toBe(language);
});

test('counted and filled-in sentences', () => {
  expect(sayIn('es')('message.photos', { count: 2 })).toBe('2 fotos');
  expect(sayIn('en')('compose.sendFor', { name: 'Ana' })).toBe('Send as Ana');
});
