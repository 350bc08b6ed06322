// The OpenAPI document, written from the same zod schemas that check the requests.
import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { grantAccess } from './route-access.ts';

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
    await scope.register(fastifySwaggerUi, { routePrefix: '/docs', staticCSP: true });
  });
}
