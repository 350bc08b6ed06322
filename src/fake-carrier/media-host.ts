// The second host, where the bytes of pictures and recordings are: unguessable addresses, credentials
// refused as content networks do, and the faults that a hostile or tired one may show.
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FakeMedia, SeenRequest } from './carrier-types.ts';
import type { MediaFault } from './faults.ts';

export type MediaHost = {
  server: http.Server;
  /** An address at which these bytes can be had, faults included. */
  offer(media: FakeMedia, fault: MediaFault | undefined): string;
  readonly requests: readonly SeenRequest[];
};

const KEPT_OFFERS = 1_000;
const PIECE = Buffer.alloc(64 * 1024, 0x20);

function* blanks(bytes: number): Generator<Buffer> {
  for (let left = bytes; left > 0; left -= PIECE.length) yield PIECE.subarray(0, left);
}

function drip(response: ServerResponse, bytes: Buffer, everyMs: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < bytes.length) return void response.write(bytes.subarray(sent, ++sent));
    response.end();
  }, everyMs);
  response.once('close', () => clearInterval(timer));
}

function serve(response: ServerResponse, media: FakeMedia, fault: MediaFault | undefined): void {
  if (fault?.kind === 'status') return void response.writeHead(fault.status).end();
  const type = fault?.kind === 'wrong-type' ? fault.contentType : media.contentType;
  response.setHeader('Content-Type', type);
  if (fault?.kind === 'oversize') {
    Readable.from(blanks(fault.bytes)).pipe(response);
    return;
  }
  response.setHeader('Content-Length', media.bytes.length);
  if (fault?.kind === 'hang') return response.flushHeaders();
  if (fault?.kind === 'truncated') {
    response.write(media.bytes.subarray(0, fault.bytes), () => response.socket?.destroySoon());
    return;
  }
  if (fault?.kind === 'slow-drip') return drip(response, media.bytes, fault.everyMs);
  response.end(media.bytes);
}

/** `baseUrl` is asked for at each offer, as the port is known only once the server listens. */
export function createMediaHost(baseUrl: () => string): MediaHost {
  const offers = new Map<string, { media: FakeMedia; fault: MediaFault | undefined }>();
  const requests: SeenRequest[] = [];
  const server = http.createServer((request, response) => {
    const { method = '', url: path = '' } = request;
    requests.push({ method, path, at: new Date() });
    if (requests.length > KEPT_OFFERS) requests.shift();
    // Only one way of signing is allowed at once, and the address bears it already.
    if (request.headers.authorization !== undefined) return void response.writeHead(400).end();
    const offered = offers.get(request.url ?? '');
    if (offered && request.method === 'GET') return serve(response, offered.media, offered.fault);
    response.writeHead(404).end();
  });
  return {
    server,
    requests,
    offer(media, fault) {
      const path = `/${randomBytes(16).toString('hex')}`;
      if (offers.size >= KEPT_OFFERS) offers.delete(offers.keys().next().value!);
      offers.set(path, { media, fault });
      return baseUrl() + path;
    },
  };
}
