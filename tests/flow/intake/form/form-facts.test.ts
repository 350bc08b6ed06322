// What a form's answers say: choices as made, free words as read, and never the words over a choice.
import { describe, expect, it } from 'vitest';
import { readForm } from '../../../../src/flow/intake/form/form-facts.ts';
import type { FormAnswers } from '../../../../src/flow/intake/inbound-content.ts';
import { describeAnswers } from '../../../../src/flow/intake/form/form-answers.ts';

const AT = new Date('2026-03-02T13:00:00.000Z');
const answers = (more: Partial<FormAnswers>): FormAnswers => ({
  where: 'Pico and Union',
  when: 'unknown',
  whenDetail: '',
  kind: 'sighting',
  what: '',
  howMany: '',
  taken: 'unknown',
  contact: '',
  mayContact: 'no',
  language: 'en',
  ...more,
});
const read = (more: Partial<FormAnswers>) => readForm(answers(more), AT);

describe('the facts of a form', () => {
  it.each<[Partial<FormAnswers>, object]>([
    [{}, {}],
    [
      { when: 'now', taken: 'no' },
      { timing: 'now', peopleTaken: 'no' },
    ],
    [{ when: 'hearsay' }, { timing: 'hearsay', source: 'hearsay' }],
    [{ howMany: ' 12 ' }, { agentsMin: 12, agentsMax: 12 }],
  ])('[RPT20] %j', (more, facts) => {
    expect(read(more).facts).toEqual(facts);
  });

  it.each<[Partial<FormAnswers>, string]>([
    [{ where: 'my neighbor Ramiro at 1420 Elm has no papers, come get him' }, 'denunciation'],
    [{ where: '123-45-6780 Main st' }, 'contains_class_d'],
    [{ contact: 'my A number is A204555911', mayContact: 'call' }, 'contains_class_d'],
  ])('[PRV1] what may not be kept is found in whatever box it stands: %j', (more, flag) => {
    expect(read(more).flags).toContain(flag);
    expect(read({ where: '4th and Main', contact: 'after 5pm' }).flags).not.toContain(flag);
  });

  it('[RPT20] a choice holds against the words', () => {
    const { facts } = read({
      when: 'earlier',
      taken: 'unsure',
      what: 'they just took two people now',
    });
    expect(facts).toMatchObject({ timing: 'earlier', peopleTaken: 'unsure' });
  });

  it('[RPT22] says why it is urgent', () => {
    expect(read({ when: 'now', taken: 'yes' })).toMatchObject({
      priority: 'P1',
      priorityReasons: ['detaining_now'],
    });
    expect(read({ when: 'just_left' })).toMatchObject({
      priority: 'P3',
      priorityReasons: ['just_left'],
    });
    const hurt = read({ when: 'now', what: 'a woman is bleeding, agents beat her' });
    expect(hurt.priority).toBe('P1');
    expect(hurt.priorityReasons).toContain('injury');
  });

  it('[PRV1] finds private words where they stand in the text that is kept', () => {
    const given = answers({
      what: 'they took my brother, his A-number is A204555910',
      kind: 'arrest',
    });
    const body = describeAnswers(given);
    const words = readForm(given, AT).privateSpans.map(({ start, end }) => body.slice(start, end));
    expect(words.join()).toContain('204555910');
  });
});
