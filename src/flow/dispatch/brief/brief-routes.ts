// The doors of the page for somebody on a team. Looking spends nothing; opening spends the link. What is
// unknown, spent or over gets one and the same answer.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { Actual } from '../../../contract/incident-statuses.ts';
import { Agency } from '../../../contract/report-facts.ts';
import type { Deps } from '../../../deps.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { REPLY_ACTIONS } from '../../../contract/call-out.ts';
import { briefPage, saidNote, sealedPage, spentPage } from './brief-page.ts';
import { mayOpenBrief, openBrief, pressButton } from './open-brief.ts';

const BODY_LIMIT_BYTES = 8 * 1024;
const Params = z.object({ token: z.string().max(100) });

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const Pressed = z.object({
  step: z.enum([...REPLY_ACTIONS, 'rules']),
  agency: z.preprocess(blankIsAbsent, Agency.optional()),
  actual: z.preprocess(blankIsAbsent, Actual.optional()),
  note: z.preprocess(blankIsAbsent, z.string().max(300).optional()),
});

export async function briefRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  const options = { config: { access: 'public' as const }, schema: { hide: true, params: Params } };
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    reply.header('referrer-policy', 'no-referrer');
  });
  const asPage = (reply: FastifyReply) => reply.type('text/html; charset=utf-8');

  app.get('/b/:token', options, async (request, reply) => {
    const language = languageOf(request);
    const { token } = request.params as z.infer<typeof Params>;
    asPage(reply);
    if (await mayOpenBrief(deps, token)) return sealedPage(language, token);
    return reply.status(404).send(spentPage(language));
  });

  app.post('/b/:token', options, async (request, reply) => {
    const { token } = request.params as z.infer<typeof Params>;
    const brief = await openBrief(deps, token);
    asPage(reply);
    if (brief) return briefPage(brief, null);
    return reply.status(404).send(spentPage(languageOf(request)));
  });

  app.post('/b/page/:token', options, async (request, reply) => {
    const { token } = request.params as z.infer<typeof Params>;
    const pressed = Pressed.safeParse(request.body ?? {});
    asPage(reply);
    const given = pressed.success ? pressed.data : null;
    const found = given && (await pressButton(deps, token, toStep(given)));
    if (!given || !found) return reply.status(404).send(spentPage(languageOf(request)));
    const { brief, outcome } = found;
    return briefPage(brief, saidNote(brief.language, outcome, given.step));
  });
}

function toStep({ step, agency, actual, note }: z.infer<typeof Pressed>) {
  if (step === 'rules') return step;
  return { action: step, agency: agency ?? null, actual: actual ?? null, note: note ?? null };
}
