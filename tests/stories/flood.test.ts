// The hotline is flooded on purpose: what looks like a report is on top of the board all the same,
// nothing is thrown away, and no machine spends money on the flood.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportView } from '../../src/contract/report.ts';
import { compareReports } from '../../src/web/board/state/report-order.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { eventually, startTestApp } from '../harness/test-app.ts';

let app: TestApp;
let marisol: Api;
let carmen: Api;

beforeAll(async () => {
  app = await startTestApp({ env: { CAMPAIGN_NEWCOMERS_PER_MINUTE: '30' } });
  marisol = await app.signIn('marisol', ['dispatcher']);
  carmen = await app.signIn('carmen', ['coordinator']);
});
afterAll(() => app.stop());

async function queue(): Promise<ReportView[]> {
  const items: ReportView[] = [];
  let cursor: string | null = null;
  do {
    const at: string = cursor ? `&cursor=${cursor}` : '';
    const { body } = await marisol.get(`/api/v1/reports?limit=200${at}`);
    items.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor);
  return items.toSorted(compareReports);
}

/** Some at the same time, as a flood comes. */
async function inHandfuls<T>(all: readonly T[], send: (each: T) => Promise<unknown>) {
  for (let start = 0; start < all.length; start += 12) {
    await Promise.all(all.slice(start, start + 12).map(send));
  }
}

const PRANKS = [
  'lol is this the alien hotline',
  'ICE ICE BABY',
  'i saw ur mom getting deported haha',
  'hello hello hello hello',
  'there is ice in my drink come quick',
  'asdfasdf',
  'come get me lmao',
  'nobody cares about you people',
  'ice cream truck on my street hahaha',
  'test test 123',
];
const CAMPAIGN = 'Reporting ICE at the big warehouse on Fake Street, 50 agents, come now!!';

const REAL = [
  '5 ICE agents in vests taking a man at 4th and Main in Santa Ana right now',
  'hay 4 agentes con chalecos tocando puertas en los apartamentos de la Bristol y la 17 ahorita',
  'la migra se llevo a mi hermano del car wash de la Harbor',
];

describe('300 mocking texts from 100 phones in a minute, and three reports', () => {
  it('the three are on top within seconds, and every text is there to be read', async () => {
    const pranks = Array.from({ length: 300 }, (_, n) => ({
      from: `troll${n % 100}`,
      text: n % 5 === 0 ? `${CAMPAIGN} ${n}` : `${PRANKS[n % PRANKS.length]!} ${n % 7}`,
    }));
    const real = REAL.map((text, n) => ({ from: `vecina${n}`, text }));
    const all = [...pranks.slice(0, 120), real[0]!, ...pranks.slice(120, 200), real[1]!];
    const rest = [...pranks.slice(200, 280), real[2]!, ...pranks.slice(280)];
    await inHandfuls([...all, ...rest], ({ from, text }) => app.phone(from).texts(text));

    await eventually(async () => {
      const top = (await queue()).slice(0, 3).map(({ text }) => text ?? '');
      return REAL.every((text) => top.includes(text));
    }, 20_000);
    const everything = await eventually(async () => {
      const all = await queue();
      return all.reduce((sum, { messageCount }) => sum + messageCount, 0) >= 303 ? all : null;
    }, 20_000);
    expect(everything).toHaveLength(103);
    const trolls = Array.from({ length: 100 }, (_, n) => app.phone(`troll${n}`));
    const spent = trolls.flatMap((troll) => troll.unread()).length;
    expect(spent).toBeLessThan(45);
  }, 60_000);

  it('a dispatcher brings one forward; a blocked phone waits; a coordinator ends the campaign', async () => {
    const waiting = (await queue()).filter(({ flags }) => flags.includes('slow_lane'));
    const [first, second] = waiting;
    const lane = await marisol.post(`/api/v1/reports/${first!.id}/lane`, { lane: 'normal' });
    expect(lane.body.flags).not.toContain('slow_lane');
    const blocked = await marisol.post(`/api/v1/reports/${second!.id}/block-sender`, {
      reason: 'mockery',
    });
    expect(blocked.body.flags).toEqual(expect.arrayContaining(['blocked_sender', 'slow_lane']));

    const mode = await carmen.put('/api/v1/intake-mode', { campaign: 'off' });
    expect(mode.body).toMatchObject({ campaign: 'off', isCampaign: false });
    expect((await marisol.put('/api/v1/intake-mode', { campaign: 'on' })).status).toBe(403);
    await app.phone('otra').texts('hay algo raro aqui');
    const other = await eventually(async () =>
      (await queue()).find(({ text }) => text === 'hay algo raro aqui'),
    );
    expect(other.flags).not.toContain('slow_lane');
    const freed = await marisol.delete(`/api/v1/reports/${second!.id}/block-sender`);
    expect(freed.body.flags).not.toContain('blocked_sender');
  });
});
