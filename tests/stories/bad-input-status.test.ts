// The carrier's status door: callbacks about texts that are not ours, with states and codes nobody
// knows, and ids that lie. Each is taken; only what is true changes a text.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  SMS_DOOR,
  STATUS_DOOR,
  metric,
  newSid,
  postSigned,
  reportOf,
  smsParams,
} from '../harness/carrier-door.ts';
import type { Api, TestApp } from '../harness/test-app.ts';
import { startTestApp } from '../harness/test-app.ts';

let app: TestApp;
let marisol: Api;
let reportId: string;

beforeAll(async () => {
  app = await startTestApp();
  marisol = await app.signIn('marisol', ['dispatcher']);
  const sid = newSid();
  await postSigned(app, SMS_DOOR, smsParams(app, { MessageSid: sid }));
  reportId = (await reportOf(app, sid)).report.id;
});
afterAll(() => app.stop());

/** The next good callback: a text of ours goes out and is delivered. */
afterEach(async () => {
  const text = await sendText();
  expect(text.state).toBe('delivered');
});

/** A reply of the dispatcher's, once the carrier says it is delivered. */
async function sendText() {
  const { body } = await marisol.post(`/api/v1/reports/${reportId}/reply`, { text: 'Thank you.' });
  return app.eventually(async () => {
    const message = await app.deps.db.prisma.reportMessage.findUniqueOrThrow({
      where: { id: body.id },
      select: { outbound: true },
    });
    return message.outbound?.state === 'delivered' ? message.outbound : null;
  });
}

async function callback(fields: Record<string, string>, query = ''): Promise<void> {
  const answer = await postSigned(app, `${STATUS_DOOR}${query}`, {
    AccountSid: app.deps.config.TWILIO_ACCOUNT_SID,
    ...fields,
  });
  expect(answer).toMatchObject({ status: 200, text: '' });
}

const receiptsOf = (carrierSid: string) =>
  app.deps.db.prisma.deliveryReceipt.findMany({ where: { carrierSid } });
const stateOf = async (id: string) =>
  (await app.deps.db.prisma.outboundSms.findUniqueOrThrow({ where: { id } })).state;

