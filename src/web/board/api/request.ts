// One request to the JSON API, with every way it can end told apart: answered, refused in words the
// contract knows, or no answer, after which nobody may say that it did not happen.
import type { z } from 'zod';
import { ErrorBody } from '../../../contract/errors.ts';
import { noteServerDate } from '../state/server-clock.ts';

const TIMEOUT_MS = 8_000;

export type ApiResult<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'refused'; error: ErrorBody; retryAfterSeconds: number | null }
  | { kind: 'no_answer' };

export interface ApiRequest<T> {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  answer: z.ZodType<T>;
  body?: unknown;
}

let whenSignedOut: () => void = () => {};

/** Called whenever an answer says that the session is gone. */
export function onSignedOut(run: () => void): void {
  whenSignedOut = run;
}

export async function request<T>(asked: ApiRequest<T>): Promise<ApiResult<T>> {
  const { method, path, answer, body } = asked;
  const response = await send(method, path, body);
  if (response === null) return { kind: 'no_answer' };
  const content = await readJson(response);
  if (response.ok) {
    const value = answer.safeParse(content);
    return value.success ? { kind: 'ok', value: value.data } : { kind: 'no_answer' };
  }
  const error = ErrorBody.safeParse(content);
  if (!error.success) return { kind: 'no_answer' };
  if (error.data.code === 'not_signed_in') whenSignedOut();
  return { kind: 'refused', error: error.data, retryAfterSeconds: retryAfter(response) };
}

async function send(method: string, path: string, body: unknown): Promise<Response | null> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  const askedAt = Date.now();
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: abort.signal,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    noteServerDate(response.headers.get('date'), askedAt, Date.now());
    return response;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function retryAfter(response: Response): number | null {
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return Number.isNaN(seconds) ? null : seconds;
}
