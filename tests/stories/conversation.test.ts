// Somebody reports agents by text, in the order people really do: all at once, in pieces, before
// they are asked, out of range, in two languages, and with a photo alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';
import type { Story } from './conversation-story.ts';
import { createStory } from './conversation-story.ts';

let app: TestApp;
let story: Story;

beforeAll(async () => {
  app = await startTestApp();
  story = createStory(app, await app.signIn('marisol', ['dispatcher']));
});
afterAll(async () => {
  await app.stop();
});

const PHOTO = { contentType: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0xff, 0xd9]) };

/** What ana answers to each question. */
const ANSWERS = [
  ['En qué lugar exacto', 'en la 6th y Alvarado, Los Angeles, junto al Northgate'],
  ['Siguen en el lugar', '1'],
  ['Qué ve', 'como 6, dos trocas negras, estan tocando puertas'],
  ['Se llevan a alguien', '2'],
] as const;

describe('[ASK1] only what is missing', () => {
  it('where, when, what, taken, thanks: one at a time, each answered in digits or words', async () => {
    const ana = app.phone('ana');
    await story.says('ana', 'vimos a la migra');
    const asked: string[] = [];
    for (;;) {
      const { body } = await ana.expects(/./);
      const question = ANSWERS.find(([words]) => body.includes(words));
      await story.passes(30);
      if (!question) {
        expect(body).toMatch(/^Gracias\. Un voluntario/);
        break;
      }
      asked.push(question[0]);
      await story.says('ana', question[1]);
    }
    // When is asked where the first words leave it open: they say what was seen.
    expect(asked.filter((each) => each !== 'Siguen en el lugar')).toEqual([
      'En qué lugar exacto',
      'Qué ve',
      'Se llevan a alguien',
    ]);
    await story.passes(60);
    await ana.expectsNothing({ forMs: 50 });
    expect(await story.report('ana')).toMatchObject({
      kind: 'sighting',
      status: 'new',
      facts: { timing: 'now', vehiclesCount: 2, peopleTaken: 'no' },
      conversation: { state: 'silent', question: null, reason: 'done' },
    });
  });

  it('all in one text: thanked at once, asked nothing', async () => {
    await story.says(
      'bo',
      'ICE at 4th and Main in Santa Ana right now, 5 agents and 2 vans knocking on doors, no one has been taken',
    );
    await app.phone('bo').expects(/^Testigo: Thank you\. A trained volunteer/);
    await story.passes(60);
    await app.phone('bo').expectsNothing({ forMs: 50 });
  });

  it('answers before questions: three pieces out of order within seconds, one question after them', async () => {
    const caro = app.phone('caro');
    await story.says('caro', '5 agents and 2 vans, they are knocking on doors');
    await caro.expects(/^Testigo: Where exactly\?/);
    await story.passes(3);
    await story.says('caro', 'they are still here right now');
    await story.passes(3);
    await story.says('caro', '4th and Main in Santa Ana, by the Northgate');
    await caro.expectsNothing({ forMs: 50 });
    await story.passes(15);
    await caro.expects(/^Is anyone being taken\?/);
  });

  it('a digit out of range and words without sense twice: a person reads on', async () => {
    const dani = app.phone('dani');
    await story.says('dani', 'I saw ICE agents');
    await dani.expects(/Where exactly/);
    await story.passes(30);
    await story.says('dani', '9');
    await dani.expects(/^(?:Are they there now|What do you see)/);
    await story.passes(30);
    await story.says('dani', 'idk');
    await story.passes(60);
    await dani.expectsNothing({ forMs: 50 });
    expect((await story.report('dani')).conversation).toMatchObject({
      state: 'silent',
      reason: 'not_understood',
    });
  });

  it('a city is no place to go to: it is asked where there, and the answer is put in it', async () => {
    const raul = app.phone('raul');
    await story.says('raul', 'hay migra en Santa Ana');
    await raul.expects(/^Testigo: ¿En qué lugar exacto\?/);
    await story.passes(30);
    await story.says('raul', 'en la 4th y Main');
    await raul.expects(/^¿/);
    expect((await story.report('raul')).locationText).toMatch(/4th y Main, Santa Ana$/);
  });

  it('hearsay is asked for its place and no more', async () => {
    await story.says('eva', 'me dijeron que la migra esta en el swap meet de la calle San Pedro');
    await app.phone('eva').expects(/^Testigo: /);
    await story.passes(60);
    await app.phone('eva').expectsNothing({ forMs: 50 });
  });

  it('a new danger told in an answer: it rises, and the machine falls silent', async () => {
    const fito = app.phone('fito');
    await story.says('fito', '2 unmarked vans on Pico and Union, Los Angeles, parked');
    await fito.expects(/^Testigo: /);
    await story.passes(30);
    await story.says('fito', 'they are breaking the door now');
    await story.passes(60);
    await fito.expectsNothing({ forMs: 50 });
    expect(await story.report('fito')).toMatchObject({
      priority: 'P1',
      conversation: { state: 'silent', reason: 'danger' },
    });
  });
});

