// The printed record of an incident: a page without JavaScript, for those who may read it.
import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../../deps.ts';
import { actualWords } from '../../../messaging/texts/actual-words.ts';
import { idOf } from '../../../platform/http/id-of.ts';
import { languageOf } from '../../../platform/http/language.ts';
import { viewerOf } from '../../../platform/http/route-access.ts';
import { readTimeline } from '../../../records/incident/incident-event-store.ts';
import { measureIntervals } from '../measure-intervals.ts';
import { showVerified } from '../show-verified.ts';
import { recordPage } from './record-page.ts';

export async function recordRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  const css = await readFile(new URL('./record.css', import.meta.url), 'utf8');
  const open = { config: { access: 'public' as const }, schema: { hide: true } };
  app.get('/record.css', open, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(css),
  );

  const toRead = { config: { access: 'incident.read' as const }, schema: { hide: true } };
  app.get('/incidents/:id/record', toRead, async (request, reply) => {
    const id = idOf((request.params as { id: string }).id);
    const incident = await showVerified(deps, viewerOf(request), id);
    const language = languageOf(request);
    const rows = await readTimeline(deps.db, deps.keyring, id);
    const page = recordPage({
      language,
      networkName: deps.config.NETWORK_NAME,
      timeZone: deps.config.NETWORK_TIME_ZONE,
      now: deps.clock.now(),
      incident,
      intervals: await measureIntervals(deps, incident, incident.verdicts),
      timeline: rows
        .filter(({ undoneAt }) => undoneAt === null)
        .map(({ at, kind, by, codes }) => ({ at, kind, by: by?.username ?? null, codes })),
      actualWords: (actual) => actualWords(actual, language),
    });
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
  });
}
