// Which operation a method and path mean, and about whom it is (so that a fault can be aimed).
import type { CarrierState } from './carrier-state.ts';
import { findCallOperation } from './call-routes.ts';
import { createMessage } from './create-message.ts';
import type { Faults, Subject } from './faults.ts';
import {
  deleteMedia,
  deleteMessage,
  fetchMedia,
  fetchMessage,
  listMedia,
  listOf,
  redirectToMedia,
  updateMessage,
} from './message-operations.ts';
import type { RestAnswer } from './rest-answer.ts';
import { notFound } from './rest-answer.ts';

export type FaultPoint = Exclude<keyof Faults, 'rest' | 'media' | 'callback' | 'inbound'>;
export type Operation = { point: FaultPoint; subject: Subject; run: () => RestAnswer };

const PATH =
  /^\/2010-04-01\/Accounts\/(?<account>[^/]+)\/Messages(?:\/(?<sid>[A-Za-z0-9]+?)(?<media>\/Media(?:\/(?<mediaSid>[A-Za-z0-9]+?))?)?)?(?<json>\.json)?$/;

function whereNeither(values: URLSearchParams): Subject {
  return { to: values.get('To') ?? undefined, from: values.get('From') ?? undefined };
}

const POINTS: Readonly<Record<string, FaultPoint>> = {
  GET: 'fetch',
  POST: 'update',
  DELETE: 'delete',
};

function onMedia(
  state: CarrierState,
  method: string,
  path: string,
  sid: string,
  mediaSid: string,
): RestAnswer {
  const message = state.store.find(sid);
  const media = message?.media.find((each) => each.sid === mediaSid);
  if (!message || !media) return notFound(path);
  if (method === 'DELETE') return deleteMedia(state, message, media);
  if (path.endsWith('.json')) return fetchMedia(state, message, media);
  return redirectToMedia(state, message, media);
}

function onMessage(
  state: CarrierState,
  method: string,
  path: string,
  sid: string,
  form: URLSearchParams,
): RestAnswer {
  const message = state.store.find(sid);
  if (!message) return notFound(path);
  if (method === 'DELETE') return deleteMessage(state, message);
  if (method === 'POST') return updateMessage(state, message, form);
  return fetchMessage(state, message);
}

/** Undefined where the carrier knows no such path or method. */
export function findOperation(
  state: CarrierState,
  method: string,
  path: string,
  query: URLSearchParams,
  form: URLSearchParams,
): Operation | undefined {
  const call = findCallOperation(state, method, path, form);
  if (call) return call;
  const { account, sid, media, mediaSid, json } = PATH.exec(path)?.groups ?? {};
  if (account !== state.accountSid || (!json && !mediaSid)) return undefined;
  if (!sid && method === 'POST') {
    return { point: 'create', subject: whereNeither(form), run: () => createMessage(state, form) };
  }
  if (!sid) {
    if (method !== 'GET') return undefined;
    return { point: 'list', subject: whereNeither(query), run: () => listOf(state, query) };
  }
  const point = POINTS[method];
  if (!point || (media && method === 'POST')) return undefined;
  const message = state.store.find(sid);
  const subject: Subject = { to: message?.to, from: message?.from, sid };
  if (mediaSid) return { point, subject, run: () => onMedia(state, method, path, sid, mediaSid) };
  if (media) {
    if (method !== 'GET') return undefined;
    const run = () => (message ? listMedia(state, message) : notFound(path));
    return { point: 'list', subject, run };
  }
  return { point, subject, run: () => onMessage(state, method, path, sid, form) };
}