describe('[ASK3] 20 seconds', () => {
  it('two texts at once bring one question; the next waits its turn', async () => {
    const gil = app.phone('gil');
    await story.says('gil', 'hay agentes de ICE');
    await gil.expects(/^Testigo: ¿En qué lugar/);
    await story.says('gil', 'en la 4th y Main en Santa Ana');
    await gil.expectsNothing({ forMs: 50 });
    expect((await story.report('gil')).conversation).toMatchObject({ state: 'asking' });
    await story.passes(21);
    await gil.expects(/^¿/);
    await gil.expectsNothing({ forMs: 50 });
  });

  it('help waits its turn behind a question', async () => {
    const hilda = app.phone('hilda');
    await story.says('hilda', 'ICE on Pico and Union in Los Angeles');
    await hilda.expects(/^Testigo: /);
    await story.says('hilda', 'HELP');
    await hilda.ignores(/reply STOP/i);
    await story.passes(21);
    expect(hilda.unread().length).toBeLessThanOrEqual(1);
  });
});

describe('[ASK6] what is no report yet', () => {
  it.each([
    ['1', /^¿En qué lugar|^Where exactly/, 'sighting'],
    ['2', /^Testigo: We are sorry/, 'arrest'],
    ['3', /^Testigo: We got your report/, 'other'],
  ])('no kind: the menu, and %s of it', async (digit, answer, kind) => {
    const name = `menu ${digit}`;
    await story.says(name, 'something is happening in my street');
    await app.phone(name).expects(/Reply 1 if you see agents/);
    await story.passes(30);
    await story.says(name, digit);
    await app.phone(name).expects(answer);
    expect((await story.report(name)).kind).toBe(kind);
  });

  it('a photo alone is asked for its place, in both languages, then what it is about', async () => {
    const ivan = app.phone('ivan');
    await story.says('ivan', '', { media: [PHOTO] });
    await ivan.expects(/^Testigo: We got your photo or audio\. Where is it\?.*¿En qué lugar/);
    await story.passes(30);
    await story.says('ivan', 'Pico y Union, Los Angeles');
    await ivan.expects(/Responda 1 si ve agentes|Reply 1 if you see/);
    await story.passes(30);
    await story.says('ivan', '1');
    await ivan.expects(/^¿Qué ve|^What do you see/);
    expect(await story.report('ivan')).toMatchObject({
      kind: 'sighting',
      facts: { timing: 'now' },
    });
  });

  it.each([
    ['gracias', 'muchas gracias por todo lo que hacen'],
    ['a wrong number', 'sorry wrong number'],
    ['a denunciation', 'I want to report my neighbor, he is illegal and works at the car wash'],
  ])('%s: no question', async (name, words) => {
    await story.says(name, words);
    await story.passes(30);
    await app.phone(name).expectsNothing({ forMs: 50 });
  });

  it('who offers help gets the link, who asks about law or rumors an honest answer', async () => {
    await story.says('jose', 'i want to volunteer with you guys');
    await app.phone('jose').expects(`${app.deps.config.PUBLIC_URL}/join`);
    await story.says('kim', 'can ICE come into my house without a warrant?');
    await app.phone('kim').expects(/cannot give legal advice/);
    await story.says('lola', 'any ice in Santa Ana?');
    await app.phone('lola').expects(/only share what trained people confirmed/);
    await story.passes(60);
    for (const name of ['jose', 'kim', 'lola']) {
      await app.phone(name).expectsNothing({ forMs: 30 });
    }
  });

  it('another language: one text in both of ours, and an interpreter is asked for', async () => {
    await story.says('minh', 'có cảnh sát di trú ở đường Bolsa, Westminster');
    await app.phone('minh').expects(/A person will contact you.*Una persona le va a contactar/);
    await story.passes(60);
    await app.phone('minh').expectsNothing({ forMs: 50 });
    expect((await story.report('minh')).flags).toContain('interpreter_needed');
  });
});

describe('[ASK8] the thread goes on', () => {
  it('`ya se fueron` and `false alarm` change the open report and close nothing', async () => {
    const nena = app.phone('nena');
    await story.says('nena', 'hay agentes en la 6th y Alvarado, Los Angeles');
    await nena.expects(/^Testigo: /);
    await story.passes(30);
    await story.says('nena', 'ya se fueron todos');
    const left = await story.report('nena');
    expect(left).toMatchObject({ status: 'new', facts: { activity: ['left'] } });
    nena.ignores(/./);
    await story.passes(30);
    await story.says('nena', 'falsa alarma, era la policia');
    const taken = await story.report('nena');
    expect(taken).toMatchObject({ status: 'new', conversation: { state: 'silent' } });
    expect(taken.flags).toContain('retraction');
  });

  it('the last language used is the one that answers', async () => {
    const olga = app.phone('olga');
    await story.says('olga', 'hay agentes de migracion');
    await olga.expects(/^Testigo: ¿En qué lugar/);
    await story.passes(30);
    await story.says('olga', 'they are at 4th and Main in Santa Ana, by the school');
    await olga.expects(/^(?:Are they there|What do you see|Is anyone)/);
  });
});
