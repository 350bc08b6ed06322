// The yardstick of a start: an embedded Postgres and a bare Fastify that listens.
import Fastify from 'fastify';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';

const [dataDir = ''] = process.argv.slice(2);
const server = await startEmbeddedPostgres(dataDir);
const app = Fastify({ logger: false });
app.get('/', async () => 'ok');
await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write('ready\n');
process.on('SIGTERM', () => {
  void app
    .close()
    .then(() => server.stop())
    .then(() => process.exit(0));
});
