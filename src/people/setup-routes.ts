// The one-time link of the first administrator: looking spends nothing, sending the form does.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { CreateFirstAdmin } from '../contract/account.ts';
import { languageOf } from '../platform/http/language.ts';
import { AppError } from '../platform/errors.ts';
import { createFirstAdmin, mayUseSetupLink } from './first-admin.ts';
import type { SetupField } from './setup-page.ts';
import { SETUP_FIELDS, setupNotice, setupPage } from './setup-page.ts';

const BODY_LIMIT_BYTES = 8 * 1024;
const Params = z.object({ token: z.string().max(100) });

export async function setupRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  const options = { config: { access: 'public' as const }, schema: { hide: true, params: Params } };
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });

  app.get('/setup/:token', options, async (request, reply) => {
    const language = languageOf(request);
    const { token } = request.params as z.infer<typeof Params>;
    reply.type('text/html; charset=utf-8');
    if (await mayUseSetupLink(deps, token)) return setupPage(language, {}, []);
    return reply.status(404).send(setupNotice(language, 'spent'));
  });

  app.post('/setup/:token', options, async (request, reply) => {
    const language = languageOf(request);
    const { token } = request.params as z.infer<typeof Params>;
    const typed = (request.body ?? {}) as Partial<Record<SetupField, string>>;
    reply.type('text/html; charset=utf-8');
    const parsed = CreateFirstAdmin.safeParse({
      name: typed.name,
      username: typed.username,
      password: typed.password,
    });
    if (!parsed.success) {
      const paths = new Set(parsed.error.issues.map((issue) => issue.path[0]));
      const wrong = SETUP_FIELDS.filter((field) => paths.has(field));
      return reply.status(422).send(setupPage(language, typed, wrong));
    }
    try {
      await createFirstAdmin(deps, token, parsed.data);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'link_spent') throw error;
      return reply.status(404).send(setupNotice(language, 'spent'));
    }
    return setupNotice(language, 'done');
  });
}
