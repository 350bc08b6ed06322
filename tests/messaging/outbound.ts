// What stories about texts on their way out ask again and again.
import type { TestApp } from '../harness/test-app.ts';
import { eventually } from '../harness/test-app.ts';

type App = Pick<TestApp, 'deps' | 'carrier' | 'phone'>;

/** The rows of the queue for one phone, oldest first. */
export function smsTo(app: Pick<TestApp, 'deps'>, number: string) {
  const toIndex = new Uint8Array(app.deps.keyring.index('phone', number));
  return app.deps.db.prisma.outboundSms.findMany({ where: { toIndex }, orderBy: { seq: 'asc' } });
}

/** Waits until the only text to this phone stands where it should. */
export function smsReaches(
  app: Pick<TestApp, 'deps'>,
  number: string,
  state: string,
  withinMs = 8_000,
) {
  return eventually(async () => {
    const [sms] = await smsTo(app, number);
    return sms?.state === state ? sms : null;
  }, withinMs);
}

/** A new reporter, whose first text is acknowledged. @returns the phone's number */
export async function newReporter(app: App, name: string): Promise<string> {
  const phone = app.phone(name);
  await phone.texts('ICE at 6th and Alvarado');
  return phone.number;
}

/** Requests to send one text, whatever came of them. */
export function sendRequests(app: Pick<TestApp, 'carrier'>): number {
  return app.carrier
    .requests()
    .filter(({ method, path }) => method === 'POST' && path.endsWith('/Messages.json')).length;
}