describe('status callbacks', () => {
  it('[BAD36] of a text we do not know: kept apart, no text changes', async () => {
    const sid = newSid();
    await callback({ MessageSid: sid, MessageStatus: 'delivered' });
    expect(await receiptsOf(sid)).toMatchObject([{ outboundId: null, status: 'delivered' }]);
  });

  it('[BAD36] before the create has answered: linked by our own id in the query', async () => {
    const text = await sendText();
    const sid = newSid();
    await app.deps.db.prisma.deliveryReceipt.deleteMany({ where: { outboundId: text.id } });
    await app.deps.db.prisma.outboundSms.update({
      where: { id: text.id },
      data: { state: 'sending', carrierSid: null },
    });
    await callback({ MessageSid: sid, MessageStatus: 'sent' }, `?m=${text.id}`);
    expect(await receiptsOf(sid)).toMatchObject([{ outboundId: text.id }]);
    expect(await stateOf(text.id)).toBe('sent');
  });

  it.each([
    'foo',
    'partially_delivered',
    '',
    'DELIVERED',
    'x'.repeat(5_000),
    'se\u0000nt',
    '\ud83d',
    'constructor',
  ])('[BAD37] a status nobody knows (%j): kept as an event, no text changes', async (status) => {
    const text = await sendText();
    await callback({ MessageSid: text.carrierSid!, MessageStatus: status });
    expect(await stateOf(text.id)).toBe('delivered');
    const known = ['accepted', 'queued', 'sending', 'sent', 'delivered'];
    const receipts = (await receiptsOf(text.carrierSid!)).filter(
      (each) => !known.includes(each.status),
    );
    expect(receipts).toHaveLength(1);
  });

  it.each([
    ['abc', 0],
    ['99999', 99_999],
    ['-1', 0],
    ['1e400', 0],
    ['30003.5', 0],
    ['9'.repeat(400), 0],
    ['', 0],
    ['0x10', 0],
  ])('[BAD38] ErrorCode %j: 200, kept as %i', async (ErrorCode, kept) => {
    const text = await sendText();
    await callback({ MessageSid: text.carrierSid!, MessageStatus: 'undelivered', ErrorCode });
    const receipts = await receiptsOf(text.carrierSid!);
    expect(receipts.find((each) => each.status === 'undelivered')?.errorCode).toBe(kept);
    expect(await stateOf(text.id)).toBe('delivered');
  });

  it('[BAD38] a code nobody has classed is counted', async () => {
    const text = await sendText();
    const series = 'testigo_sms_error_code_total{code="99998"}';
    await callback({ MessageSid: text.carrierSid!, MessageStatus: 'failed', ErrorCode: '99998' });
    expect(await metric(app, series)).toBe(1);
  });

  it('[BAD39] m names another text: the SID wins, somebody is told, the other stays', async () => {
    const [one, other] = [await sendText(), await sendText()];
    await app.deps.db.prisma.outboundSms.update({
      where: { id: other.id },
      data: { state: 'sent' },
    });
    await callback({ MessageSid: one.carrierSid!, MessageStatus: 'read' }, `?m=${other.id}`);
    expect(await stateOf(one.id)).toBe('read');
    expect(await stateOf(other.id)).toBe('sent');
    const told = app.logLines.filter((line) => line.includes('names two different texts'));
    expect(told.some((line) => line.includes(one.id) && line.includes(other.id))).toBe(true);
  });

  it('[BAD39] m names a text that has another SID: nothing of it changes', async () => {
    const text = await sendText();
    await app.deps.db.prisma.outboundSms.update({
      where: { id: text.id },
      data: { state: 'sent' },
    });
    const sid = newSid();
    await callback(
      { MessageSid: sid, MessageStatus: 'failed', ErrorCode: '30008' },
      `?m=${text.id}`,
    );
    expect(await stateOf(text.id)).toBe('sent');
    expect(await receiptsOf(sid)).toMatchObject([{ outboundId: null }]);
  });

  it.each([
    '?m=1',
    '?m=%00',
    '?m=a&m=b',
    '?m[]=x',
    '?m=..%2f',
    '?__proto__=x',
    `?m=${'a'.repeat(3_000)}`,
  ])('[BAD39] the query %s: the SID decides', async (query) => {
    const text = await sendText();
    await callback({ MessageSid: text.carrierSid!, MessageStatus: 'read' }, query);
    expect(await stateOf(text.id)).toBe('read');
  });

  it('[BAD40] of a text we received: one row at most, nothing else', async () => {
    const sid = newSid();
    await postSigned(app, SMS_DOOR, smsParams(app, { MessageSid: sid }));
    const before = await reportOf(app, sid);
    for (let n = 0; n < 3; n += 1) await callback({ MessageSid: sid, MessageStatus: 'received' });
    expect((await receiptsOf(sid)).length).toBeLessThanOrEqual(1);
    expect((await reportOf(app, sid)).row.state).toBe(before.row.state);
  });

  it('[BAD40] 1,000 equal ones: one row', async () => {
    const text = await sendText();
    for (let n = 0; n < 20; n += 1) {
      const same = {
        MessageSid: text.carrierSid!,
        MessageStatus: 'undelivered',
        ErrorCode: '30003',
      };
      await Promise.all(Array.from({ length: 50 }, () => callback(same)));
    }
    const receipts = await receiptsOf(text.carrierSid!);
    expect(receipts.filter((each) => each.status === 'undelivered')).toHaveLength(1);
  }, 60_000);

  it.each([[''], ['SM1'], ['SM../../x'], ["SM'; drop table report; --"]])(
    'a MessageSid that is none (%j): 200, nothing kept',
    async (MessageSid) => {
      const before = await app.deps.db.prisma.deliveryReceipt.count();
      await callback({ MessageSid, MessageStatus: 'sent' });
      expect(await app.deps.db.prisma.deliveryReceipt.count()).toBe(before);
    },
  );
});
