// A night with reports to group: people sign in, phones text, incidents are made over HTTP.
import {
  SMS_DOOR,
  newSid,
  postSigned,
  reportOf,
  smsParams,
} from '../../../harness/carrier-door.ts';
import type { Api, TestApp, TestAppOptions } from '../../../harness/test-app.ts';
import { startTestApp } from '../../../harness/test-app.ts';

export type Night = {
  app: TestApp;
  ana: Api;
  beto: Api;
  /** A report of its own phone, new. */
  report(words?: string): Promise<string>;
  reports(count: number): Promise<string[]>;
  /** An incident of new reports, opened by Ana. */
  incident(count?: number): Promise<{ id: string; code: string; reportIds: string[] }>;
  stop(): Promise<void>;
};

let phones = 0;

export async function startNight(options: TestAppOptions = {}): Promise<Night> {
  const app = await startTestApp(options);
  const ana = await app.signIn('ana', ['dispatcher']);
  const beto = await app.signIn('beto', ['dispatcher']);

  async function report(
    words = 'two vans and agents at Pico and Union right now',
  ): Promise<string> {
    phones += 1;
    const From = `+1213555${String(1000 + phones)}`;
    const MessageSid = newSid();
    await postSigned(app, SMS_DOOR, smsParams(app, { MessageSid, From, Body: words }));
    return (await reportOf(app, MessageSid)).report.id;
  }

  async function reports(count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let made = 0; made < count; made += 1) ids.push(await report());
    return ids;
  }

  async function incident(count = 1) {
    const reportIds = await reports(count);
    const { status, body } = await ana.post('/api/v1/incidents', { reportIds });
    if (status !== 201) throw new Error(`opening answered ${status}: ${JSON.stringify(body)}`);
    return { id: body.id as string, code: body.code as string, reportIds };
  }

  return { app, ana, beto, report, reports, incident, stop: () => app.stop() };
}
