import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportWords } from '../../../../src/contract/words/report-words.ts';
import { readNotes, writeNotes } from '../../../../src/flow/intake/form/file-notes.ts';
import {
  ANSWER_MAX_CHARACTERS,
  describeAnswers,
  findProblems,
  isBlank,
  priorityOf,
  readContact,
  toAnswers,
} from '../../../../src/flow/intake/form/form-answers.ts';
import { FormAnswers } from '../../../../src/flow/intake/inbound-content.ts';
import { UPLOAD_REFUSALS, refuseBeyond } from '../../../../src/flow/intake/form/upload-limits.ts';

const FILLED = { where: 'Soto', when: 'now' };

describe('answers', () => {
  test('only a blank place or time, or more than can be read, is sent back', () => {
    expect(findProblems(FILLED)).toEqual([]);
    expect(findProblems({})).toMatchObject([
      { field: 'where', problem: 'missing' },
      { field: 'when', problem: 'missing' },
    ]);
    const what = 'é'.repeat(ANSWER_MAX_CHARACTERS + 1);
    expect(findProblems({ ...FILLED, what })).toEqual([
      { field: 'what', problem: 'too_long', count: 5_001 },
    ]);
    expect(findProblems({ ...FILLED, what: '🧊'.repeat(ANSWER_MAX_CHARACTERS) })).toEqual([]);
  });

  test('blank is what nobody can see', () => {
    expect(['', ' \n\t', '\u200b\u200e', '\u3164'].map(isBlank)).toEqual([true, true, true, true]);
    expect(['0', '.', '🧊'].map(isBlank)).toEqual([false, false, false]);
  });

  test('whatever is posted becomes answers that the journal takes and a person can read', () => {
    const fields = fc.dictionary(
      fc.constantFrom(
        'where',
        'when',
        'whenDetail',
        'kind',
        'what',
        'howMany',
        'taken',
        'contact',
        'mayContact',
      ),
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('now', 'arrest', 'yes', 'call', '213 555 0101'),
      ),
    );
    fc.assert(
      fc.property(fields, fc.constantFrom('en', 'es'), (posted, language) => {
        const answers = toAnswers(posted, language);
        expect(FormAnswers.parse(answers)).toEqual(answers);
        expect(priorityOf(answers)).toMatch(/^P[1-4]$/);
        expect(describeAnswers(answers)).toContain(answers.where);
        expect(describeAnswers(answers)).toContain(answers.what);
      }),
    );
  });

  test('a contact without a choice may be called; without a contact nobody is', () => {
    expect(toAnswers({ ...FILLED, contact: 'at the bakery' }, 'en').mayContact).toBe('call');
    expect(toAnswers(FILLED, 'en').mayContact).toBe('no');
  });

  test('the phone stands in the text by its last digits only', () => {
    const read = readContact({ contact: 'Lupe 213-555-0101, or 213-555-0102', mayContact: 'text' });
    expect(read).toEqual({ phone: '+12135550101', words: 'Lupe ••0101, or 213-555-0102' });
    expect(readContact({ contact: '213-555-0101', mayContact: 'no' })).toEqual({
      phone: null,
      words: '',
    });
  });
});

describe('files that are not kept', () => {
  test('what is written into an address is read back; anything else is nothing', () => {
    const notes = UPLOAD_REFUSALS.map((reason, at) => ({ position: at + 1, reason }));
    expect(readNotes(writeNotes(notes))).toEqual(notes);
    expect([undefined, ['1.empty'], '1.<b>', '999.empty', 'x', ''].map(readNotes)).toEqual(
      Array(6).fill([]),
    );
    expect(readNotes('1.empty~'.repeat(10_000)).length).toBeLessThan(100);
  });

  test('earlier uploads count', () => {
    const found = { kind: 'image', type: 'image/jpeg' } as const;
    const upload = { claimedType: '', bytes: Buffer.alloc(9_000_000), refused: null, found };
    const refusals = (before: { files: number; bytes: number }) =>
      refuseBeyond([upload, upload], before).map(({ refused }) => refused);
    expect(refusals({ files: 0, bytes: 0 })).toEqual([null, null]);
    expect(refusals({ files: 5, bytes: 0 })).toEqual([null, 'too_many']);
    expect(refusals({ files: 2, bytes: 20_000_000 })).toEqual([null, 'too_large_in_all']);
  });
});

describe('words', () => {
  const { en, es } = reportWords;
  const plain = (sentence: unknown) => JSON.stringify(sentence);

  test('both languages fill the same blanks', () => {
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      const blanks = (sentence: unknown) =>
        [...new Set(plain(sentence).match(/\{\w+\}/g))].toSorted();
      expect([key, blanks(es[key])]).toEqual([key, blanks(en[key])]);
    }
  });

  test('calm words: no exclamation, no tú, Spanish says what English says in at most half as much again', () => {
    const all = (words: object) => Object.values(words).map(plain).join(' ');
    expect(all(en) + all(es)).not.toMatch(/!|¡|suspect|illegal|sospechos|ilegal/i);
    expect(all(es)).not.toMatch(/\b(?:tu|tus|ti|contigo|puedes|escribe tu)\b/i);
    expect(all(es).length).toBeLessThan(all(en).length * 1.5);
  });
});
