// Texts a second through the whole signed path to the 200, against one prepared insert a request in
// a bare Fastify; and what the process takes in memory meanwhile.
import type pg from 'pg';
import type { Figure } from './figures.ts';
import { median } from './figures.ts';
import { sendAll } from './load-client.ts';
import type { Measured } from './processes.ts';
import { signedTexts } from './signed-texts.ts';

const ROUNDS = 5;
const TEXTS = 8_000;
const CONNECTIONS = 64;
const SENDERS = 2_000;

export async function measureIntake(
  testigo: Measured,
  reference: Measured,
  pool: pg.Pool,
): Promise<Figure[]> {
  const idle = { ours: await testigo.usage(), theirs: await reference.usage() };
  const rates = { ours: [] as number[], theirs: [] as number[] };
  const loaded = { ours: 0, theirs: 0 };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const theirs = await rateOf(reference.port);
    loaded.theirs = Math.max(loaded.theirs, (await reference.usage()).memoryBytes);
    const ours = await rateOf(testigo.port);
    loaded.ours = Math.max(loaded.ours, (await testigo.usage()).memoryBytes);
    await forgetBacklog(pool);
    if (round === 0) continue; // the first warms both up
    rates.theirs.push(theirs);
    rates.ours.push(ours);
  }
  const rate = median(rates.ours);
  const megabytes = (bytes: number) => bytes / 1024 / 1024;
  return [
    { name: 'inbound_texts', value: rate, unit: 'per_second', ratio: rate / median(rates.theirs) },
    {
      name: 'memory_idle',
      value: megabytes(idle.ours.memoryBytes),
      unit: 'megabytes',
      ratio: idle.ours.memoryBytes / idle.theirs.memoryBytes,
    },
    {
      name: 'memory_under_load',
      value: megabytes(loaded.ours),
      unit: 'megabytes',
      ratio: loaded.ours / loaded.theirs,
    },
  ];
}

async function rateOf(port: number): Promise<number> {
  const texts = signedTexts(port, TEXTS, SENDERS);
  const { answered, seconds, statuses } = await sendAll(port, texts.map((text) => text.request), CONNECTIONS);
  if (statuses['200'] !== TEXTS) throw new Error(`not all were answered 200: ${JSON.stringify(statuses)}`);
  return answered / seconds;
}

/** What was accepted is durable and counted; reading it all would only delay the next round. */
async function forgetBacklog(pool: pg.Pool): Promise<void> {
  await pool.query(`update inbound_message set state = 'done' where state = 'pending'`);
  await pool.query(`update outbound_sms set state = 'canceled' where state = 'queued'`);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
}
