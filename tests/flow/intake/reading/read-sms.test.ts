import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inCorpusWords } from '../../../../scripts/corpus-words.ts';
import type { Scored } from '../../../../scripts/score-readings.ts';
import { scoreReadings } from '../../../../scripts/score-readings.ts';
import { foldForReading, readSms } from '../../../../src/flow/intake/reading/read-sms.ts';

/**
 * Seven sets of texts. `corpus`: the rules were made with it. `held-out`: written apart from the rules;
 * at first sight the kind of 126 of 130 was read right. `by-other-hands`: 160 texts by somebody who had
 * seen neither rules nor corpus; at first sight kind 91.3 %, opt-outs 100 % and none false, arrests
 * 68.0 %, places F1 84.9 %, fields 88.1 %, volunteers' steps 100 %. `by-other-hands-2` (160 texts): at
 * first sight kind 93 %, arrests 72 %, places F1 91 %, fields 87 %; since then 99.4, 96.0, 96.6, 91.9.
 * `by-other-hands-3` (220 texts): at first sight kind 85 %, arrests 58 %, places F1 88.5, fields 87.4,
 * flags 67, people taken 75, their count 60, priority 77, timing 82; since then kind 98.6, arrests 98.5,
 * places F1 94.3, fields 95.0, flags exactly 89.1. After that round two more sets of 200 texts, at first
 * sight: `by-other-hands-4` kind 96.0, arrests 92.5, places F1 95.9, fields 92.4; `by-other-hands-5` kind
 * 94.0, arrests 92.0, places F1 90.5, fields 90.8; in both all opt-outs, none false, and every volunteer's
 * step. These are the figures to expect of texts to come. A dozen misreads of theirs have been mended
 * since, so no set is unseen any more: the floors keep what was won.
 */
type SetName = 'corpus' | 'held-out' | 'by-other-hands' | `by-other-hands-${2 | 3 | 4 | 5}`;

function scoreOf(name: SetName) {
  const path = new URL(`../../../corpus/${name}.jsonl`, import.meta.url);
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const scored = lines.map((line): Scored => {
    const { text, context, in_reply_to: question, ...expected } = JSON.parse(line);
    return { got: inCorpusWords(text, readSms(text, { callOut: context, question })), expected };
  });
  return { count: lines.length, ...scoreReadings(scored) };
}

function share({ hits, of }: { hits: number; of: number }): number {
  return hits / of;
}

describe.each([
  { name: 'corpus', texts: 221, optOuts: 12 },
  { name: 'by-other-hands', texts: 160, optOuts: 9 },
] as const)('$name', ({ name, texts, optOuts }) => {
  const score = scoreOf(name);

  test('every opt-out is found and nothing else is taken for one', () => {
    expect(score.optOutRecall).toEqual({ hits: optOuts, of: optOuts });
    expect(score.optOutFalse).toBe(0);
  });

  test('kind, arrests, places, fields and steps reach their floors', () => {
    expect(score.count).toBe(texts);
    expect(share(score.kind)).toBeGreaterThanOrEqual(0.98);
    expect(share(score.arrestRecall)).toBeGreaterThanOrEqual(0.97);
    expect(score.place.f1).toBeGreaterThanOrEqual(0.95);
    expect(score.fieldMean).toBeGreaterThanOrEqual(0.95);
    expect(share(score.action)).toBeGreaterThanOrEqual(0.97);
    expect(share(score.lang)).toBeGreaterThanOrEqual(0.95);
  });

  test('no labelled field falls behind', () => {
    for (const [field, figures] of Object.entries(score.fields)) {
      expect(share(figures), field).toBeGreaterThanOrEqual(0.85);
    }
  });
});

describe.each([
  { name: 'by-other-hands-2', texts: 160, optOuts: 9 },
  { name: 'by-other-hands-3', texts: 220, optOuts: 9 },
] as const)('$name', ({ name, texts, optOuts }) => {
  const score = scoreOf(name);

  test('every opt-out is found and nothing else is taken for one', () => {
    expect(score.optOutRecall).toEqual({ hits: optOuts, of: optOuts });
    expect(score.optOutFalse).toBe(0);
  });

  test('kind, arrests, places, fields and steps reach their floors', () => {
    expect(score.count).toBe(texts);
    expect(share(score.kind)).toBeGreaterThanOrEqual(0.98);
    expect(share(score.arrestRecall)).toBeGreaterThanOrEqual(0.96);
    expect(score.place.f1).toBeGreaterThanOrEqual(0.94);
    expect(score.fieldMean).toBeGreaterThanOrEqual(0.91);
    expect(share(score.action)).toBeGreaterThanOrEqual(0.97);
    expect(share(score.lang)).toBeGreaterThanOrEqual(0.95);
  });
});

describe.each([
  { name: 'by-other-hands-4', texts: 200, optOuts: 8 },
  { name: 'by-other-hands-5', texts: 200, optOuts: 10 },
] as const)('$name', ({ name, texts, optOuts }) => {
  const score = scoreOf(name);

  test('every opt-out is found and nothing else is taken for one', () => {
    expect(score.optOutRecall).toEqual({ hits: optOuts, of: optOuts });
    expect(score.optOutFalse).toBe(0);
  });

  test('kind, arrests, places, fields and steps keep what was won', () => {
    expect(score.count).toBe(texts);
    expect(share(score.kind)).toBeGreaterThanOrEqual(0.96);
    expect(share(score.arrestRecall)).toBeGreaterThanOrEqual(0.95);
    expect(score.place.f1).toBeGreaterThanOrEqual(0.91);
    expect(score.fieldMean).toBeGreaterThanOrEqual(0.92);
    expect(share(score.action)).toBeGreaterThanOrEqual(0.97);
  });
});

