// The browser programs: the board, and their built files.
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import path from 'node:path';
import { languageOf } from './platform/http/language.ts';
import { grantAccess } from './platform/http/route-access.ts';
import { WEB_ROOT, createWebShell } from './platform/http/web-shell.ts';

export async function pagesRoutes(app: FastifyInstance): Promise<void> {
  const board = createWebShell('src/web/board/main.tsx');
  for (const url of ['/board', '/board/*']) {
    app.get(url, { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
      return board({
        title: 'Testigo',
        language: languageOf(request),
        nonce: reply.cspNonce.style,
      });
    });
  }
  await app.register(async (scope) => {
    grantAccess(scope, 'public');
    await scope.register(fastifyStatic, {
      root: path.join(WEB_ROOT, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      index: false,
    });
  });
  app.get('/', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) =>
    reply.redirect('/report', 302),
  );
}
