// One download over http or https: bounded in bytes and time, and each redirect is judged by the
// caller before anything is sent there. Only the first request bears credentials.
import { lookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from './private-address.ts';

export type Download =
  | { kind: 'bytes'; bytes: Buffer }
  | { kind: 'status'; status: number; retryAfterMs?: number }
  | { kind: 'too_large' | 'truncated' | 'timed_out' | 'unreachable' }
  | { kind: 'refused_redirect'; host: string };

export type DownloadLimits = { bytesMax: number; totalMs: number; silentMs: number };

export type DownloadOptions = {
  authorization: string;
  mayFollow(target: URL): boolean;
  limits: DownloadLimits;
  stop?: AbortSignal | undefined;
};

const REDIRECTS_MAX = 3;

/** Never throws. */
export async function fetchBytes(address: string, options: DownloadOptions): Promise<Download> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), options.limits.totalMs);
  const signal = options.stop ? AbortSignal.any([late.signal, options.stop]) : late.signal;
  try {
    return await follow(new URL(address), { ...options, late, signal });
  } catch (error) {
    if (late.signal.aborted || codeOf(error) === 'ETIMEDOUT') return { kind: 'timed_out' };
    if (error instanceof PrivateAddress) return { kind: 'refused_redirect', host: error.hostname };
    return { kind: 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}

type Following = DownloadOptions & { late: AbortController; signal: AbortSignal };

async function follow(first: URL, options: Following): Promise<Download> {
  let url = first;
  for (let hops = 0; ; hops += 1) {
    const response = await ask(url, hops === 0 ? options.authorization : null, options);
    const status = response.statusCode ?? 0;
    if (status === 200) return await readAll(response, options);
    response.destroy();
    const { location } = response.headers;
    if (status < 300 || status >= 400 || location === undefined) {
      return { kind: 'status', status, ...retryAfter(response) };
    }
    const target = URL.canParse(location, url) ? new URL(location, url) : null;
    if (!target || hops >= REDIRECTS_MAX || !options.mayFollow(target)) {
      return { kind: 'refused_redirect', host: target?.hostname ?? '' };
    }
    url = target;
  }
}

function ask(
  url: URL,
  authorization: string | null,
  { limits, late, signal }: Following,
): Promise<IncomingMessage> {
  const isFirst = authorization !== null;
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asking = request(url, {
      agent: false,
      signal,
      headers: {
        accept: '*/*',
        'accept-encoding': 'identity',
        ...(isFirst ? { authorization } : {}),
      },
      ...(isFirst ? {} : { lookup: publicAddressesOnly }),
    });
    asking.setTimeout(limits.silentMs, () => late.abort());
    asking.once('response', resolve);
    asking.on('error', reject);
    asking.end();
  });
}

async function readAll(
  response: IncomingMessage,
  { limits, signal }: Following,
): Promise<Download> {
  if (Number(response.headers['content-length'] ?? 0) > limits.bytesMax) {
    response.destroy();
    return { kind: 'too_large' };
  }
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > limits.bytesMax) return { kind: 'too_large' };
      pieces.push(piece);
    }
  } catch (error) {
    const isCutOff =
      !signal.aborted && ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes(codeOf(error));
    if (isCutOff) return { kind: 'truncated' };
    throw error;
  }
  return response.complete
    ? { kind: 'bytes', bytes: Buffer.concat(pieces) }
    : { kind: 'truncated' };
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? '');
}

function retryAfter({ headers }: IncomingMessage): { retryAfterMs?: number } {
  const seconds = Number(headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {};
}

class PrivateAddress extends Error {
  readonly hostname: string;

  constructor(hostname: string) {
    super('a private address');
    this.hostname = hostname;
  }
}

/** A name that was allowed may still be made to point inward: what it resolves to decides. */
const publicAddressesOnly: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    if (addresses.some(({ address }) => isPrivateAddress(address))) {
      return callback(new PrivateAddress(hostname), []);
    }
    if (options.all) return callback(null, addresses);
    const [first] = addresses;
    return callback(null, first?.address ?? '', first?.family ?? 4);
  });
};
