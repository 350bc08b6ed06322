// Nobody looks: what rings, for whom, until when, and who is texted when no board is open anywhere.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlarmView } from '../../../../src/contract/alarm.ts';
import { watchAlarms } from '../../../../src/flow/triage/alarm/watch-alarms.ts';
import type { BoardClient } from '../../../harness/board-client.ts';
import { openBoard } from '../../../harness/board-client.ts';
import type { Night } from '../incident/incident-night.ts';
import { startNight } from '../incident/incident-night.ts';

const CHIEF = '+12135550888';
const JEFA = '+12135550889';
let night: Night;
let board: BoardClient | null;
beforeEach(async () => {
  night = await startNight({ env: { COORDINATOR_PHONES: `${CHIEF},${JEFA}:es` } });
  board = null;
});
afterEach(async () => {
  board?.close();
  await night.stop();
});

async function urgent(priority: 'P1' | 'P2' | 'P3'): Promise<string> {
  const id = await night.report();
  await night.beto.post(`/api/v1/reports/${id}/priority`, { priority });
  return id;
}

async function ringing(): Promise<AlarmView[]> {
  await watchAlarms(night.app.deps);
  return (await night.ana.get('/api/v1/alarms')).body.items;
}

const wait = (minutes: number) => night.app.clock.advance({ minutes });
const own = (id: string, who = night.ana) => who.post(`/api/v1/alarms/${id}/own`);
const textsTo = (phone: string) => night.app.carrier.sentTo(phone);

