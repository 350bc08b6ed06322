// From a phone to every board, and back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBoard } from '../harness/board-client.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';

let app: TestApp;
let marisol: Api;
let beto: Api;

beforeAll(async () => {
  app = await startTestApp();
  marisol = await app.signIn('marisol', ['dispatcher']);
  beto = await app.signIn('beto', ['dispatcher']);
});
afterAll(() => app.stop());

async function reportWith(words: string) {
  return app.eventually(async () => {
    const { body } = await marisol.get('/api/v1/reports');
    return body.items.find((each: { text?: string }) => each.text?.includes(words));
  });
}

describe('a text becomes a report', () => {
  it('on both open boards, with the first question to the phone', async () => {
    const boards = await Promise.all([openBoard(app, marisol), openBoard(app, beto)]);
    await app.phone('ana').texts('hay una van blanca con agentes en la sexta y alvarado');
    for (const board of boards) {
      const event = await board.next((each) => each.kind === 'report.received');
      expect(event.report).toMatchObject({
        kind: 'sighting',
        channel: 'sms',
        status: 'new',
        language: 'es',
        claimedBy: null,
        reachability: 'can_reply',
        text: 'hay una van blanca con agentes en la sexta y alvarado',
      });
    }
    const first = await app.phone('ana').expects(/^Testigo: ¿/);
    expect(first.body).toContain('Testigo');
    for (const board of boards) board.close();
  });

  it('follow-up words join the open thread and are not answered at once again', async () => {
    await app.phone('ana').texts('ya se van por la alvarado');
    const report = await reportWith('ya se van');
    const { body } = await marisol.get(`/api/v1/reports/${report.id}`);
    expect(body.messages.map((each: { direction: string }) => each.direction)).toEqual([
      'inbound',
      'outbound',
      'inbound',
    ]);
    await app.phone('ana').expectsNothing({ forMs: 200 });
  });

  it('two who claim at once: one wins, the other is told who did', async () => {
    const report = await reportWith('ya se van');
    const answers = await Promise.all([
      marisol.post(`/api/v1/reports/${report.id}/claim`),
      beto.post(`/api/v1/reports/${report.id}/claim`),
    ]);
    expect(answers.map((each) => each.status).toSorted()).toEqual([200, 409]);
    const winner = answers.find((each) => each.status === 200)!;
    const loser = answers.find((each) => each.status === 409)!;
    expect(loser.body).toMatchObject({
      code: 'already_claimed',
      details: { claimedBy: winner.body.claimedBy },
    });
  });

  it('the owner replies by text, and sees it delivered', async () => {
    const report = await reportWith('ya se van');
    const owner = report.claimedBy.username === 'marisol' ? marisol : beto;
    const other = owner === marisol ? beto : marisol;
    const refused = await other.post(`/api/v1/reports/${report.id}/reply`, { text: 'hola' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'already_claimed' } });
    const sent = await owner.post(`/api/v1/reports/${report.id}/reply`, {
      text: '¿Siguen en el lugar?',
    });
    expect(sent).toMatchObject({ status: 200, body: { text: '¿Siguen en el lugar?' } });
    await app.phone('ana').expects('¿Siguen en el lugar?');
    await app.eventually(async () => {
      const { body } = await owner.get(`/api/v1/reports/${report.id}`);
      return body.messages.at(-1).delivery.state === 'delivered';
    });
  });

  it('the same reply sent twice with one key goes out once', async () => {
    const report = await reportWith('ya se van');
    const owner = report.claimedBy.username === 'marisol' ? marisol : beto;
    const body = { text: 'Gracias.', idempotencyKey: crypto.randomUUID() };
    const answers = await Promise.all(
      [1, 2].map(() => owner.post(`/api/v1/reports/${report.id}/reply`, body)),
    );
    expect(new Set(answers.map((each) => each.body.id)).size).toBe(1);
    await app.phone('ana').expects('Gracias.');
    await app.phone('ana').expectsNothing({ forMs: 200 });
  });

  it('released, prioritised, closed with a resolution, and open again when the sender writes', async () => {
    const report = await reportWith('ya se van');
    const path = `/api/v1/reports/${report.id}`;
    const owner = report.claimedBy.username === 'marisol' ? marisol : beto;
    expect((await owner.post(`${path}/release`)).body).toMatchObject({
      status: 'new',
      claimedBy: null,
    });
    expect((await owner.post(`${path}/priority`, { priority: 'P1' })).body.priority).toBe('P1');
    const closed = await owner.post(`${path}/close`, { resolution: 'info_given' });
    expect(closed.body).toMatchObject({ status: 'closed', resolution: 'info_given' });
    expect((await owner.post(`${path}/claim`)).body.code).toBe('report_closed');
    await app.phone('ana').texts('volvieron a la misma esquina');
    const reopened = await reportWith('volvieron');
    expect(reopened).toMatchObject({ id: report.id, status: 'in_review' });
  });
});

