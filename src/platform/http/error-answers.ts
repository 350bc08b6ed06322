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

export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler(async (request, reply) => {
    await send(request, reply, 'not_found', 'There is nothing here.');
  });
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const known = toKnown(error);
    if (known.code === 'internal' || known.code === 'unavailable') {
      const route = request.routeOptions.url;
      request.log.error({ err: errorForLog(error), requestId: request.id, route }, 'a request failed');
    }
    const retryAfter = known.details?.['retryAfterSeconds'];
    if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter);
    await send(request, reply, known.code, known.message, known.details);
  });
}

type Known = { code: ErrorCode; message: string; details?: Record<string, unknown> };

function toKnown(error: FastifyError): Known {
  if (error instanceof AppError) {
    return {
      code: error.code,
      message: error.message,
      ...(error.details ? { details: error.details } : {}),
    };
  }
  const fastify = OF_FASTIFY[error.code];
  if (fastify?.code === 'invalid_input') return { ...fastify, details: wrongFields(error) };
  if (fastify) return fastify;
  // A body with __proto__ or constructor keys: the parser refuses it without a code of its own.
  if (error.statusCode === 400) return { code: 'invalid_json', message: 'The body is not usable.' };
  if (isDatabaseGone(error)) {
    return { code: 'unavailable', message: 'The database does not answer. Please try again.' };
  }
  return { code: 'internal', message: 'Something went wrong here. It has been noted.' };
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
  await reply.status(STATUS_OF_ERROR[code]).type('application/json; charset=utf-8').send(JSON.stringify(body));
}
