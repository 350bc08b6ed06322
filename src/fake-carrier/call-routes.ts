// Which operation on calls a method and path mean. Undefined where they mean none.
import type { CarrierState } from './carrier-state.ts';
import { callJson, callsPath, placeCall, updateCall } from './place-call.ts';
import type { Operation } from './rest-routes.ts';
import { notFound } from './rest-answer.ts';

export function findCallOperation(
  state: CarrierState,
  method: string,
  path: string,
  form: URLSearchParams,
): Operation | undefined {
  const root = callsPath(state.accountSid);
  if (path === `${root}.json` && method === 'POST') {
    const subject = { to: form.get('To') ?? undefined, from: form.get('From') ?? undefined };
    return { point: 'call', subject, run: () => placeCall(state, form) };
  }
  const sid = path.startsWith(`${root}/`)
    ? /^(CA[0-9a-f]{32})\.json$/.exec(path.slice(root.length + 1))?.[1]
    : undefined;
  if (sid === undefined || (method !== 'GET' && method !== 'POST')) return undefined;
  const call = state.calls.find(sid);
  const subject = { to: call?.to, from: call?.from, sid };
  const point = method === 'GET' ? 'fetch' : 'update';
  const run = () => {
    if (!call) return notFound(path);
    if (method === 'POST') return updateCall(state, call, form);
    return { status: 200, body: callJson(state.accountSid, call) };
  };
  return { point, subject, run };
}
