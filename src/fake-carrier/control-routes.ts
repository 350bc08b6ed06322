// `/_control` beside the interface, for whoever drives the fake from another process: phones that text
// and call, faults, and what was sent. JSON alone, so that no page of a browser can reach it.
import { z } from 'zod';
import type { CarrierState } from './carrier-state.ts';
import type { Faults, Point, Scope } from './faults.ts';
import { receiveCall } from './receive-call.ts';
import { receiveText } from './receive-text.ts';
import type { RestAnswer } from './rest-answer.ts';
import { notFound, restError } from './rest-answer.ts';

const Text = z.strictObject({
  from: z.string(),
  to: z.string(),
  body: z.string().default(''),
  media: z
    .array(z.strictObject({ contentType: z.string(), base64: z.base64() }))
    .max(10)
    .default([]),
  extra: z.record(z.string(), z.string()).optional(),
});
const Call = z.strictObject({ from: z.string(), to: z.string() });
const Manner = z.strictObject({
  phone: z.string(),
  manner: z.union([
    z.strictObject({ does: z.literal('answers'), presses: z.array(z.string()).optional() }),
    z.strictObject({ does: z.enum(['busy', 'no-answer', 'failed']) }),
  ]),
});
const POINTS = [
  'create',
  'call',
  'list',
  'fetch',
  'update',
  'delete',
  'rest',
  'media',
  'callback',
  'inbound',
] as const satisfies readonly Point[];
const Fault = z.strictObject({
  point: z.enum(POINTS),
  fault: z.looseObject({ kind: z.string() }),
  scope: z
    .strictObject({
      to: z.string(),
      from: z.string(),
      phone: z.string(),
      sid: z.string(),
      nth: z.int().positive(),
      times: z.int().positive(),
    })
    .partial()
    .default({}),
  isLasting: z.boolean().default(false),
});

/** Bytes of media are not told: they are where the interface says. */
function plainMessages(state: CarrierState): unknown[] {
  return state.store.all().map(({ media, ...message }) => ({
    ...message,
    media: media.map(({ sid, contentType }) => ({ sid, contentType })),
  }));
}

const OPERATIONS: Readonly<Record<string, (state: CarrierState, body: unknown) => unknown>> = {
  'POST /_control/texts': (state, body) => {
    const { media, extra, ...text } = Text.parse(body);
    const files = media.map(({ contentType, base64 }) => ({
      contentType,
      bytes: Buffer.from(base64, 'base64'),
    }));
    const input = { ...text, media: files, ...(extra ? { extra } : {}) };
    return state.inFlight.run(() => receiveText(state, input));
  },
  'POST /_control/calls': (state, body) => {
    const call = Call.parse(body);
    return state.inFlight.run(() => receiveCall(state, call));
  },
  'POST /_control/manners': (state, body) => {
    const { phone, manner } = Manner.parse(body);
    state.calls.setManner(phone, manner as Parameters<typeof state.calls.setManner>[1]);
  },
  'POST /_control/faults': (state, body) => {
    const { point, fault, scope, isLasting } = Fault.parse(body);
    const arm = isLasting ? state.knobs.always : state.knobs.next;
    arm(point, fault as Faults[Point], scope as Scope);
  },
  'DELETE /_control/faults': (state) => state.knobs.clear(),
  'GET /_control/messages': plainMessages,
  'GET /_control/calls': (state) => state.calls.all(),
  'GET /_control/debugger': (state) => state.debugger,
};

export function isControlPath(path: string): boolean {
  return path.startsWith('/_control/');
}

/** 400 for what cannot be understood; 204 where there is nothing to say. */
export async function answerControl(
  state: CarrierState,
  request: { method: string; path: string; contentType: string; body: string },
): Promise<RestAnswer> {
  const { method, path, contentType, body } = request;
  const operation = OPERATIONS[`${method} ${path}`];
  if (!operation) return notFound(path);
  if (method !== 'GET' && !contentType.startsWith('application/json')) {
    return restError(415, 20415, 'Only application/json');
  }
  try {
    const done: unknown = await operation(state, body === '' ? {} : JSON.parse(body));
    return done === undefined ? { status: 204 } : { status: 200, body: done };
  } catch (error) {
    if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
    return restError(400, 20001, error.message);
  }
}
