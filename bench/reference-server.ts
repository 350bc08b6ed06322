// The yardstick: the least that could do the same work, in a process of its own. A bare Fastify with
// one prepared insert a request, a NOTIFY, and a bare websocket broadcast of what was inserted.
import { createServer } from 'node:http';
import Fastify from 'fastify';
import pg from 'pg';
import { WebSocketServer } from 'ws';

const [databaseUrl = '', port = '0', mode = 'insert'] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 });
const INSERT = {
  name: 'reference_insert',
  text: 'insert into reference_text (sid, body, at) values ($1, $2, now())',
};

await pool.query(`create table if not exists reference_text
  (sid text primary key, body text not null, at timestamptz not null)`);

const app = Fastify({ logger: false, serverFactory: (handler) => createServer(handler) });
app.addContentTypeParser(
  'application/x-www-form-urlencoded',
  { parseAs: 'string' },
  (_request, body, done) => done(null, new URLSearchParams(String(body))),
);
app.post('/webhooks/twilio/sms', async (request, reply) => {
  const params = request.body as URLSearchParams;
  const body = params.get('Body') ?? '';
  await pool.query({ ...INSERT, values: [params.get('MessageSid'), body] });
  if (mode === 'broadcast') await pool.query('select pg_notify($1, $2)', ['reference', body]);
  reply.type('text/xml');
  return '<Response/>';
});

const boards = new WebSocketServer({ server: app.server, path: '/board/socket', perMessageDeflate: false });

function broadcast(text: string): void {
  const frame = Buffer.from(JSON.stringify({ type: 'event', report: { text } }));
  for (const board of boards.clients) board.send(frame, { binary: false });
}

if (mode === 'broadcast') {
  const listener = new pg.Client({ connectionString: databaseUrl });
  await listener.connect();
  listener.on('notification', (message) => broadcast(message.payload ?? ''));
  await listener.query('listen reference');
}

type Order = { broadcast?: { frames: number; everyMs: number; bytes: number }; usage?: boolean };

process.on('message', (order: Order) => {
  if (order.broadcast) void broadcastMany(order.broadcast);
  if (order.usage) {
    process.send?.({ cpuMicros: cpuMicros(), memoryBytes: process.memoryUsage().rss });
  }
});

async function broadcastMany({ frames, everyMs, bytes }: NonNullable<Order['broadcast']>) {
  for (let n = 0; n < frames; n += 1) {
    broadcast(`${n} `.padEnd(bytes, 'x'));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

function cpuMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

await app.listen({ port: Number(port), host: '127.0.0.1' });
process.send?.({ ready: true });