describe('an alarm', () => {
  it('[ALM1] rings for a P1 after two minutes and a P2 after five, once each, and for nothing less', async () => {
    const [first, second] = [await urgent('P1'), await urgent('P2')];
    await urgent('P3');
    wait(1.5);
    expect(await ringing()).toEqual([]);
    wait(1);
    expect((await ringing()).map((alarm) => alarm.subject.id)).toEqual([first]);
    wait(3);
    await Promise.all([watchAlarms(night.app.deps), watchAlarms(night.app.deps)]);
    expect((await ringing()).map(({ kind, subject }) => [kind, subject.id])).toEqual([
      ['report_p1', first],
      ['report_p2', second],
    ]);
    const { body } = await night.ana.get('/api/v1/alarms');
    expect(body.minutes).toEqual({ P1: 2, P2: 5, owned: 2 });
  });

  it('[ALM2] is over as soon as somebody takes the report, or it is less urgent', async () => {
    const [taken, milder] = [await urgent('P1'), await urgent('P1')];
    wait(3);
    expect(await ringing()).toHaveLength(2);
    await night.ana.post(`/api/v1/reports/${taken}/claim`);
    expect((await night.ana.get('/api/v1/alarms')).body.items).toHaveLength(1);
    await night.ana.post(`/api/v1/reports/${milder}/priority`, { priority: 'P3' });
    expect(await ringing()).toEqual([]);
    await night.ana.post(`/api/v1/reports/${taken}/release`);
    expect(await ringing()).toHaveLength(1);
  });

  it('[ALM3] falls silent for whoever owns it, names him to the others, and returns when nothing is done', async () => {
    await urgent('P1');
    wait(3);
    const [alarm] = (await ringing()) as [AlarmView];
    const { body } = await own(alarm.id);
    expect(body).toMatchObject({ ownedBy: { username: 'ana' } });
    expect((await own(alarm.id)).status).toBe(200);
    const late = await own(alarm.id, night.beto);
    expect(late.body).toMatchObject({ code: 'alarm_owned', message: 'ana has it.' });
    wait(1.5);
    expect((await ringing())[0]!.ownedBy).not.toBeNull();
    wait(0.6);
    expect((await ringing())[0]!.ownedBy).toBeNull();
    expect((await own(alarm.id, night.beto)).body.ownedBy.username).toBe('beto');
  });

  it('[ALM4] two who own it at once: one has it', async () => {
    await urgent('P1');
    wait(3);
    const [alarm] = (await ringing()) as [AlarmView];
    const answers = await Promise.all([own(alarm.id), own(alarm.id, night.beto)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });

  it('[ALM5] is on open boards at once and in the snapshot of those that come, and is none of others’ business', async () => {
    const legal = await night.app.signIn('lena', ['legal_intake']);
    board = await openBoard(night.app, night.beto);
    const id = await urgent('P1');
    wait(3);
    await watchAlarms(night.app.deps);
    const event = await night.app.eventually(async () =>
      board?.events.find((each) => each.kind === 'alarm.changed'),
    );
    expect(event).toMatchObject({ alarm: { subject: { id }, endedAt: null, ownedBy: null } });
    const later = await openBoard(night.app, night.ana);
    expect(later.first).toMatchObject({ alarms: [{ subject: { id } }] });
    later.close();
    const his = await openBoard(night.app, legal);
    expect(his.first).toMatchObject({ alarms: [] });
    his.close();
    expect((await legal.get('/api/v1/alarms')).body.items).toEqual([]);
    const [alarm] = (await ringing()) as [AlarmView];
    expect((await own(alarm.id, legal)).status).toBe(404);
  });

  it('[ALM6] in the slow lane nothing rings', async () => {
    const id = await urgent('P1');
    await night.ana.post(`/api/v1/reports/${id}/release`);
    const { prisma } = night.app.deps.db;
    await prisma.report.update({ where: { id }, data: { flags: ['slow_lane'] } });
    wait(10);
    expect(await ringing()).toEqual([]);
  });
});

describe('with no board open', () => {
  it('[ALM7] the coordinators are texted once an alarm, each in the language that was set, with no word of it', async () => {
    await urgent('P1');
    wait(3);
    await watchAlarms(night.app.deps);
    await night.app.eventually(async () => textsTo(JEFA).length === 1);
    wait(3);
    await watchAlarms(night.app.deps);
    await night.app.eventually(async () => textsTo(CHIEF).length === 1);
    const [english, spanish] = [textsTo(CHIEF)[0]!.body, textsTo(JEFA)[0]!.body];
    expect(english).toContain('Urgent reports waiting: 1.');
    expect(spanish).toContain('sin atender: 1.');
    for (const body of [english, spanish]) expect(body).not.toMatch(/R-\d|Pico|Union|\+1213/);
    expect((await ringing())[0]!.textedAt).not.toBeNull();
  });

  it('[ALM8] not while a board is open, here or on another node; a dead node’s boards are not counted', async () => {
    const { pool } = night.app.deps.db;
    const elsewhere = randomUUID();
    await pool.query(`insert into board_presence values ($1, 1, now())`, [elsewhere]);
    await urgent('P1');
    wait(3);
    await watchAlarms(night.app.deps);
    expect((await ringing())[0]!.textedAt).toBeNull();
    await pool.query(`update board_presence set seen_at = now() - interval '1 minute'`);
    board = await openBoard(night.app, night.beto);
    await night.app.eventually(async () => {
      const { rows } = await pool.query('select sum(boards)::int as n from board_presence');
      return rows[0].n === 2;
    });
    await watchAlarms(night.app.deps);
    expect((await ringing())[0]!.textedAt).toBeNull();
    board.close();
    await night.app.eventually(async () => {
      const { rows } = await pool.query('select sum(boards)::int as n from board_presence');
      return rows[0].n === 1;
    });
    await watchAlarms(night.app.deps);
    expect((await ringing())[0]!.textedAt).not.toBeNull();
    await night.app.eventually(async () => textsTo(CHIEF).length === 1);
  });

  it('[ALM9] a board of somebody who could not take a report counts for nobody', async () => {
    const admin = await night.app.signIn('root', ['admin']);
    board = await openBoard(night.app, admin);
    await urgent('P1');
    wait(3);
    await watchAlarms(night.app.deps);
    await night.app.eventually(async () => textsTo(CHIEF).length === 1);
  });

  it('[ALM10] a coordinator who wants no texts keeps them from nobody else', async () => {
    const { deps } = night.app;
    const phoneIndex = deps.keyring.index('phone', CHIEF);
    await deps.db.prisma.consent.create({
      data: { phoneIndex, purpose: 'responders', state: 'out', changedAt: deps.clock.now() },
    });
    await urgent('P1');
    wait(3);
    await watchAlarms(deps);
    await night.app.eventually(async () => textsTo(JEFA).length === 1);
    expect(textsTo(CHIEF)).toEqual([]);
  });
});
