// What reporters are told when their incident gets its verdict.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/flow/verification/tell-outcome.ts';
import { tellOutcome } from '../../../src/flow/verification/tell-outcome.ts';
import { transact } from '../../../src/records/transact.ts';
import type { TestApp } from '../../harness/test-app.ts';
import { startTestApp } from '../../harness/test-app.ts';
import type { Story } from '../../stories/conversation-story.ts';
import { createStory } from '../../stories/conversation-story.ts';

let app: TestApp;
let story: Story;

beforeAll(async () => {
  app = await startTestApp();
  story = createStory(app, await app.signIn('marisol', ['dispatcher']));
});
afterAll(() => app.stop());

const PLACE = { area: '4th & Main', city: 'Santa Ana' };

function tell(outcome: Partial<Outcome> & Pick<Outcome, 'reportIds'>): Promise<number> {
  const base = { verification: 'confirmed' as const, actual: null, place: PLACE };
  return transact(app.deps, (tx) => tellOutcome(tx, app.deps, { ...base, ...outcome }));
}

/** A reporter whose conversation is over. */
async function reporter(name: string, words: string): Promise<string> {
  await story.says(name, words);
  app.phone(name).ignores(/^Testigo: (?:¿|Is anyone|Are they|What do|Where)/);
  await story.passes(200);
  return (await story.report(name)).id;
}

describe('[ASK9] the outcome', () => {
  it('goes to each reporter once, in their language, and again only for another verdict', async () => {
    const ana = await reporter('ana', 'hay agentes de ICE en la 4th y Main en Santa Ana');
    const bo = await reporter('bo', 'ICE at 4th and Main in Santa Ana');
    expect(await tell({ reportIds: [ana, bo] })).toBe(2);
    await app
      .phone('ana')
      .expects(/^Testigo: Gracias\. Confirmamos agentes federales en 4th & Main/);
    await app.phone('bo').expects(/^Testigo: Thank you\. We confirmed/);
    expect(await tell({ reportIds: [ana, bo] })).toBe(0);
    await story.passes(30);
    const wrong = { verification: 'unfounded' as const, actual: 'sheriff' };
    expect(await tell({ reportIds: [ana, bo], ...wrong })).toBe(2);
    await app.phone('ana').expects(/NO era ICE \(sheriff\)/);
    await app.phone('bo').expects(/NOT immigration \(sheriff\)/);
    await story.passes(30);
    expect(await tell({ reportIds: [ana, bo] })).toBe(2);
    await app.phone('ana').expects(/Confirmamos/);
    await app.phone('bo').expects(/We confirmed/);
  });

  it('two nodes that tell at once tell once', async () => {
    const caro = await reporter('caro', 'ICE at 5th and Main in Santa Ana');
    const told = await Promise.allSettled([
      tell({ reportIds: [caro] }),
      tell({ reportIds: [caro] }),
      tell({ reportIds: [caro] }),
    ]);
    expect(told.some((each) => each.status === 'fulfilled')).toBe(true);
    await app.phone('caro').expects(/We confirmed/);
    await story.passes(60);
    await app.phone('caro').expectsNothing({ forMs: 50 });
  });

  it('`2` after it is the menu’s: somebody was taken', async () => {
    const dani = await reporter('dani', 'ICE at 6th and Main in Santa Ana');
    await tell({ reportIds: [dani] });
    await app.phone('dani').expects(/If anyone was taken reply 2/);
    await story.passes(30);
    await story.says('dani', '2');
    expect(await story.report('dani')).toMatchObject({ id: dani, kind: 'arrest' });
    await app.phone('dani').expects(/We are sorry/);
  });

  it('not to who opted out, whose phone is only typed in a form, and never where it may not be named', async () => {
    const eva = await reporter('eva', 'ICE at 7th and Main in Santa Ana');
    await story.says('eva', 'ALTO');
    await app.phone('eva').expects(/no le mandamos/);
    expect(await tell({ reportIds: [eva] })).toBe(0);
    const fito = await reporter('fito', 'ICE at 8th and Main in Santa Ana');
    const { prisma } = app.deps.db;
    await prisma.report.update({ where: { id: fito }, data: { channel: 'form' } });
    expect(await tell({ reportIds: [fito] })).toBe(0);
    await prisma.report.update({ where: { id: fito }, data: { flags: ['may_text'] } });
    const quiet = { verification: 'unfounded' as const, actual: 'a parade', place: null };
    expect(await tell({ reportIds: [fito], ...quiet })).toBe(1);
    await app
      .phone('fito')
      .expects(/We checked what you told us\. It was NOT immigration \(a parade\)/);
  });

  it('once to a phone with two reports of one incident', async () => {
    const first = await reporter('gil', 'ICE at 9th and Main in Santa Ana');
    await app.deps.db.prisma.report.update({
      where: { id: first },
      data: { status: 'closed', closedAt: new Date(0) },
    });
    const second = await reporter('gil', 'ICE is still at 9th and Main in Santa Ana');
    expect(second).not.toBe(first);
    expect(await tell({ reportIds: [first, second], verification: 'inconclusive' })).toBe(1);
    await app.phone('gil').expects(/could not confirm/);
    expect(await tell({ reportIds: [first, second], verification: 'inconclusive' })).toBe(0);
  });
});