describe('opt-out', () => {
  it('[CAR18] is obeyed at once, shown on the board, and the report still comes', async () => {
    await app.phone('beta').texts('ICE on 4th and Main in Santa Ana now');
    await app.phone('beta').expects('Testigo');
    await app.phone('beta').texts('no más mensajes por favor');
    await app.phone('beta').expects('no le mandamos');
    const report = await app.eventually(async () => {
      const { body } = await marisol.get('/api/v1/reports');
      return body.items.find((each: { reachability: string }) => each.reachability === 'opted_out');
    });
    const refused = await marisol.post(`/api/v1/reports/${report.id}/reply`, { text: 'ok' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'opted_out' } });
    await app.phone('beta').texts('se llevaron a mi hermano');
    const again = await reportWith('se llevaron a mi hermano');
    expect(again.reachability).toBe('opted_out');
    await app.phone('beta').expectsNothing({ forMs: 200 });
  });

  it('[CAR18] of the alerts, by word or by the carrier, leaves the thread of the hotline open', async () => {
    const { ALERT_NUMBER } = app.deps.config;
    await app.phone('hilda').texts('ICE at Pico and Union now');
    await app.phone('hilda').expects('Testigo');
    await app.phone('hilda').texts('ALTO', { to: ALERT_NUMBER });
    await app.phone('hilda').expects(/.+/, { from: ALERT_NUMBER });
    await app.phone('ines').texts('agentes en la Pico y Union');
    await app.phone('ines').expects(/^Testigo: /);
    const { number } = app.phone('ines');
    app.carrier.knobs.next('create', { kind: 'error', code: 21610 }, { to: number });
    await app.phone('ines').texts('AYUDA', { to: ALERT_NUMBER });
    const standing = await app.eventually(async () => {
      const rows = await app.deps.db.prisma.consent.findMany({
        select: { purpose: true, phoneIndex: true },
      });
      const index = Buffer.from(app.deps.keyring.index('phone', number)).toString('hex');
      const mine = rows.filter((row) => Buffer.from(row.phoneIndex).toString('hex') === index);
      return mine.length > 0 && mine.map((row) => row.purpose);
    });
    expect(standing).toEqual(['alerts']);
    await app.phone('hilda').texts('AYUDA', { to: ALERT_NUMBER });
    for (const [name, words] of [
      ['hilda', 'Pico and Union'],
      ['ines', 'la Pico y Union'],
    ] as const) {
      const { body } = await marisol.get('/api/v1/reports');
      const report = body.items.find(
        (each: { locationText: string | null; reachability: string }) =>
          each.locationText === words,
      );
      const sent = await marisol.post(`/api/v1/reports/${report.id}/reply`, {
        text: `Gracias ${name}`,
      });
      expect(sent.status).toBe(200);
      await app.phone(name).expects(`Gracias ${name}`);
      await app.phone(name).expectsNothing({ forMs: 150 });
    }
  });

  it('[CAR19] what the carrier has answered is not answered again', async () => {
    await app.phone('gil').texts('STOP');
    await app.phone('gil').expects(/unsubscribed|STOP|START/i);
    await app.phone('gil').expectsNothing({ forMs: 200 });
  });
});
