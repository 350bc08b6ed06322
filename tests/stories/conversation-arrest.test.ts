// A family whose person was taken: words of care first, two questions, and a person in time.
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

const minutesUntil = (later: string | null, from: string) =>
  later === null ? null : (new Date(later).getTime() - new Date(from).getTime()) / 60_000;

describe('[ASK5] the arrest track', () => {
  it('in Spanish: care, the basics after 20 s, what is urgent, then a person within ten minutes', async () => {
    const ana = app.phone('ana');
    await story.says('ana', 'la migra se llevo a mi esposo');
    await ana.expects(/^Testigo: Lo sentimos/);
    await ana.expectsNothing({ forMs: 50 });
    await story.passes(21);
    await ana.expects(/^Responda: 1\) su nombre o apodo/);
    await story.passes(25);
    await story.says('ana', 'Ana, en la 6th y Alvarado hoy a las 7, fue ICE');
    await ana.expects(/^¿Qué urge\?/);
    const calm = await story.report('ana');
    expect(minutesUntil(calm.personDueAt, calm.receivedAt)).toBeGreaterThan(9);
    await story.passes(25);
    await story.says('ana', '1 y 2');
    await story.passes(60);
    await ana.expectsNothing({ forMs: 50 });
    const report = await story.report('ana');
    expect(report).toMatchObject({
      kind: 'arrest',
      priority: 'P1',
      facts: { urgent: ['children_alone', 'medical'] },
      conversation: { state: 'silent', reason: 'left_to_person' },
    });
    expect(minutesUntil(report.personDueAt, report.lastMessageAt)).toBeLessThanOrEqual(10);
  });

  it('in English, everything told at once: care, and only what is urgent is asked', async () => {
    const bo = app.phone('bo');
    await story.says('bo', 'ICE took my brother this morning at 4th and Main in Santa Ana');
    await bo.expects(/^Testigo: We are sorry/);
    await story.passes(21);
    await bo.expects(/^What is urgent\?/);
    await story.passes(30);
    await story.says('bo', '5');
    await story.passes(60);
    await bo.expectsNothing({ forMs: 50 });
    expect((await story.report('bo')).priority).not.toBe('P1');
  });

  it('begun as a sighting: care at once all the same, and four questions in all', async () => {
    const caro = app.phone('caro');
    await story.says('caro', 'ICE agents are here');
    await caro.expects(/Where exactly/);
    await story.passes(30);
    await story.says('caro', 'they took my husband, please help us');
    await caro.expects(/^Testigo: We are sorry/);
    await story.passes(21);
    await caro.expects(/^Please reply: 1\) what to call you/);
    expect((await story.report('caro')).kind).toBe('arrest');
  });

  it('silence does not hide that somebody was taken: care comes when it is said, however late', async () => {
    const dani = app.phone('dani');
    await story.says('dani', 'ICE agents are here');
    await dani.expects(/Where exactly/);
    await story.passes(200);
    await story.says('dani', 'they took my son');
    await dani.expects(/^Testigo: We are sorry/);
  });

  it('a claim between the care text and the basics: the person asks', async () => {
    const marisol = await app.signIn('rosa', ['dispatcher']);
    await story.says('eva', 'se llevaron a mi hermana');
    await app.phone('eva').expects(/^Testigo: Lo sentimos/);
    const { id } = await story.report('eva');
    await marisol.post(`/api/v1/reports/${id}/claim`);
    await story.passes(30);
    await app.phone('eva').expectsNothing({ forMs: 50 });
  });
});
