// The simulator's doors: fictional phones that text the real app through the fake carrier. They are
// registered only where the fake carrier runs, so no real text can ever come of them.
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { OurNumber, SimulatorState, TextOutcome } from '../contract/simulator.ts';
import { AdvanceClock, TextFromPhone, TurnKnob } from '../contract/simulator.ts';
import { AppError } from '../platform/errors.ts';
import type { FakeCarrier, FakeKnobs } from './fake-carrier.ts';
import { createEventStreams } from './simulator-events.ts';
import type { NamedPhone } from './simulator-view.ts';
import { SEEDED_PHONES, simulatorPhones } from './simulator-view.ts';

export type SimulatorOptions = {
  carrier: FakeCarrier;
  hotlineNumber: string;
  /** Further numbers of ours a phone may text. */
  otherNumbers?: OurNumber[];
  /** Who is shown at the start; six fictional people where absent. */
  phones?: readonly NamedPhone[];
  /** Absent where the clock is not ours to move. */
  advanceClock?: (ms: number) => void;
  renderPage: (reply: FastifyReply, page: { nonce?: string }) => string | Promise<string>;
};

const LARGEST_TEXT_BYTES = 10_000_000;
const INBOUND_DELAY_MS = 8_000;
const OUTBOUND_DELAY_MS = 10_000;
const UNREACHABLE = 30003;

const config = { access: 'public' as const };
const schema = { hide: true };

function parseBody<T extends z.ZodType>(shape: T, body: unknown): z.output<T> {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => ({
    field: issue.path.join('.'),
    problem: issue.message,
  }));
  throw new AppError('invalid_input', 'The request has a wrong field.', { details: { fields } });
}

function turnInbound(knobs: FakeKnobs, { kind, phone }: z.output<typeof TurnKnob>): void {
  const scope = phone === undefined ? {} : { phone };
  if (kind === 'delay') knobs.next('inbound', { kind: 'delay', ms: INBOUND_DELAY_MS }, scope);
  if (kind === 'duplicate') knobs.next('inbound', { kind: 'duplicate', times: 1 }, scope);
  if (kind === 'fail') knobs.next('inbound', { kind: 'lost' }, scope);
}

function turnOutbound(knobs: FakeKnobs, { kind, phone }: z.output<typeof TurnKnob>): void {
  const scope = phone === undefined ? {} : { phone };
  if (kind === 'delay') knobs.next('callback', { kind: 'delay', ms: OUTBOUND_DELAY_MS }, scope);
  if (kind === 'duplicate') knobs.next('callback', { kind: 'duplicate', times: 1 }, scope);
  if (kind === 'fail') knobs.next('callback', { kind: 'fails', errorCode: UNREACHABLE }, scope);
}

/** Late: the line falls silent, and the next try gets it. Failed: three tries in vain. */
function turnPhoto(knobs: FakeKnobs, { kind, phone }: z.output<typeof TurnKnob>): void {
  const scope = phone === undefined ? {} : { phone };
  if (kind === 'delay') knobs.next('media', { kind: 'hang' }, scope);
  if (kind === 'fail') knobs.next('media', { kind: 'status', status: 503 }, { ...scope, times: 3 });
}

const TURN = { inbound: turnInbound, outbound: turnOutbound, photo: turnPhoto };

async function sendText(
  { carrier }: SimulatorOptions,
  numbers: readonly OurNumber[],
  text: z.output<typeof TextFromPhone>,
): Promise<TextOutcome> {
  const to = text.to ?? numbers[0]!.number;
  if (!numbers.some(({ number }) => number === to)) {
    throw new AppError('invalid_input', 'This is not one of our numbers.', {
      details: { fields: [{ field: 'to', problem: 'not_ours' }] },
    });
  }
  const media = text.media.map(({ contentType, base64 }) => ({
    contentType,
    bytes: Buffer.from(base64, 'base64'),
  }));
  const delivery = await carrier.text({ from: text.from, to, body: text.body, media });
  return { sid: delivery.sid, ok: delivery.ok, attempts: delivery.attempts.length };
}

export async function simulatorRoutes(
  app: FastifyInstance,
  options: SimulatorOptions,
): Promise<void> {
  const { carrier } = options;
  const numbers: OurNumber[] = [
    { line: 'hotline', number: options.hotlineNumber },
    ...(options.otherNumbers ?? []),
  ];
  const streams = createEventStreams(carrier);
  app.addHook('preClose', async () => streams.end());

  app.get('/simulator', { config, schema }, async (_request, reply) => {
    reply.type('text/html; charset=utf-8');
    return options.renderPage(reply, {});
  });

  app.get('/simulator/api/state', { config, schema }, async (): Promise<SimulatorState> => {
    const phones = simulatorPhones(carrier.messages(), options.phones ?? SEEDED_PHONES);
    return { numbers, phones };
  });

  app.get('/simulator/api/events', { config, schema }, (_request, reply) => {
    reply.hijack();
    streams.serve(reply.raw);
  });

  const largeBody = { config, schema, bodyLimit: LARGEST_TEXT_BYTES };
  app.post('/simulator/api/text', largeBody, async (request) =>
    sendText(options, numbers, parseBody(TextFromPhone, request.body)),
  );

  app.post('/simulator/api/knob', { config, schema }, async (request, reply) => {
    const knob = parseBody(TurnKnob, request.body);
    TURN[knob.direction](carrier.knobs, knob);
    return reply.code(204).send();
  });

  const { advanceClock } = options;
  if (!advanceClock) return;
  app.post('/simulator/api/clock', { config, schema }, async (request, reply) => {
    advanceClock(parseBody(AdvanceClock, request.body).minutes * 60_000);
    return reply.code(204).send();
  });
}
