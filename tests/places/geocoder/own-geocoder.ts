// A geocoder of one's own on loopback, that answers as it is told and remembers what it was asked.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type OwnGeocoder = {
  url: string;
  asked: URL[];
  /** What it answers from now on: a status with a body, or null for never. */
  answer: { status: number; body: unknown } | null;
  close(): Promise<void>;
};

export async function startOwnGeocoder(): Promise<OwnGeocoder> {
  const geocoder: OwnGeocoder = {
    url: '',
    asked: [],
    answer: { status: 200, body: { features: [] } },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server = createServer((request, response) => {
    geocoder.asked.push(new URL(request.url ?? '/', geocoder.url));
    const { answer } = geocoder;
    if (answer === null) return;
    const headers = {
      'content-type': 'application/json',
      location: 'http://127.0.0.1:9/elsewhere',
    };
    response.writeHead(answer.status, headers).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  geocoder.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/geo`;
  return geocoder;
}
