// What ends the questions: a person, a claim, an opt-out, silence, a flood, a machine at the other end.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api, TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';
import type { Story } from './conversation-story.ts';
import { createStory } from './conversation-story.ts';

let app: TestApp;
let marisol: Api;
let story: Story;

beforeAll(async () => {
  app = await startTestApp();
  marisol = await app.signIn('marisol', ['dispatcher']);
  story = createStory(app, marisol);
});
afterAll(async () => {
  await app.stop();
});

/** A sighting that is asked where it is. */
async function isAskedWhere(name: string): Promise<void> {
  await story.says(name, 'ICE agents are here');
  await app.phone(name).expects(/^Testigo: Where exactly\?/);
  expect((await story.report(name)).conversation).toEqual({
    state: 'asking',
    question: 'q1',
    reason: null,
  });
}

async function staysSilent(name: string, reason: string): Promise<void> {
  await story.passes(30);
  await app.phone(name).expectsNothing({ forMs: 50 });
  expect((await story.report(name)).conversation).toEqual({
    state: 'silent',
    question: null,
    reason,
  });
}

describe('[ASK4] silence', () => {
  it('three minutes without an answer; a late one is kept and read, and asked nothing more', async () => {
    await isAskedWhere('ana');
    await story.passes(181);
    await staysSilent('ana', 'no_answer');
    await story.says('ana', '4th and Main, Santa Ana');
    await staysSilent('ana', 'no_answer');
    expect((await story.report('ana')).locationText).toMatch(/4th and Main/);
  });

  it('an answer that comes after three minutes, before anybody looked, is late as well', async () => {
    await isAskedWhere('ana late');
    app.clock.advance({ ms: 181_000 });
    await story.says('ana late', '4th and Main, Santa Ana');
    await staysSilent('ana late', 'no_answer');
  });

  it('a person takes over in the middle of a question', async () => {
    await isAskedWhere('bo');
    const { id, facts } = await story.report('bo');
    const sent = await marisol.post(`/api/v1/reports/${id}/reply`, {
      text: 'How many vans? 1 or 2?',
    });
    expect(sent.status).toBe(200);
    await app.phone('bo').expects('How many vans?');
    await story.passes(30);
    await story.says('bo', '2');
    await staysSilent('bo', 'claimed');
    expect((await story.report('bo')).facts).toEqual(facts);
  });

  it('a claim while the next question waits its turn, and the release after it', async () => {
    await isAskedWhere('caro');
    await story.says('caro', '4th and Main, Santa Ana');
    const { id } = await story.report('caro');
    expect((await marisol.post(`/api/v1/reports/${id}/claim`)).status).toBe(200);
    await story.passes(25);
    await staysSilent('caro', 'claimed');
    expect((await marisol.post(`/api/v1/reports/${id}/release`)).status).toBe(200);
    await story.says('caro', 'they are still here');
    await staysSilent('caro', 'claimed');
  });

  it('an opt-out in answer to a question is confirmed once and ends them', async () => {
    await isAskedWhere('dani');
    await story.says('dani', 'please stop texting me');
    await app.phone('dani').expects(/no more texts from this number/);
    await staysSilent('dani', 'opted_out');
    await story.says('dani', 'they took two people at 4th and Main');
    await staysSilent('dani', 'opted_out');
  });

  it('a flood is asked nothing more', async () => {
    await isAskedWhere('eva');
    for (let n = 0; n < 12; n += 1) await story.says('eva', `agents agents agents ${n}`);
    app.phone('eva').ignores(/./);
    await app.phone('eva').expectsNothing({ forMs: 20 });
    const before = app.carrier.sentTo(app.phone('eva').number).length;
    await story.passes(30);
    expect(app.carrier.sentTo(app.phone('eva').number)).toHaveLength(before);
    expect((await story.report('eva')).conversation).toMatchObject({ state: 'silent' });
  });

  it('a machine that says the same again, and one that echoes us', async () => {
    const words = 'I am driving now and will answer later.';
    await story.says('fito', words);
    await app.phone('fito').expects(/^Testigo: /);
    await story.passes(30);
    await story.says('fito', words);
    await staysSilent('fito', 'repeats');
    await story.says('echo', 'agents of ICE are here');
    for (let turn = 0; turn < 8; turn += 1) {
      await story.passes(30);
      const [heard] = app.phone('echo').unread();
      if (!heard) break;
      await app.phone('echo').expects(heard.body);
      await story.says('echo', heard.body);
    }
    await app.phone('echo').expectsNothing({ forMs: 50 });
    expect(app.carrier.sentTo(app.phone('echo').number).length).toBeLessThanOrEqual(3);
  });

  it('words to another number of ours, or found late, are kept and asked nothing', async () => {
    await story.says('gil', 'ICE agents are here', { to: app.deps.config.RESPONDER_NUMBER });
    await story.passes(30);
    await app.phone('gil').expectsNothing({ forMs: 50 });
  });
});

describe('[ASK7] after hours', () => {
  it('said once a report; an arrest gets its care text first; who is on shift ends it', async () => {
    const closed = new Date(app.clock.now().getTime() + 2 * 3_600_000).toISOString().slice(11, 13);
    const night = await startTestApp({
      env: { COVERAGE_HOURS: `${closed}:00-${closed}:01`, NETWORK_TIME_ZONE: 'UTC' },
    });
    try {
      const tale = createStory(night, await night.signIn('vera', ['dispatcher']));
      await night.deps.db.prisma.account.updateMany({ data: { isOnShift: false } });
      await tale.says('hugo', 'hay agentes en la 4th y Main en Santa Ana');
      await night
        .phone('hugo')
        .expects(/^Testigo: No hay turno en este momento\. Se lee a las \d+(am|pm)/);
      await tale.passes(30);
      await tale.says('hugo', 'son como cinco');
      await tale.passes(30);
      await night.phone('hugo').expectsNothing({ forMs: 50 });
      await tale.says('ines', 'la migra se llevo a mi esposo');
      await night.phone('ines').expects(/^Testigo: Lo sentimos/);
      await tale.passes(21);
      await night.phone('ines').expects(/No hay turno/);
      await tale.passes(21);
      await night.phone('ines').expects(/^Responda: 1\) su nombre/);
      await night.deps.db.prisma.account.updateMany({ data: { isOnShift: true } });
      await tale.says('jose', 'hay agentes de ICE');
      await night.phone('jose').expects(/^Testigo: ¿En qué lugar/);
      night.phone.assertNothingUnexpected();
    } finally {
      await night.stop();
    }
  });
});
