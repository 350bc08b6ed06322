// The public doors without JavaScript: the report form and the page behind its receipt. Every
// refusal is a calm page; no cookie is set, no address kept, and no code or word reaches a log.
import { readFile } from 'node:fs/promises';
import fastifyMultipart from '@fastify/multipart';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { InterfaceLanguage } from '../../../contract/primitives.ts';
import type { Deps } from '../../../deps.ts';
import { createByteBudget } from '../../../platform/byte-budget.ts';
import { languageOf, preferredLanguage } from '../../../platform/http/language.ts';
import { sendPage } from '../../../platform/http/send-page.ts';
import { errorForLog } from '../../../platform/log.ts';
import { createFormDesk } from './form-desk.ts';
import { formLimits } from './form-limits.ts';
import type { FormFrame } from './form-frame.ts';
import { createFormFrame } from './form-frame.ts';
import type { DeskAnswer, PageAnswer } from './page-answer.ts';
import { toFailure } from './page-answer.ts';
import { refusalPage } from './refusal-page.ts';
import { createReceiptDesk } from './receipt-desk.ts';
import { createFormDoor } from './receive-form.ts';
import { MULTIPART_LIMITS, URLENCODED_MAX_BYTES, readPostedForm } from './read-form.ts';

/** All uploads in flight together; beyond it a file, not a report, is refused. */
const UPLOADS_IN_FLIGHT_BYTES = 96 * 1_048_576;
const CSS_MAX_AGE_S = 3_600;

const STYLES = ['../../../web/tokens.css', './report-page.css'];

type ReceiptRoute = { Params: { receipt: string } };

export async function formRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  const frame = createFormFrame(deps);
  const door = createFormDoor(deps);
  const desk = createFormDesk(deps, frame, door);
  const receipts = createReceiptDesk(deps, frame, door);
  const limits = formLimits(deps);
  const budget = createByteBudget(UPLOADS_IN_FLIGHT_BYTES);
  await takeForms(app);
  answerErrorsWithPages(app, deps, frame);

  const open = { config: { access: 'public' as const }, schema: { hide: true } };
  const looked = { ...open, onRequest: limits.lookUps };
  const posted = { ...open, onRequest: limits.posts };
  const postedToReceipt = { ...open, onRequest: [limits.posts, limits.lookUps] };

  await app.register(async (styles) => {
    const css = await readStyles();
    styles.get('/report.css', open, async (_request, reply) =>
      reply
        .type('text/css; charset=utf-8')
        .header('cache-control', `max-age=${CSS_MAX_AGE_S}`)
        .send(css),
    );
  });

  app.get('/report', open, async (request, reply) => {
    const { receipt } = request.query as { receipt?: unknown };
    const language = languageOf(request);
    if (typeof receipt === 'string') return answer(request, reply, desk.find(receipt, language));
    return answer(request, reply, desk.show(language));
  });

  app.post('/report', posted, async (request, reply) => {
    const form = await readPostedForm(request, budget);
    try {
      return await answer(request, reply, await desk.send(form, languageOf(request)));
    } finally {
      form.release();
    }
  });

  app.get<ReceiptRoute>('/report/:receipt', looked, async (request, reply) => {
    const { files, added } = request.query as { files?: unknown; added?: unknown };
    const come = { language: languageOf(request), files, hasAdded: added !== undefined };
    return answer(request, reply, await receipts.show(request.params.receipt, come));
  });

  app.post<ReceiptRoute>('/report/:receipt', postedToReceipt, async (request, reply) => {
    const language = languageOf(request);
    const found = await receipts.open(request.params.receipt, language);
    if ('status' in found) {
      reply.header('connection', 'close');
      return answer(request, reply, found);
    }
    const form = await readPostedForm(request, budget);
    try {
      return await answer(request, reply, await receipts.add(found, form, language));
    } finally {
      form.release();
    }
  });
}

/** Form bodies only; each field may be longer than the app's other bodies. */
async function takeForms(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(fastifyMultipart, { limits: MULTIPART_LIMITS, throwFileSizeLimit: false });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: URLENCODED_MAX_BYTES },
    async (_request: FastifyRequest, body: string | Buffer) => new URLSearchParams(body.toString()),
  );
}

async function readStyles(): Promise<string> {
  const files = STYLES.map((file) => readFile(new URL(file, import.meta.url), 'utf8'));
  return (await Promise.all(files)).join('\n');
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  made: DeskAnswer,
): Promise<FastifyReply> {
  if ('goTo' in made) return reply.redirect(inLanguage(request, made.goTo, made.language), 303);
  return sendPage(reply, made.status, made.markup);
}

/** The address carries the language only where the browser would not ask for it by itself. */
function inLanguage(request: FastifyRequest, path: string, language: InterfaceLanguage): string {
  if (preferredLanguage(request.headers['accept-language']) === language) return path;
  return `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
}

function answerErrorsWithPages(
  app: FastifyInstance,
  deps: Pick<Deps, 'log'>,
  frame: FormFrame,
): void {
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
    const { networkName, hotline } = frame;
    const markup = refusalPage({ language: languageOf(request), networkName, hotline, ...failure });
    return sendPage(reply, failure.status, markup);
  });
}
