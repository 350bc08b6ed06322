// Incidents on the boards: in the snapshot, as events in order, and withheld from whom they are none of
// the business of.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardClient } from '../../../harness/board-client.ts';
import { openBoard } from '../../../harness/board-client.ts';
import type { Api } from '../../../harness/test-app.ts';
import type { Night } from './incident-night.ts';
import { startNight } from './incident-night.ts';

let night: Night;
let legal: Api;
let admin: Api;
beforeAll(async () => {
  night = await startNight();
  legal = await night.app.signIn('lena', ['legal_intake']);
  admin = await night.app.signIn('root', ['admin']);
});
afterAll(() => night.stop());

const incidentsOf = (board: BoardClient) =>
  board.first.type === 'snapshot' ? board.first.incidents : [];

function incidentEvent(board: BoardClient, kind: string, id: string) {
  return night.app.eventually(async () =>
    board.events.find(
      (event) => 'incident' in event && event.kind === kind && event.incident.id === id,
    ),
  );
}

describe('boards', () => {
  it('[INC40] of dispatchers are told at once what is opened and changed', async () => {
    const board = await openBoard(night.app, night.beto);
    const { id, code } = await night.incident(2);
    const opened = await incidentEvent(board, 'incident.opened', id);
    expect(opened).toMatchObject({
      incident: { code, reportCount: 2, verification: 'unverified' },
    });
    await night.ana.post(`/api/v1/incidents/${id}/activity`, { activity: 'ongoing' });
    const changed = await incidentEvent(board, 'incident.changed', id);
    expect(changed).toMatchObject({ incident: { activity: 'ongoing' } });
    board.close();
  });

  it('[INC41] that come later find the open ones in the snapshot, and no closed ones', async () => {
    const a = await night.incident(1);
    const b = await night.incident(1);
    await night.ana.post(`/api/v1/incidents/${a.id}/merge`, { into: b.id });
    const board = await openBoard(night.app, night.beto);
    const ids = incidentsOf(board).map((incident) => incident.id);
    expect(ids).toContain(b.id);
    expect(ids).not.toContain(a.id);
    board.close();
  });

  it('[INC42] a merge tells both incidents, each once', async () => {
    const a = await night.incident(1);
    const b = await night.incident(1);
    const board = await openBoard(night.app, night.beto);
    await night.ana.post(`/api/v1/incidents/${a.id}/merge`, { into: b.id });
    const gone = await incidentEvent(board, 'incident.changed', a.id);
    expect(gone).toMatchObject({ incident: { mergedInto: { id: b.id, code: b.code } } });
    expect(await incidentEvent(board, 'incident.changed', b.id)).toMatchObject({
      incident: { reportCount: 2 },
    });
    expect(board.events.filter((event) => 'incident' in event)).toHaveLength(2);
    board.close();
  });

  it('[INC43] of legal intake are told that something happened, and nothing of incidents', async () => {
    const [his, hers] = [await openBoard(night.app, legal), await openBoard(night.app, night.beto)];
    const { id, code } = await night.incident(1);
    await incidentEvent(hers, 'incident.opened', id);
    await night.app.eventually(async () => his.lastSeq() >= hers.lastSeq());
    const said = JSON.stringify([his.first, his.events]);
    expect(incidentsOf(his)).toEqual([]);
    expect(said).not.toContain(id);
    expect(said).not.toContain(`"${code}"`);
    expect((await legal.get(`/api/v1/incidents/${id}`)).status).toBe(403);
    his.close();
    hers.close();
  });

  it('[INC44] of an administrator are told that it is there, without words or exact place', async () => {
    const board = await openBoard(night.app, admin);
    const { id } = await night.incident(1);
    const event = await incidentEvent(board, 'incident.opened', id);
    expect(event).toMatchObject({ incident: { placeText: null, title: null, reportCount: 1 } });
    expect(JSON.stringify([board.first, board.events])).not.toContain('Pico');
    expect((await admin.get(`/api/v1/incidents/${id}`)).body.placeText).toBeNull();
    expect((await admin.post(`/api/v1/incidents/${id}/close`)).status).toBe(403);
    board.close();
  });

  it('[INC45] that come back with their last number get exactly what they missed', async () => {
    const board = await openBoard(night.app, night.beto);
    const at = 'seq' in board.first ? board.first.seq : 0;
    const { id } = await night.incident(1);
    await incidentEvent(board, 'incident.opened', id);
    board.close();
    const back = await openBoard(night.app, night.beto, at);
    expect(back.first).toEqual({ type: 'resumed', seq: at });
    expect(await incidentEvent(back, 'incident.opened', id)).toBeDefined();
    back.close();
  });
});

it('[INC46] the database holds neither the place nor the title in the open', async () => {
  const [reportId] = await night.reports(1);
  const title = 'two vans by the swap meet';
  const { body } = await night.ana.post('/api/v1/incidents', { reportIds: [reportId], title });
  expect(body.title).toBe(title);
  const { rows } = await night.app.deps.db.pool.query(
    `select incident::text as incident, (select string_agg(event::text, ' ') from incident_event event
       where event.incident_id = incident.id) as events from incident where id = $1`,
    [body.id],
  );
  expect(JSON.stringify(rows)).not.toMatch(/Pico|Union|swap meet/);
});

it('[INC47] a report that is erased takes its place out of the incident', async () => {
  const { id, reportIds } = await night.incident(1);
  expect((await night.ana.get(`/api/v1/incidents/${id}`)).body.placeText).toContain('Pico');
  const chief = await night.app.signIn('chief', ['coordinator']);
  await chief.post(`/api/v1/reports/${reportIds[0]}/purge`);
  expect((await night.ana.get(`/api/v1/incidents/${id}`)).body.placeText).toBeNull();
});
