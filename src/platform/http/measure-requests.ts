// How long answers take, by route; never by address.
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics.ts';

export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.requestSeconds.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    request.log.debug({ requestId: request.id, route, status: reply.statusCode }, 'answered');
    done();
  });
}
