// Stands where the app would: records every post and answers as told, an empty TwiML by default.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Caught = {
  url: string;
  path: string;
  params: Record<string, string>;
  signature: string;
};
export type CatcherAnswer = { status?: number; type?: string; body?: string } | 'hang' | 'reset';

const EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

export async function startWebhookCatcher() {
  const caught: Caught[] = [];
  const answers: CatcherAnswer[] = [];
  let origin = '';
  const server = http.createServer((request, response) => {
    void text(request).then((body) => {
      caught.push({
        url: origin + request.url,
        path: (request.url ?? '').split('?')[0]!,
        params: Object.fromEntries(new URLSearchParams(body)),
        signature: String(request.headers['x-twilio-signature'] ?? ''),
      });
      const answer = answers.shift() ?? {};
      if (answer === 'hang') return;
      if (answer === 'reset') return void request.socket.resetAndDestroy();
      response.writeHead(answer.status ?? 200, { 'Content-Type': answer.type ?? 'text/xml' });
      response.end(answer.body ?? EMPTY_TWIML);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    caught,
    /** The next requests are answered so, in order. */
    answerNext: (...next: CatcherAnswer[]) => void answers.push(...next),
    at: (path: string) => caught.filter((request) => request.path === path),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type WebhookCatcher = Awaited<ReturnType<typeof startWebhookCatcher>>;
