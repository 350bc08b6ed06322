// How a public page leaves: never stored, never indexed, never naming where its reader came from;
// and how a failure leaves from its doors: as a page.
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../platform/errors.ts';
import { languageOf } from '../../platform/http/language.ts';
import { errorForLog } from '../../platform/log.ts';
import { nationalNumber } from './form-limits.ts';
import type { RefusalReason } from './public-page.ts';
import { refusalPage } from './public-page.ts';

export type PageAnswer = { status: number; markup: string };

export function sendPage(reply: FastifyReply, { status, markup }: PageAnswer): FastifyReply {
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('vary', 'accept-language')
    .header('x-robots-tag', 'noindex')
    .send(markup);
}

export function answerFormErrors(app: FastifyInstance, deps: Pick<Deps, 'config' | 'log'>): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const failure = toFailure(error);
    if (failure.status >= 500) {
      const route = request.routeOptions.url;
      deps.log.error(
        { err: errorForLog(error), requestId: request.id, route },
        'a public page failed',
      );
    }
    if (failure.waitSeconds) reply.header('retry-after', failure.waitSeconds);
    // What was not read of the body is not waited for.
    if (request.method === 'POST') reply.header('connection', 'close');
    const markup = refusalPage({
      language: languageOf(request),
      networkName: deps.config.NETWORK_NAME,
      hotline: nationalNumber(deps.config.HOTLINE_NUMBER),
      reason: failure.reason,
      ...(failure.waitSeconds ? { waitSeconds: failure.waitSeconds } : {}),
    });
    return sendPage(reply, { status: failure.status, markup });
  });
}

type Failure = { status: number; reason: RefusalReason; waitSeconds?: number };

function toFailure(error: FastifyError): Failure {
  if (error instanceof AppError) {
    const waitSeconds = error.details?.['retryAfterSeconds'];
    return {
      status: error.status,
      reason: reasonOf(error.status),
      ...(typeof waitSeconds === 'number' ? { waitSeconds } : {}),
    };
  }
  const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 500;
  return { status, reason: reasonOf(status) };
}

function reasonOf(status: number): RefusalReason {
  if (status === 404) return 'notFound';
  if (status === 413) return 'tooLarge';
  if (status === 429) return 'tooMany';
  return status < 500 ? 'invalid' : 'notStored';
}
