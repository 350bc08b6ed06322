// Digits mean what the last question says; what a text says besides is not lost.
import { describe, expect, it } from 'vitest';
import { readInThread } from '../../../../src/flow/intake/conversation/read-in-thread.ts';
import type { Question } from '../../../../src/flow/intake/conversation/thread-state.ts';

const AT = new Date('2026-11-24T15:00:00.000Z');
const read = (text: string, question: Question | null, language = 'es') =>
  readInThread(text, { question, language }, AT);

describe('[ASK1] an answer', () => {
  it.each<[Question, string, object]>([
    ['menu', '1', { kind: 'sighting', priority: 'P2', facts: { timing: 'now' } }],
    ['menu', 'dos', { kind: 'arrest', priority: 'P2' }],
    ['menu', '3', { kind: 'other', priority: expect.not.stringMatching('P1') }],
    ['q1', '6th y Alvarado, Los Angeles', { locationText: '6th y Alvarado, Los Angeles' }],
    ['q2', '2', { facts: { timing: 'just_left' } }],
    ['q4', '1 three people', { facts: { peopleTaken: 'yes', peopleTakenCount: 3 } }],
    ['arrest_3', '1 y 2', { priority: 'P1', facts: { urgent: ['children_alone', 'medical'] } }],
    ['arrest_3', '3', { priority: 'P1', facts: { urgent: ['lawyer_or_court'] } }],
    ['arrest_3', '5', { facts: { urgent: [] } }],
    ['q3', 'se llevaron a mi esposo', { kind: 'arrest' }],
    ['q2', 'STOP', { kind: 'opt-out' }],
    ['q2', 'ayuda', { kind: 'help' }],
  ])('to %s: %s', (question, text, expected) => {
    expect(read(text, question)).toMatchObject(expected);
  });

  it('counts of those taken are no counts of agents', () => {
    expect(read('1 three people', 'q4').facts).not.toHaveProperty('agentsMin');
  });

  it('what to call somebody is no fact of the report', () => {
    const { facts } = read('Ana, en la 6th y Alvarado hoy a las 7, fue ICE', 'arrest_2');
    expect(Object.keys(facts)).not.toContain('calledName');
    expect(facts).toMatchObject({ agencyClaimed: 'ICE_ERO' });
  });

  it('news told where a place was asked for is no place', () => {
    const reading = read('they took my husband, please help us', 'q1', 'en');
    expect(reading).toMatchObject({ kind: 'arrest', locationText: null });
  });

  it('streets and digits leave the language of the thread as it is', () => {
    expect(read('4th & Main', 'q1').lang).toBe('und');
    expect(read('ok', 'q2').lang).toBe('und');
    expect(read('they are all gone now, thank you', 'q2').lang).toBe('en');
    expect(read('Pico y Union', 'q1', 'und').lang).toBe('es');
  });

  it('without a question digits mean nothing', () => {
    expect(read('2', null)).toMatchObject({ kind: 'other', facts: {} });
  });
});
