// The REST operations on messages and media that exist: list, fetch, redact, cancel, delete.
import type { CarrierState } from './carrier-state.ts';
import type { FakeMedia, FakeMessage } from './carrier-types.ts';
import { FINAL_STATUSES } from './carrier-types.ts';
import { mediaJson, mediaPath, messageJson, messagesPath } from './message-json.ts';
import { listMessages } from './message-list.ts';
import type { RestAnswer } from './rest-answer.ts';
import { notFinished, restError } from './rest-answer.ts';

export function listOf(state: CarrierState, query: URLSearchParams): RestAnswer {
  const found = listMessages(state.store.all(), query, state.knobs.settings, state.now());
  if (!found) return restError(400, 20006, 'Invalid or expired page token');
  const path = `${messagesPath(state.accountSid)}.json`;
  const start = found.page * found.pageSize;
  const firstQuery = new URLSearchParams({ PageSize: String(found.pageSize), Page: '0' });
  const body = {
    messages: found.messages.map((message) => messageJson(state.accountSid, message)),
    page: found.page,
    page_size: found.pageSize,
    start,
    end: start + Math.max(found.messages.length - 1, 0),
    uri: `${path}?${query}`,
    first_page_uri: `${path}?${firstQuery}`,
    previous_page_uri: null,
    next_page_uri: found.nextQuery && `${path}?${found.nextQuery}`,
  };
  return { status: 200, body };
}

export function fetchMessage(state: CarrierState, message: FakeMessage): RestAnswer {
  return { status: 200, body: messageJson(state.accountSid, message) };
}

/** Only an empty `Body` (redaction) or `Status=canceled` is a legal change. */
export function updateMessage(
  state: CarrierState,
  message: FakeMessage,
  form: URLSearchParams,
): RestAnswer {
  const isFinal = FINAL_STATUSES.has(message.status);
  const updatedAt = state.now();
  if (form.get('Status') === 'canceled') {
    if (isFinal) return restError(409, 30409, 'Message cannot be canceled');
    const canceled = state.store.change(message.sid, { status: 'canceled', updatedAt });
    return fetchMessage(state, canceled ?? message);
  }
  if (form.get('Body') !== '') return restError(400, 30400, 'Only an empty Body may be set');
  if (!isFinal) return notFinished();
  const redacted = state.store.change(message.sid, { body: '', updatedAt });
  return fetchMessage(state, redacted ?? message);
}

/** Deletes the message and its media. */
export function deleteMessage(state: CarrierState, message: FakeMessage): RestAnswer {
  if (!FINAL_STATUSES.has(message.status)) return notFinished();
  state.store.remove(message.sid);
  return { status: 204 };
}

export function listMedia(state: CarrierState, message: FakeMessage): RestAnswer {
  const path = `${messagesPath(state.accountSid)}/${message.sid}/Media.json`;
  const media_list = message.media.map((media) => mediaJson(state.accountSid, message, media));
  const end = Math.max(media_list.length - 1, 0);
  const first_page_uri = `${path}?PageSize=50&Page=0`;
  const paging = { page: 0, page_size: 50, start: 0, end, uri: path, first_page_uri };
  const body = { ...paging, media_list, next_page_uri: null, previous_page_uri: null };
  return { status: 200, body };
}

export function fetchMedia(
  state: CarrierState,
  message: FakeMessage,
  media: FakeMedia,
): RestAnswer {
  return { status: 200, body: mediaJson(state.accountSid, message, media) };
}

/** Bytes come from another host: the answer only says where. */
export function redirectToMedia(
  state: CarrierState,
  message: FakeMessage,
  media: FakeMedia,
): RestAnswer {
  const fault = state.knobs.take('media', message)[0];
  if (fault?.kind === 'not-found') return restError(404, 20404, 'The media was not found');
  const path = mediaPath(state.accountSid, message.sid, media.sid);
  const location = fault?.kind === 'redirect' ? fault.location : state.media.offer(media, fault);
  return { status: 307, headers: { location }, body: { location, uri: path } };
}

export function deleteMedia(
  state: CarrierState,
  message: FakeMessage,
  media: FakeMedia,
): RestAnswer {
  const kept = message.media.filter(({ sid }) => sid !== media.sid);
  state.store.change(message.sid, { media: kept, updatedAt: state.now() });
  return { status: 204 };
}
