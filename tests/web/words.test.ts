import { describe, expect, it } from 'vitest';
import { MEDIA_REASONS } from '../../src/contract/media-reasons.ts';
import { boardWords, type BoardWord } from '../../src/contract/words/board-words.ts';
import { fillSentence, type Sentence } from '../../src/contract/words/choose-words.ts';
import { countSegments } from '../../src/contract/sms-segments.ts';
import { offenderHints } from '../../src/web/board/thread/reply-count.ts';
import { sizeText, timeText } from '../../src/web/board/words/clock-words.ts';

const en = boardWords.en;
const es = boardWords.es;
const words = Object.keys(en) as BoardWord[];
const sayEn = (word: BoardWord, params = {}) => fillSentence(en[word], params, 'en');
const sayEs = (word: BoardWord, params = {}) => fillSentence(es[word], params, 'es');

function placeholders(sentence: Sentence): string[] {
  const text = typeof sentence === 'string' ? sentence : sentence.one + sentence.other;
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}

describe('the board in two languages', () => {
  it('says everything in both, and fills in the same things', () => {
    expect(Object.keys(es).sort()).toEqual([...words].sort());
    for (const word of words) {
      expect([word, placeholders(es[word])]).toEqual([word, placeholders(en[word])]);
      expect([word, JSON.stringify(es[word]).length > 2]).toEqual([word, true]);
    }
  });

  it('has no sentence left in English', () => {
    const alike = words.filter(
      (word) =>
        JSON.stringify(en[word]) === JSON.stringify(es[word]) &&
        /[a-z]{3}/.test(JSON.stringify(en[word])),
    );
    expect(alike.sort()).toEqual([
      'app.name',
      'app.titleAlarm',
      'media.download',
      'media.video',
      'reply.count',
      'reply.offender',
      'resolution.spam',
    ]);
  });

  it('has a sentence for every reason why a photo is not shown', () => {
    expect(MEDIA_REASONS.filter((reason) => !(`media.reason.${reason}` in en))).toEqual([]);
  });

  it('stays calm: no exclamation, no blame', () => {
    // The key that goes to the alarm is `!`, and a flag names what a text looks like, not a person.
    const isExempt = (word: BoardWord) =>
      ['app.titleAlarm', 'help.alarmDo', 'flag.suspected_spam'].includes(word);
    const loud = words.filter(
      (word) =>
        !isExempt(word) &&
        /[!¡]|illegal|suspect|ilegal|sospechos/i.test(JSON.stringify([en[word], es[word]])),
    );
    expect(loud).toEqual([]);
  });

  it('counts as each language does', () => {
    expect(sayEn('connection.away', { count: 1 })).toBe('1 change while you were away');
    expect(sayEn('connection.away', { count: 7 })).toBe('7 changes while you were away');
    expect(sayEs('queue.new', { count: 1 })).toBe('1 nuevo');
    expect(sayEs('queue.new', { count: 2 })).toBe('2 nuevos');
  });

  it('leaves words that look like a placeholder alone', () => {
    expect(fillSentence('{a} {b}', { a: '{b}', b: 'x' }, 'en')).toBe('{b} x');
  });
});

describe('time and size', () => {
  const at = new Date(2026, 2, 2, 5, 8, 7).getTime();

  it('is told in the local clock, as each language writes it', () => {
    expect(timeText(at, sayEn)).toBe('5:08 am');
    expect(timeText(at, sayEs)).toBe('5:08 a. m.');
    expect(timeText(at, sayEn, true)).toBe('5:08:07 am');
    expect(timeText(new Date(2026, 2, 2, 0, 0).getTime(), sayEn)).toBe('12:00 am');
    expect(timeText(new Date(2026, 2, 2, 12, 0).getTime(), sayEn)).toBe('12:00 pm');
  });

  it('is a size a person can use', () => {
    expect([0, 240_000, 1_250_000].map(sizeText)).toEqual(['1 kB', '240 kB', '1.3 MB']);
  });
});

describe('the letter that made it two', () => {
  it('is named with what to write in its place', () => {
    const { offenders, segments } = countSegments(`¿Están en la calle? ${'a'.repeat(60)}`);
    expect(segments).toBe(2);
    expect(offenderHints(offenders, sayEn)).toEqual(['á: use a']);
  });

  it('is left out where nothing will do, and at most four are named', () => {
    expect(offenderHints(countSegments('🧊').offenders, sayEn)).toEqual(['🧊: leave it out']);
    expect(offenderHints(countSegments('áíóúÁ').offenders, sayEs)).toHaveLength(4);
  });
});
