// Nothing of ours is stored on its way or in a browser, unless a route says that it may be.
import type { FastifyInstance } from 'fastify';

export function keepOutOfCaches(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    // The carrier keeps nothing, and its doors must be quick.
    if (request.routeOptions.config?.access !== 'twilio') reply.header('cache-control', 'no-store');
    done();
  });
}
