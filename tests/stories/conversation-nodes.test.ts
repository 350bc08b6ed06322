// Two processes serve one conversation, and one of them dies: no question is asked twice.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askDue } from '../../src/flow/intake/conversation/ask-due.ts';
import type { TestApp } from '../harness/test-app.ts';
import { eventually, startTestApp } from '../harness/test-app.ts';
import { createTestDatabase } from '../harness/test-database.ts';
import type { Story } from './conversation-story.ts';
import { createStory } from './conversation-story.ts';
import type { Posted, Program } from './crash-process.ts';
import { createProgram, newText, post } from './crash-process.ts';

/** Of each phone, what was said to it more than once. */
function repeated(messages: readonly { to: string; body: string; direction: string }[]): string[] {
  const said = messages
    .filter((each) => each.direction !== 'inbound')
    .map((each) => `${each.to} ${each.body}`);
  return said.filter((each, index) => said.indexOf(each) !== index);
}

describe('two processes', () => {
  let first: TestApp;
  let second: TestApp;
  let story: Story;

  beforeAll(async () => {
    first = await startTestApp();
    second = await startTestApp({ beside: first });
    story = createStory(first, await first.signIn('marisol', ['dispatcher']));
  });
  afterAll(async () => {
    await second.stop();
    await first.stop();
  });

  it('[ASK2] what comes due for thirty people at once is said to each once', async () => {
    const people = Array.from({ length: 30 }, (_, index) => `person ${index}`);
    for (const name of people) {
      await first.phone(name).texts('hay agentes de ICE');
      await first.phone(name).texts('en la 4th y Main en Santa Ana');
    }
    await story.passes(0);
    const { length: openings } = first.carrier
      .messages()
      .filter((each) => each.direction !== 'inbound');
    expect(openings).toBe(people.length);
    first.clock.advance({ ms: 21_000 });
    await Promise.all(
      [first, second, first, second, first, second].map((node) => askDue(node.deps)),
    );
    await story.passes(0);
    expect(repeated(first.carrier.messages())).toEqual([]);
    for (const name of people) {
      expect(first.carrier.sentTo(first.phone(name).number)).toHaveLength(2);
    }
  });

  it('[ASK2] three minutes end on one node, an answer at that moment on the other', async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const name = `late ${turn}`;
      await story.says(name, 'ICE agents are here');
      first.clock.advance({ ms: 180_000 });
      await Promise.all([
        askDue(first.deps),
        askDue(second.deps),
        first.phone(name).texts('4th and Main in Santa Ana'),
      ]);
      await story.passes(25);
      const { conversation } = await story.report(name);
      expect(conversation).toMatchObject({ state: 'silent', reason: 'no_answer' });
    }
    expect(repeated(first.carrier.messages())).toEqual([]);
  });

  it('[ASK2] the key in the database is the last defence: a second saying undoes its decision', async () => {
    await story.says('doubled', 'ICE agents are here');
    const { id } = await story.report('doubled');
    const { prisma } = first.deps.db;
    // As if a node had read the thread before the other one asked.
    await prisma.conversation.update({
      where: { reportId: id },
      data: { question: null, askedAt: null, toldAt: null },
    });
    await expect(
      prisma.conversationText.create({ data: { reportId: id, step: 'q1', at: new Date() } }),
    ).rejects.toThrow();
    expect(await prisma.outboundSms.count({ where: { reportId: id } })).toBe(1);
  });
});

describe('kill -9', () => {
  let program: Program;
  let drop: () => Promise<void>;

  afterEach(async () => {
    await program.stop();
    await drop();
  });

  it('[ASK2] between what was decided and what was sent: each is asked once, and once only', async () => {
    const database = await createTestDatabase();
    drop = () => database.drop();
    program = await createProgram(database.url);
    await program.start();
    const texts = Array.from({ length: 24 }, (_, index): Posted => ({
      ...newText(`+1714555${3_000 + index}`),
      body: 'hay agentes de ICE',
    }));
    for (const [index, text] of texts.entries()) {
      expect(await post(program, text)).toBe(200);
      if (index % 8 !== 7) continue;
      await program.end('SIGKILL');
      await program.start();
    }
    await eventually(async () => {
      const waiting = await program.db.prisma.inboundMessage.count({ where: { state: 'pending' } });
      const leaving = await program.db.prisma.outboundSms.count({ where: { state: 'queued' } });
      return waiting + leaving === 0;
    }, 40_000);
    expect(await program.db.prisma.conversationText.count({ where: { step: 'q1' } })).toBe(24);
    expect(await program.db.prisma.outboundSms.count()).toBe(24);
    expect(repeated(program.carrier.messages())).toEqual([]);
  }, 90_000);
});
