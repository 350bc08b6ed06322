// For those who run the system: is it alive, is it ready, how is it doing.
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Deps } from './deps.ts';
import { ErrorBody } from './contract/errors.ts';
import { Instant, Uuid } from './contract/primitives.ts';
import { AppError } from './platform/errors.ts';
import { countInboundByState, listQuarantined } from './records/inbound/inbound-store.ts';
import { countSmsByState } from './records/outbound-sms/outbound-sms-store.ts';

const tags = ['operations'];
const READY_WITHIN_MS = 2_000;
const QUARANTINE_SHOWN = 100;

const Counts = z.record(z.string(), z.int().nonnegative());
export const OperationsView = z.object({
  isSpooling: z.boolean(),
  inbound: Counts,
  outbound: Counts,
  /** Accepted messages that no report could be made of: ids and reasons. */
  quarantined: z.array(
    z.object({ id: Uuid, channel: z.string(), reason: z.string(), receivedAt: Instant }),
  ),
});

export function operationsRoutes(deps: Deps): FastifyPluginAsyncZod {
  return async (app) => {
    const open = { access: 'public' as const };
    const Alive = z.object({ status: z.literal('ok') });

    app.get('/healthz', { config: open, schema: { tags, response: { 200: Alive } } }, async () => ({
      status: 'ok' as const,
    }));

    app.get(
      '/readyz',
      { config: open, schema: { tags, response: { 200: Alive, 503: ErrorBody } } },
      async () => {
        if (!(await databaseAnswers(deps))) {
          throw new AppError('unavailable', 'The database does not answer.');
        }
        return { status: 'ok' as const };
      },
    );

    app.get('/metrics', { config: open, schema: { tags } }, async (_request, reply) => {
      reply.type(deps.metrics.registry.contentType);
      return deps.metrics.registry.metrics();
    });

    app.get(
      '/api/v1/operations',
      {
        config: { access: 'operations.read' },
        schema: { tags, response: { 200: OperationsView, 401: ErrorBody, 403: ErrorBody } },
      },
      async () => {
        const [inbound, outbound, quarantined] = await Promise.all([
          countInboundByState(deps.db),
          countSmsByState(deps.db),
          listQuarantined(deps.db, QUARANTINE_SHOWN),
        ]);
        const rows = quarantined.map((row) => ({
          ...row,
          reason: row.reason ?? '',
          receivedAt: row.receivedAt.toISOString(),
        }));
        return { isSpooling: deps.journal.isSpooling(), inbound, outbound, quarantined: rows };
      },
    );
  };
}

async function databaseAnswers(deps: Deps): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_WITHIN_MS);
  });
  const answer = deps.db.pool.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
