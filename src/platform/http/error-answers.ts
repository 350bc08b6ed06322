// Every failure leaves as {code, message, requestId}; what went wrong inside stays inside.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorBody, ErrorCode } from '../../contract/errors.ts';
import { STATUS_OF_ERROR } from '../../contract/errors.ts';
import { isDatabaseGone } from '../db.ts';
import { AppError } from '../errors.ts';
import { errorForLog } from '../log.ts';

/** Fastify's own refusals, as ours. */
const OF_FASTIFY: Readonly<Record<string, { code: ErrorCode; message: string }>> = {
  FST_ERR_VALIDATION: { code: 'invalid_input', message: 'The request has a wrong field.' },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'invalid_json', message: 'The body is not JSON.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'invalid_json', message: 'The body is empty.' },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'too_large', message: 'The body is too large.' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported_media_type',
    message: 'This kind of body is not taken here.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { code: 'invalid_json', message: 'The body was cut off.' },
};

/** What `humanText` says of a text, as codes that a screen can act on. */
const OF_TEXT: Readonly<Record<string, { code: ErrorCode; message: string }>> = {
  text_has_nul: {
    code: 'text_invalid',
    message: 'The text holds a character that cannot be sent.',
  },
  text_empty: { code: 'text_invalid', message: 'The text is empty.' },
  text_too_long: { code: 'text_too_long', message: 'The text is too long.' },
};

/** For an address that does not decode, or a part of it that is too long: it names nothing. */
export function answerUnusableAddress(
  _error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.header('x-content-type-options', 'nosniff').header('cache-control', 'no-store');
  void send(request, reply, 'not_found', 'There is nothing here.');
}

export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler(async (request, reply) => {
    await send(request, reply, 'not_found', 'There is nothing here.');
  });
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const known = toKnown(error, request);
    if (known.code === 'internal' || known.code === 'unavailable') {
      const route = request.routeOptions.url;
      request.log.error(
        { err: errorForLog(error), requestId: request.id, route },
        'a request failed',
      );
    }
    const retryAfter = known.details?.['retryAfterSeconds'];
    if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter);
    await send(request, reply, known.code, known.message, known.details);
  });
}

type Known = { code: ErrorCode; message: string; details?: Record<string, unknown> };

function toKnown(error: FastifyError, request: FastifyRequest): Known {
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.details ? { details: error.details } : {}),
    };
  }
  const fastify = OF_FASTIFY[error.code];
  if (fastify?.code === 'invalid_input') {
    return wrongText(error, request) ?? { ...fastify, details: wrongFields(error) };
  }
  if (fastify) return fastify;
  // A body with __proto__ or constructor keys: the parser refuses it without a code of its own.
  if (error.statusCode === 400) return { code: 'invalid_json', message: 'The body is not usable.' };
  if (isDatabaseGone(error)) {
    return { code: 'unavailable', message: 'The database does not answer. Please try again.' };
  }
  return { code: 'internal', message: 'Something went wrong here. It has been noted.' };
}

/** A text that was written for a person, and how long it is where that is the matter. */
function wrongText(error: FastifyError, request: FastifyRequest): Known | null {
  const [problem] = error.validation ?? [];
  const known = OF_TEXT[problem?.message ?? ''];
  if (!known || !problem || error.validationContext !== 'body') return null;
  const value = problem.instancePath
    .split('/')
    .slice(1)
    .reduce<unknown>((each, key) => (each as Record<string, unknown> | null)?.[key], request.body);
  const characters = typeof value === 'string' ? { characters: [...value].length } : {};
  return { ...known, details: { ...wrongFields(error), ...characters } };
}

function wrongFields(error: FastifyError): Record<string, unknown> {
  const fields = (error.validation ?? []).map((each) => ({
    field: `${error.validationContext ?? ''}${each.instancePath}`,
    problem: each.message ?? each.keyword,
  }));
  return { fields };
}

async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  code: ErrorCode,
  message: string,
  details?: Record<string, unknown>,
): Promise<void> {
  const body: ErrorBody = { code, message, requestId: request.id, ...(details ? { details } : {}) };
  await reply
    .status(STATUS_OF_ERROR[code])
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(body));
}
