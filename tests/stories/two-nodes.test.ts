// Two app processes' worth of Testigo on one Postgres serve one board alike, and the JSON interface
// says what the contract says.
import request from 'supertest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SessionView } from '../../src/contract/account.ts';
import { ErrorBody } from '../../src/contract/errors.ts';
import { ReportDetail, ReportPage, ReportView } from '../../src/contract/report.ts';
import { openBoard } from '../harness/board-client.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { PASSWORD, startTestApp } from '../harness/test-app.ts';

let first: TestApp;
let second: TestApp;
let marisol: Api;
let beto: Api;

beforeAll(async () => {
  first = await startTestApp();
  second = await startTestApp({ beside: first });
  marisol = await first.signIn('marisol', ['dispatcher']);
  beto = await second.signIn('beto', ['dispatcher']);
});
afterAll(async () => {
  await second.stop();
  await first.stop();
});

const door = (app: TestApp) => request(app.server.app.server);

it('[CAR3] a text that one node takes is on the board of the other, once', async () => {
  const boards = [await openBoard(first, marisol), await openBoard(second, beto)] as const;
  await first.phone('ana').texts('agents at the car wash on 4th and Main in Santa Ana now');
  const seen = await Promise.all(
    boards.map((board) => board.next((event) => event.kind === 'report.received')),
  );
  expect(seen[0]!.report).toEqual(seen[1]!.report);
  expect(seen[0]!.seq).toBe(seen[1]!.seq);
  boards.forEach((board) => board.close());
});

it('two who claim at once on two nodes: one wins, the other is told who did', async () => {
  const { body } = await marisol.get('/api/v1/reports');
  const path = `/api/v1/reports/${body.items[0].id}/claim`;
  const answers = await Promise.all([marisol.post(path), beto.post(path)]);
  expect(answers.map((each) => each.status).toSorted()).toEqual([200, 409]);
  const winner = answers.find((each) => each.status === 200)!;
  const loser = answers.find((each) => each.status === 409)!;
  expect(loser.body.details.claimedBy).toEqual(winner.body.claimedBy);
  expect(loser.body.message).toContain(winner.body.claimedBy.name);
});

it('a sign-in holds on both nodes, and a sign-out ends it on both, boards included', async () => {
  await first.createAccount('carmen', ['coordinator']);
  const signedIn = await door(first)
    .post('/api/v1/session')
    .send({ username: 'Carmen ', password: PASSWORD })
    .expect(200)
    .expect('content-type', /json/)
    .expect('set-cookie', /testigo_session=[^;]+;.*HttpOnly;.*SameSite=Lax/);
  expect(SessionView.parse(signedIn.body).account.roles).toEqual(['coordinator']);
  const cookie = signedIn.headers['set-cookie']![0]!.split(';')[0]!;
  await door(second).get('/api/v1/session').set('cookie', cookie).expect(200);
  const board = await openBoard(second, { ...beto, cookie });
  await door(first).delete('/api/v1/session').set('cookie', cookie).expect(204);
  expect(await board.closed).toBe(4401);
  await door(second).get('/api/v1/session').set('cookie', cookie).expect(401);
});

it('lists page by page, newest first, and every answer has the shape of the contract', async () => {
  for (const name of ['bea', 'caro', 'dani', 'eva']) {
    await first.phone(name).texts(`hay agentes en la 4ta y Main, aviso de ${name}`);
  }
  const all = await first.eventually(async () => {
    const { body } = await marisol.get('/api/v1/reports');
    return body.items.length >= 5 && body.items;
  });
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: Record<string, string> = { limit: '2', ...(cursor ? { cursor } : {}) };
    const answer = await door(second).get('/api/v1/reports').query(query).set('cookie', beto.cookie).expect(200);
    const page = ReportPage.parse(answer.body);
    found.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
  }
  expect(found).toEqual(all.map((item: ReportView) => item.id));
  const detail = await door(second).get(`/api/v1/reports/${found[0]}`).set('cookie', beto.cookie);
  expect(ReportDetail.parse(detail.body).messages[0]).toMatchObject({ direction: 'inbound' });
  const refused = await door(first).get('/api/v1/reports').expect(401);
  expect(ErrorBody.parse(refused.body)).toMatchObject({ code: 'not_signed_in' });
});
