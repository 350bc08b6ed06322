// What comes after: a flood that has passed, an opt-out taken back, texts that are found late. None of
// it stands in the way of what is reported next.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasOptedOut, recordConsent } from '../../src/records/consent/consent-store.ts';
import { countText } from '../../src/records/sender/sender-store.ts';
import { transact } from '../../src/records/transact.ts';
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
afterAll(() => app.stop());

describe('a flood', () => {
  it('of nothing, then a report: it is in front, and asked on', async () => {
    const phone = app.phone('bored');
    for (let n = 0; n < 14; n += 1) await phone.texts(`lol ${n}`);
    await story.passes(3_600);
    expect((await story.report('bored')).flags).toEqual(
      expect.arrayContaining(['flood', 'slow_lane']),
    );
    phone.ignores(/Reply 1 if you see/);
    await story.says('bored', 'ICE agents detaining a woman right now');
    expect((await story.report('bored')).flags).toEqual([]);
    await phone.expects(/Where exactly\?/);
  });

  it('of a witness who writes in pieces hides nothing of what they saw', async () => {
    const phone = app.phone('pieces');
    phone.ignores(/./);
    await story.says('pieces', 'ICE agents at 6th and Alvarado taking a man now');
    for (let n = 0; n < 14; n += 1) await phone.texts(`omg ${n}`);
    await story.passes(1);
    const report = await story.report('pieces');
    expect(report.flags).toContain('flood');
    expect(report.flags).not.toContain('slow_lane');
  });

  it('of nothing, with the one thing that matters in it, lets that through', async () => {
    const phone = app.phone('in the middle');
    phone.ignores(/./);
    for (let n = 0; n < 12; n += 1) await phone.texts(`lol ${n}`);
    await story.says('in the middle', 'agents are breaking my door, my child is alone');
    await phone.texts('omg');
    await story.passes(1);
    const report = await story.report('in the middle');
    expect(report.priority).toBe('P1');
    expect(report.flags).not.toContain('slow_lane');
  });
});

describe('an opt-out that the sender has taken back', () => {
  it('leaves what they report next to be asked about', async () => {
    const phone = app.phone('back');
    phone.ignores(/subscribed/);
    await story.says('back', 'ICE agents are here');
    await phone.expects(/Where exactly\?/);
    await story.says('back', 'STOP');
    await story.says('back', 'ICE agents knocking at 4th and Main in Santa Ana now');
    await story.passes(30);
    await phone.expectsNothing({ forMs: 50 });
    await story.says('back', 'START');
    await story.says('back', 'they are still here, ICE, at 4th and Main');
    await story.passes(30);
    await phone.expects(/Is anyone being taken\?|What do you see\?/);
  });

  it('is not taken back by a START that was sent before it and is found after it', async () => {
    const phoneIndex = app.deps.keyring.index('phone', '+12135550199');
    const says = (state: 'in' | 'out', minute: number) =>
      transact(app.deps, (tx) =>
        recordConsent(tx.db, {
          id: app.deps.ids.uuid(),
          phoneIndex,
          purpose: 'hotline',
          state,
          source: 'own_words',
          wording: 'own_word_or_intent',
          at: new Date(Date.UTC(2026, 2, 2, 12, minute)),
        }),
      );
    const isOut = () => hasOptedOut(app.deps.db.prisma, phoneIndex, 'hotline');
    expect(await says('out', 10)).toBe(true);
    expect(await says('in', 5)).toBe(false);
    expect(await isOut()).toBe(true);
    expect(await says('in', 15)).toBe(true);
    expect(await isOut()).toBe(false);
  });
});

describe('texts that are found late', () => {
  it('are no flood of the minute in which the phone wrote again', async () => {
    const phoneIndex = app.deps.keyring.index('phone', '+12135550198');
    const counted = (minute: number) =>
      transact(app.deps, async (tx) => {
        const at = new Date(Date.UTC(2026, 2, 2, 12, minute));
        return (await countText(tx.db, { phoneIndex, mark: null, at })).textsThisMinute;
      });
    await counted(59);
    const late = [];
    for (let minute = 0; minute < 12; minute += 1) late.push(await counted(minute * 4));
    expect(Math.max(...late)).toBe(1);
    expect(await counted(44)).toBe(2);
  });
});
