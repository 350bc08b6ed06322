// One-time links to an account, the first administrator's and those of invited volunteers: looking
// spends nothing, sending the form does.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CreateFirstAdmin } from '../contract/account.ts';
import type { InterfaceLanguage } from '../contract/primitives.ts';
import type { SetupWords } from '../contract/words/setup-words.ts';
import { INVITE_WORDS, SETUP_WORDS } from '../contract/words/setup-words.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../platform/errors.ts';
import { languageOf } from '../platform/http/language.ts';
import { acceptInvitation, mayUseInvitation } from './accounts/invite-volunteer.ts';
import { createFirstAdmin, mayUseSetupLink } from './first-admin.ts';
import type { SetupField } from './setup-page.ts';
import { SETUP_FIELDS, setupNotice, setupPage } from './setup-page.ts';

const BODY_LIMIT_BYTES = 8 * 1024;
const Params = z.object({ token: z.string().max(100) });

type Door = {
  path: string;
  words: Readonly<Record<InterfaceLanguage, SetupWords>>;
  mayUse(token: string): Promise<boolean>;
  /** @throws AppError link_spent, or wrong_state with `details.field` */
  use(token: string, input: CreateFirstAdmin): Promise<unknown>;
};

export async function setupRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  openDoor(app, {
    path: '/setup/:token',
    words: SETUP_WORDS,
    mayUse: (token) => mayUseSetupLink(deps, token),
    use: (token, input) => createFirstAdmin(deps, token, input),
  });
  openDoor(app, {
    path: '/invite/:token',
    words: INVITE_WORDS,
    mayUse: (token) => mayUseInvitation(deps, token),
    use: (token, input) => acceptInvitation(deps, token, input),
  });
}

function openDoor(app: FastifyInstance, door: Door): void {
  const options = { config: { access: 'public' as const }, schema: { hide: true, params: Params } };
  app.get(door.path, options, async (request, reply) => {
    const words = door.words[languageOf(request)];
    const { token } = request.params as z.infer<typeof Params>;
    reply.type('text/html; charset=utf-8');
    if (await door.mayUse(token)) return setupPage(languageOf(request), words, {}, []);
    return reply.status(404).send(setupNotice(languageOf(request), words, 'spent'));
  });

  app.post(door.path, options, async (request, reply) => {
    const language = languageOf(request);
    const words = door.words[language];
    const { token } = request.params as z.infer<typeof Params>;
    const typed = (request.body ?? {}) as Partial<Record<SetupField, string>>;
    const { name, username, password } = typed;
    reply.type('text/html; charset=utf-8');
    const again = (wrong: readonly SetupField[]) =>
      reply.status(422).send(setupPage(language, words, typed, wrong));
    const parsed = CreateFirstAdmin.safeParse({ name, username, password });
    if (!parsed.success) {
      const paths = new Set(parsed.error.issues.map((issue) => issue.path[0]));
      return again(SETUP_FIELDS.filter((field) => paths.has(field)));
    }
    try {
      await door.use(token, parsed.data);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.details?.['field'] === 'username') return again(['username']);
      if (error.code !== 'link_spent') throw error;
      return reply.status(404).send(setupNotice(language, words, 'spent'));
    }
    return setupNotice(language, words, 'done');
  });
}
