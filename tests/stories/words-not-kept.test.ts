// From a phone to the board: what a sender should not have sent is found by the reader, shown to nobody,
// and gone when its time has come.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseWithheldWords } from '../../src/retention/erase-withheld-words.ts';
import { everythingStored } from '../flow/triage/words-fixture.ts';
import { openBoard } from '../harness/board-client.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';

let app: TestApp;
let ana: Api;

beforeAll(async () => {
  app = await startTestApp();
  ana = await app.signIn('ana', ['dispatcher']);
});
afterAll(() => app.stop());

/** A text, and everything that a dispatcher is sent of it. */
async function told(who: string, words: string) {
  const board = await openBoard(app, ana);
  await app.phone(who).texts(words);
  const event = await board.next((each) => 'report' in each && each.kind === 'report.received');
  const detail = await ana.get(`/api/v1/reports/${event.report.id}`);
  const list = await ana.get('/api/v1/reports');
  const late = await openBoard(app, ana);
  const seen = JSON.stringify([board.events, late.first, detail.body, list.body]);
  for (const each of [board, late]) each.close();
  return { id: event.report.id, report: detail.body, seen };
}

describe('a text with more in it than anybody asked for', () => {
  it.each([
    ['Se llevaron a mi hermano Luis, su numero A es 087-654-321', '087-654-321'],
    ['they took my husband at the Home Depot, his a number is A 204 555 911', '204 555 911'],
    ['ICE took my mom this morning. DOB 03/14/1971', '03/14/1971'],
    ['mi papa esta detenido, seguro social 123-45-6780', '123-45-6780'],
  ])('[PRV1] %s', async (words, secret) => {
    const { report, seen } = await told(words.slice(0, 9) + secret.slice(-2), words);
    expect(seen).not.toContain(secret);
    expect(report.flags).toContain('contains_class_d');
    const { segments, id } = report.messages[0];
    const hidden = segments.filter((each: object) => 'hidden' in each);
    expect(hidden.length).toBeGreaterThan(0);
    for (const { n } of hidden) {
      await ana.post(`/api/v1/reports/${report.id}/messages/${id}/private/${n}/erase`, {});
    }
    expect(await everythingStored(app)).not.toContain(secret);
    expect(app.logLines.join('\n')).not.toContain(secret);
  });
});

describe('a denunciation', () => {
  it.each([
    ['my neighbor Ramiro Quetzal at 1420 Elm has no papers, come get him', 'Ramiro Quetzal'],
    ['quiero reportar a un ilegal, se llama Chuy Ocampo y vive en la 5th', 'Chuy Ocampo'],
  ])('[PRV10] %s', async (words, name) => {
    const { id, report, seen } = await told(name, words);
    expect(report.flags).toContain('denunciation');
    expect(seen).not.toContain(name);
    app.clock.advance({ minutes: 59 });
    await eraseWithheldWords(app.deps);
    await app.eventually(async () => !(await everythingStored(app)).includes(name));
    const { body } = await ana.get(`/api/v1/reports/${id}`);
    expect(body.messages[0].erasedAt).not.toBeNull();
    expect(app.logLines.join('\n')).not.toContain(name);
  });
});
