// The OpenAPI document, written from the same zod schemas that check the requests.
import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { grantAccess } from './route-access.ts';

/** The reader is a library's page: our own host alone, and the styles that it writes into itself. */
const READER_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

export async function documentApi(app: FastifyInstance): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Testigo',
        version: '1',
        description: 'Hotline and dispatch for community rapid response networks.',
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'testigo_session' } },
      },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(async (scope) => {
    grantAccess(scope, 'public');
    await scope.register(fastifySwaggerUi, {
      routePrefix: '/docs',
      staticCSP: READER_POLICY,
      // Asks no other host whether our document is valid.
      uiConfig: { validatorUrl: null },
    });
  });
}
