// What stories about conversations need: time that passes for everybody, and what a thread shows.
import type { Delivery } from '../../src/fake-carrier/fake-carrier.ts';
import type { ReportView } from '../../src/contract/report.ts';
import type { TextOptions } from '../harness/phones.ts';
import type { Api, TestApp } from '../harness/test-app.ts';

export type Story = {
  /** Texts, and waits until it is on the board. */
  says(name: string, body: string, options?: TextOptions): Promise<Delivery>;
  /** Lets time pass, and whatever comes due by then be said. */
  passes(seconds: number): Promise<void>;
  report(name: string): Promise<ReportView>;
};

export function createStory(app: TestApp, dispatcher: Api): Story {
  const { prisma } = app.deps.db;
  const quiet = () =>
    app.eventually(async () => {
      const now = app.clock.now();
      const [pending, due, leaving] = await Promise.all([
        prisma.inboundMessage.count({ where: { state: 'pending' } }),
        prisma.conversation.count({ where: { dueAt: { lte: now } } }),
        prisma.outboundSms.count({
          where: { state: { in: ['queued', 'sending'] }, nextAttemptAt: { lte: now } },
        }),
      ]);
      return pending + due + leaving === 0;
    }, 10_000);
  return {
    says: async (name, body, options) => {
      const delivery = await app.phone(name).texts(body, options);
      await quiet();
      return delivery;
    },
    passes: async (seconds) => {
      app.clock.advance({ ms: seconds * 1_000 });
      await quiet();
    },
    report: async (name) => {
      const phoneIndex = app.deps.keyring.index('phone', app.phone(name).number);
      const { id } = await prisma.report.findFirstOrThrow({
        where: { phoneIndex: new Uint8Array(phoneIndex) },
        orderBy: { number: 'desc' },
      });
      const { body } = await dispatcher.get(`/api/v1/reports/${id}`);
      return body;
    },
  };
}
