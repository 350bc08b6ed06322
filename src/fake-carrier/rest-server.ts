// The REST API: finds the operation, lets armed faults have their way, checks credentials, answers.
import { Buffer } from 'node:buffer';
import http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import type { CarrierState } from './carrier-state.ts';
import { remember } from './carrier-state.ts';
import type { FaultPoint, Operation } from './rest-routes.ts';
import { answerControl, isControlPath } from './control-routes.ts';
import { findOperation } from './rest-routes.ts';
import type { Faults } from './faults.ts';
import { faultOf } from './faults.ts';
import type { RestAnswer } from './rest-answer.ts';
import { notFound, restError } from './rest-answer.ts';

type AnswerFault = Exclude<Faults['rest'], { kind: 'latency' }>;

const PROXY_PAGE = '<html><body><h1>Please sign in to the network</h1></body></html>';

function send(response: ServerResponse, answer: RestAnswer): void {
  const body = answer.body === undefined ? '' : JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    'Content-Type': 'application/json;charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    ...answer.headers,
  });
  response.end(body);
}

function sendPage(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/html' }).end(PROXY_PAGE);
}

/** Faults that answer without doing the work; false where the work is to be done. */
function answerWithoutWork(response: ServerResponse, fault: AnswerFault | undefined): boolean {
  switch (fault?.kind) {
    case 'refuse':
      response.destroy();
      return true;
    case 'html':
      if (!fault.accepted) sendPage(response);
      return !fault.accepted;
    case 'rate-limited':
      send(response, {
        ...restError(429, 20429, 'Too Many Requests'),
        headers: { 'Retry-After': String(fault.retryAfterSeconds ?? 1) },
      });
      return true;
    case 'bad-credentials':
      send(response, restError(401, 20003, 'Authenticate'));
      return true;
    case 'error':
      send(response, restError(fault.status ?? 400, fault.code, `Error ${fault.code}`));
      return true;
    default:
      return false;
  }
}

/** The work is done; what the client hears of it is another matter. */
function answerAfterWork(
  response: ServerResponse,
  fault: AnswerFault | undefined,
  answer: RestAnswer,
): void {
  switch (fault?.kind) {
    case 'accept-then-hang':
      return;
    case 'accept-then-reset':
      response.socket?.resetAndDestroy();
      return;
    case 'accept-then-500':
      return send(response, restError(500, 20500, 'Internal Server Error'));
    case 'html':
      return sendPage(response);
    default:
      return send(response, answer);
  }
}

function isAuthorized(state: CarrierState, request: IncomingMessage): boolean {
  const expected = Buffer.from(`${state.accountSid}:${state.authToken}`).toString('base64');
  return request.headers.authorization === `Basic ${expected}`;
}

async function perform(
  state: CarrierState,
  request: IncomingMessage,
  response: ServerResponse,
  operation: Operation,
): Promise<void> {
  const faults = state.knobs.take<FaultPoint>(operation.point, operation.subject);
  const latency = faultOf(faults, 'latency');
  if (latency && !(await state.pause(latency.ms))) return;
  const fault = faults.find((each): each is AnswerFault => each.kind !== 'latency');
  if (answerWithoutWork(response, fault)) return;
  if (!isAuthorized(state, request)) return send(response, restError(401, 20003, 'Authenticate'));
  const answer = operation.run();
  const afterwards = answer.afterwards && (() => state.inFlight.run(answer.afterwards!));
  if (answer.isAnsweredLast) await afterwards?.();
  answerAfterWork(response, fault, answer);
  if (!answer.isAnsweredLast) await afterwards?.();
}

async function answerRequest(
  state: CarrierState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '', query = ''] = (request.url ?? '').split('?', 2);
  const method = request.method ?? '';
  if (isControlPath(path)) {
    const contentType = request.headers['content-type'] ?? '';
    const body = await readText(request);
    return send(response, await answerControl(state, { method, path, contentType, body }));
  }
  remember(state.requests, { method, path, at: state.now() });
  const form = new URLSearchParams(await readText(request));
  const operation = findOperation(state, method, path, new URLSearchParams(query), form);
  if (!operation) return send(response, notFound(path));
  await perform(state, request, response, operation);
}

export function createRestServer(state: CarrierState): http.Server {
  return http.createServer((request, response) => {
    answerRequest(state, request, response).catch(() => response.destroy());
  });
}
