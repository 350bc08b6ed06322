// One signed form post to the app, with the carrier's own connect and read timeouts.
import http from 'node:http';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { ConnectionOverrides } from './connection-overrides.ts';

export type WebhookParams = Readonly<Record<string, string | readonly string[]>>;

export type CallOutcome =
  | { kind: 'answered'; status: number; contentType: string; body: string }
  | { kind: 'no-connection'; error: string }
  | { kind: 'no-answer'; error: string };

export type SignedPost = { url: string; headers: Record<string, string>; body: string };

export type WebhookCaller = {
  post(request: SignedPost, overrides: ConnectionOverrides): Promise<CallOutcome>;
  close(): void;
};

const KEPT_ANSWER_CHARACTERS = 64 * 1024;
const CONCURRENT_CALLS = 128;

export function formBody(params: WebhookParams): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const each of typeof value === 'string' ? [value] : value) form.append(name, each);
  }
  return form.toString();
}

/** Signs the URL (bare of any fragment) and parameters with the library's own function. */
export function signPost(url: string, params: WebhookParams, token: string): SignedPost {
  return {
    url,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'X-Twilio-Signature': getExpectedTwilioSignature(token, url, params),
      'User-Agent': 'TwilioProxy/1.1',
      Accept: '*/*',
    },
    body: formBody(params),
  };
}

/** Scheme, host and the path exactly as written: what was signed is what is called. */
function targetOf(url: string) {
  const origin = new URL(url);
  return {
    isSecure: origin.protocol === 'https:',
    host: origin.hostname,
    port: origin.port,
    path: url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '') || '/',
  };
}

function errorWord(error: Error & { code?: string }): string {
  return error.code ?? error.message;
}

function startRequest(request: SignedPost, agents: Agents): http.ClientRequest {
  const { isSecure, ...target } = targetOf(request.url);
  return (isSecure ? https : http).request({
    ...target,
    method: 'POST',
    agent: isSecure ? agents.https : agents.http,
    headers: { ...request.headers, 'Content-Length': Buffer.byteLength(request.body) },
  });
}

type Agents = { http: http.Agent; https: https.Agent };

async function readAnswer(response: IncomingMessage): Promise<CallOutcome> {
  let body = '';
  response.setEncoding('utf8');
  for await (const piece of response) {
    if (body.length < KEPT_ANSWER_CHARACTERS) body += String(piece);
  }
  const contentType = response.headers['content-type'] ?? '';
  return { kind: 'answered', status: response.statusCode ?? 0, contentType, body };
}

function callOnce(
  request: SignedPost,
  overrides: ConnectionOverrides,
  agents: Agents,
): Promise<CallOutcome & { isStaleSocket?: boolean }> {
  return new Promise((resolve) => {
    const call = startRequest(request, agents);
    let isConnected = false;
    let timer: NodeJS.Timeout | undefined;
    const giveUpAfter = (ms: number, word: string) => {
      clearTimeout(timer);
      timer = setTimeout(() => call.destroy(new Error(word)), ms);
    };
    const connected = () => {
      isConnected = true;
      giveUpAfter(overrides.readTimeoutMs, 'read timeout');
    };
    call.on('socket', (socket: Socket) => {
      if (!socket.connecting) return connected();
      giveUpAfter(overrides.connectTimeoutMs, 'connect timeout');
      socket.once('connect', connected);
    });
    call.on('error', (error) => {
      clearTimeout(timer);
      const isStaleSocket = call.reusedSocket && (error as { code?: string }).code === 'ECONNRESET';
      const kind = isConnected ? 'no-answer' : 'no-connection';
      resolve({ kind, error: errorWord(error), isStaleSocket });
    });
    call.on('response', (response) => {
      readAnswer(response).then(
        (answer) => {
          clearTimeout(timer);
          resolve(answer);
        },
        (error: Error) => call.emit('error', error),
      );
    });
    call.end(request.body);
  });
}

export function createWebhookCaller(): WebhookCaller {
  const options = { keepAlive: true, maxSockets: CONCURRENT_CALLS };
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };
  return {
    async post(request, overrides) {
      const outcome = await callOnce(request, overrides, agents);
      // A kept connection the app had already closed says nothing about the app: dial afresh.
      if (outcome.kind === 'answered' || !outcome.isStaleSocket) return outcome;
      return callOnce(request, overrides, agents);
    },
    close() {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}