describe('held-out', () => {
  const score = scoreOf('held-out');

  test('every opt-out is found and nothing else is taken for one', () => {
    expect(score.optOutRecall).toEqual({ hits: 30, of: 30 });
    expect(score.optOutFalse).toBe(0);
  });

  test('kind, arrests and language reach their floors', () => {
    expect(score.count).toBe(130);
    expect(share(score.kind)).toBeGreaterThanOrEqual(0.97);
    expect(share(score.arrestRecall)).toBeGreaterThanOrEqual(0.97);
    expect(share(score.lang)).toBeGreaterThanOrEqual(0.97);
  });
});

describe('readSms', () => {
  test.each([
    ['la migra esta tocando la puerta de mi casa, que hago, estoy con mis hijos', null],
    ['they are pounding on the door', null],
    ['estan en la puerta del Northgate de la Bristol', 'la puerta del Northgate de la Bristol'],
  ])('a door is no place unless somebody says whose: %j', (text, place) => {
    expect(readSms(text).locationText).toBe(place);
  });

  test.each(['', '   ', '\u200b\u200d', '\u00a0\t\n', '\u3164', '\u202e\u2066'])(
    'nothing to read in %j: other, P4, no place',
    (text) => {
      expect(readSms(text)).toEqual({
        kind: 'other',
        lang: 'und',
        priority: 'P4',
        priorityReasons: ['empty'],
        locationText: null,
        facts: {},
        flags: [],
        privateSpans: [],
        volunteer: null,
        reasons: ['empty'],
        findings: [],
      });
    },
  );

  test('a call-out turns an answer into a volunteer reply, but never an opt-out', () => {
    expect(readSms('1').kind).toBe('other');
    expect(readSms('1', { callOut: 'offer' }).kind).toBe('volunteer_reply');
    expect(readSms('yes', { callOut: 'offer' }).kind).toBe('volunteer_reply');
    expect(readSms('K7 5 ICE').kind).toBe('volunteer_reply');
    expect(readSms('STOP', { callOut: 'offer' }).kind).toBe('opt-out');
    expect(readSms('SOS', { callOut: 'on_scene' }).priority).toBe('P1');
  });

  test('an answer to a question is no report of its own, yet danger in it is seen', () => {
    expect(readSms('2 a mi hermano', { question: 'menu' }).kind).toBe('other');
    const answer = readSms('they are breaking the door now', { question: 'q3' });
    expect(answer).toMatchObject({ kind: 'other', priority: 'P1' });
    expect(answer.reasons).toContain('entering');
  });

  test('an opt-out in danger is obeyed and seen first', () => {
    const reading = readSms('stop texting me they are banging on my door');
    expect(reading).toMatchObject({ kind: 'opt-out', priority: 'P1' });
    expect(reading.reasons).toContain('own_door');
  });

  test('no place is taken from a denunciation', () => {
    const text = 'my neighbor is an illegal, lives at 14 Oak St and 4th, come get him';
    expect(readSms(text)).toMatchObject({ kind: 'other', locationText: null, facts: {} });
  });

  test.each([
    'what do i do they are banging on my door?',
    'que hago estan tocando mi puerta?',
    'hay alguien? estan rompiendo la puerta',
    'false alarm at the shop but the kids are here alone crying',
  ])('danger is never taken for a question or a retraction: %s', (text) => {
    expect(readSms(text).priority).toBe('P1');
  });

  test('the place is a verbatim part of the text, whatever the text', () => {
    const words = [
      '4th',
      '&',
      'Main',
      'la',
      'calle',
      'Flower\u0301',
      'en',
      'Home',
      'Depot',
      ',',
      '\n',
      'ICE',
      '🧊',
      'at',
      'Santa',
      'Ana',
      '/',
      '13',
      'y',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 20 }), (parts) => {
        const text = parts.join(' ');
        const place = readSms(text).locationText;
        if (place !== null) expect(text).toContain(place);
      }),
    );
    expect(readSms('ICE at 4th & Main, Santa Ana!').locationText).toBe('4th & Main, Santa Ana');
  });

  test('never throws and always answers in its own words', () => {
    const priorities = ['P1', 'P2', 'P3', 'P4'];
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const reading = readSms(text);
        expect(priorities).toContain(reading.priority);
        expect(reading.lang).toMatch(/^[a-z]{2,3}(-[a-z]{2})?$/);
        expect(reading.reasons.length).toBeGreaterThan(0);
      }),
    );
    expect(readSms('\ud83d ICE \udc00 \u0000').kind).toBe('sighting');
  });
});

describe('foldForReading', () => {
  test.each([
    ['S\u200bTOP', 'stop'],
    ['ALTÓ'.normalize('NFD'), 'alto'],
    ['ＳＴＯＰ', 'stop'],
    ['  They’re   HERE\n', 'theyre here'],
    ['Mañana\u00a0—\u202e no', 'manana - no'],
    ['지금', '지금'],
  ])('%j reads as %j', (text, expected) => {
    expect(foldForReading(text)).toBe(expected);
  });

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const once = foldForReading(text);
        expect(foldForReading(once)).toBe(once);
      }),
    );
  });
});
