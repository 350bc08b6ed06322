// The public door for those who want to help, without JavaScript: the form, then the page for the code.
// No cookie is set, no address kept, and no phone, code or word reaches an address line or a log.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Deps } from '../../deps.ts';
import { AppError } from '../../platform/errors.ts';
import { languageOf } from '../../platform/http/language.ts';
import { sendPage } from '../../platform/http/send-page.ts';
import { errorForLog } from '../../platform/log.ts';
import { createRateLimit } from '../../platform/rate-limit.ts';
import { apply } from './apply.ts';
import { findJoinProblems, readJoinFields, toJoinAnswers } from './join-answers.ts';
import type { JoinFrame } from './join-page.ts';
import { codePage, joinPage, joinRefusalPage, joinedPage } from './join-page.ts';
import { showCheck, verifyPhone } from './verify-phone.ts';

const BODY_LIMIT_BYTES = 64 * 1_024;
const POSTS_PER_MINUTE = 20;
const TOKEN = /^[\w-]{43}$/;
const NOTHING = { one: {}, languages: [], tasks: [] };

type CodeRoute = { Params: { token: string } };

export async function joinRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  const frameOf = framer(deps);
  takeForms(app);
  answerErrorsWithPages(app, deps, frameOf);
  const open = { config: { access: 'public' as const }, schema: { hide: true } };
  const posted = { ...open, onRequest: slowDown(deps) };

  app.get('/join', open, async (request, reply) => {
    const page = { ...frameOf(request), token: deps.ids.token(), fields: NOTHING, problems: [] };
    return sendPage(reply, 200, joinPage(page));
  });

  app.post('/join', posted, async (request, reply) => {
    const frame = frameOf(request);
    const fields = readJoinFields(bodyOf(request));
    const typed = fields.one['token'] ?? '';
    const token = TOKEN.test(typed) ? typed : deps.ids.token();
    const problems = findJoinProblems(fields);
    if (problems.length > 0) {
      return sendPage(reply, 422, joinPage({ ...frame, token, fields, problems }));
    }
    const answers = toJoinAnswers(fields, frame.language);
    const isTrapped = (fields.one['website'] ?? '').trim() !== '';
    await apply(deps, { token, answers, isTrapped });
    return reply.redirect(`/join/${token}?lang=${frame.language}`, 303);
  });

  app.get<CodeRoute>('/join/:token', open, async (request, reply) => {
    const { token } = request.params;
    return sendState(reply, frameOf(request), token, await showCheck(deps, token));
  });

  app.post<CodeRoute>('/join/:token', posted, async (request, reply) => {
    const { token } = request.params;
    const frame = frameOf(request);
    const state = await verifyPhone(deps, token, bodyOf(request).get('code') ?? '');
    if (state !== 'verified') return sendState(reply, frame, token, state);
    return reply.redirect(`/join/${token}?lang=${frame.language}`, 303);
  });
}

type State = Awaited<ReturnType<typeof verifyPhone>>;

function sendState(
  reply: FastifyReply,
  frame: JoinFrame,
  token: string,
  state: State,
): FastifyReply {
  switch (state) {
    case 'open':
      return sendPage(reply, 200, codePage({ ...frame, token, problem: null }));
    case 'wrong':
      return sendPage(reply, 422, codePage({ ...frame, token, problem: 'wrong' }));
    case 'over':
      return sendPage(reply, 422, codePage({ ...frame, token, problem: 'over' }));
    case 'verified':
      return sendPage(reply, 200, joinedPage({ ...frame, token }));
    case 'none':
      return sendPage(reply, 404, joinRefusalPage({ ...frame, reason: 'notFound' }));
  }
}

function framer({ config }: Pick<Deps, 'config'>): (request: FastifyRequest) => JoinFrame {
  const dialled = config.HOTLINE_NUMBER;
  const shown = parsePhoneNumberFromString(dialled)?.formatNational() ?? dialled;
  const always = { networkName: config.NETWORK_NAME, hotline: { dialled, shown } };
  return (request) => ({ ...always, language: languageOf(request) });
}

function takeForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES },
    async (_request: FastifyRequest, body: string | Buffer) => new URLSearchParams(body.toString()),
  );
}

function bodyOf(request: FastifyRequest): URLSearchParams {
  return request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
}

/** Counted under a key that dies with the process: no address can be looked up. */
function slowDown(deps: Pick<Deps, 'clock' | 'ids' | 'keyring'>) {
  const dieWithProcess = deps.ids.token();
  const hash = (address: string) =>
    Buffer.from(deps.keyring.index('rate', `${dieWithProcess} ${address}`)).toString('base64');
  const limit = createRateLimit(deps.clock, hash, { limit: POSTS_PER_MINUTE, windowMs: 60_000 });
  return async (request: { ip: string }): Promise<void> => {
    const retryAfterSeconds = limit.take(request.ip);
    if (retryAfterSeconds === null) return;
    throw new AppError('too_many_requests', 'Too many requests.', {
      details: { retryAfterSeconds },
    });
  };
}

function answerErrorsWithPages(
  app: FastifyInstance,
  deps: Pick<Deps, 'log'>,
  frameOf: (request: FastifyRequest) => JoinFrame,
): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = error instanceof AppError ? error.status : (error.statusCode ?? 500);
    if (status >= 500) {
      const route = request.routeOptions.url;
      deps.log.error(
        { err: errorForLog(error), requestId: request.id, route },
        'the page for volunteers failed',
      );
    }
    const wait = error instanceof AppError ? error.details?.['retryAfterSeconds'] : undefined;
    if (typeof wait === 'number') reply.header('retry-after', wait);
    if (request.method === 'POST') reply.header('connection', 'close');
    const reason = status === 429 ? ('tooMany' as const) : ('failed' as const);
    const waiting = typeof wait === 'number' ? { waitSeconds: wait } : {};
    return sendPage(reply, status, joinRefusalPage({ ...frameOf(request), reason, ...waiting }));
  });
}
