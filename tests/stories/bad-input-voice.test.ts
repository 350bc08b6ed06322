// A caller is answered whatever is wrong behind the door: bad parameters, a database that is gone or
// hangs, a disk that takes nothing.
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VOICE_DOOR, journalled, newSid, postSigned, processed } from '../harness/carrier-door.ts';
import type { DatabaseLine } from '../harness/database-line.ts';
import { openDatabaseLine } from '../harness/database-line.ts';
import type { TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';
import { createTestDatabase } from '../harness/test-database.ts';
import type { TestDatabase } from '../harness/test-database.ts';

let database: TestDatabase;
let line: DatabaseLine;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  line = await openDatabaseLine(database.url);
  app = await startTestApp({ env: { DATABASE_URL: line.url } });
});
afterAll(async () => {
  await line.mend();
  await app.stop();
  await line.close();
  await database.drop();
});

const TWIML =
  /^<\?xml version="1\.0" encoding="UTF-8"\?><Response>.*<Say language="es-MX">.*<\/Response>$/;

function callParams(fields: Record<string, string> = {}) {
  return {
    CallSid: newSid('CA'),
    AccountSid: app.deps.config.TWILIO_ACCOUNT_SID,
    From: '+12135550799',
    To: app.deps.config.HOTLINE_NUMBER,
    CallStatus: 'ringing',
    ...fields,
  };
}

/** @returns the call's SID and how long the caller waited */
async function isAnswered(
  fields: Record<string, string> = {},
): Promise<{ sid: string; ms: number }> {
  const params = callParams(fields);
  const startedMs = performance.now();
  const answer = await postSigned(app, VOICE_DOOR, params);
  const ms = performance.now() - startedMs;
  expect(answer.status).toBe(200);
  expect(answer.text).toMatch(TWIML);
  expect(answer.headers['content-type']).toMatch(/^text\/xml\b/);
  return { sid: params.CallSid, ms };
}

/** Found in the database itself, whatever the line is doing. */
async function comesBack(sid: string): Promise<void> {
  const row = await app.eventually(async () => {
    const found = await journalled(app, sid).catch(() => null);
    return found?.state === 'done' ? found : null;
  }, 15_000);
  const report = await app.deps.db.prisma.report.findUniqueOrThrow({
    where: { id: row.reportId! },
  });
  expect(report.flags).toContain('missed_call');
}

describe('[CAR32] a caller never hears an error', () => {
  it('the carrier itself finds the answer valid, and the call is a report', async () => {
    app.carrier.configureNumbers([
      {
        number: app.deps.config.HOTLINE_NUMBER,
        smsUrl: `${app.baseUrl}/webhooks/twilio/sms`,
        voiceUrl: app.baseUrl + VOICE_DOOR,
      },
    ]);
    const call = await app.carrier.call({
      from: '+12135550798',
      to: app.deps.config.HOTLINE_NUMBER,
    });
    expect(call.ok).toBe(true);
    expect(app.carrier.debugger()).toEqual([]);
    await comesBack(call.sid);
  });

  it.each([
    ['+266696687', ['missed_call', 'anonymous']],
    ['', ['missed_call', 'anonymous']],
    ['sip:someone@example.org', ['missed_call']],
    ['\u0000', ['missed_call']],
  ])('from %j', async (From, flags) => {
    const { sid } = await isAnswered({ From });
    const row = await processed(app, sid);
    const report = await app.deps.db.prisma.report.findUniqueOrThrow({
      where: { id: row.reportId! },
    });
    expect(report).toMatchObject({ flags, phoneIndex: null });
  });

  it.each(['', 'CA1', 'CA../../x', `CA${'z'.repeat(32)}`])(
    '[BAD6] a CallSid that is none (%j): answered, and set apart',
    async (CallSid) => {
      const before = await app.deps.db.prisma.inboundMessage.count();
      await isAnswered({ CallSid, From: `+1213555${String(before).padStart(4, '0')}` });
      const rows = await app.deps.db.prisma.inboundMessage.findMany({
        where: { reason: 'malformed_call_sid' },
        orderBy: { seq: 'desc' },
      });
      expect(rows[0]).toMatchObject({ state: 'quarantined', channel: 'voice' });
      expect(await app.deps.db.prisma.inboundMessage.count()).toBe(before + 1);
    },
  );

  it('the same call again changes nothing', async () => {
    const params = callParams();
    await Promise.all([1, 2, 3].map(() => postSigned(app, VOICE_DOOR, params)));
    await processed(app, params.CallSid);
    const inbound = { inboundId: (await journalled(app, params.CallSid))!.id };
    expect(await app.deps.db.prisma.reportMessage.count({ where: inbound })).toBe(1);
  });

  it('Postgres hangs: answered in less than a second, a report afterwards', async () => {
    line.hold();
    const calls = [
      await isAnswered(),
      await isAnswered(),
      ...(await Promise.all([isAnswered(), isAnswered()])),
    ];
    for (const { ms } of calls) expect(ms).toBeLessThan(1_000);
    await line.mend();
    for (const { sid } of calls) await comesBack(sid);
  });

  it('Postgres is gone: answered in less than a second, a report afterwards', async () => {
    await line.cut();
    const calls = await Promise.all([isAnswered(), isAnswered()]);
    for (const { ms } of calls) expect(ms).toBeLessThan(1_000);
    await line.mend();
    for (const { sid } of calls) await comesBack(sid);
  });

  it('Postgres is gone and the disk takes nothing: answered in less than a second', async () => {
    const { spoolDir } = app.deps.config;
    await app.eventually(async () => !app.deps.journal.isSpooling(), 10_000);
    await line.cut();
    // Nobody writes into a folder that is a file, root neither.
    await mkdir(spoolDir, { recursive: true });
    await chmod(spoolDir, 0o700);
    await rename(spoolDir, `${spoolDir}-away`);
    await writeFile(spoolDir, '');
    const { ms } = await isAnswered();
    expect(ms).toBeLessThan(1_000);
    expect(app.logLines.some((each) => each.includes('a call could not be kept'))).toBe(true);
    await rm(spoolDir);
    await rename(`${spoolDir}-away`, spoolDir);
    await line.mend();
    await comesBack((await isAnswered()).sid);
  });
});
