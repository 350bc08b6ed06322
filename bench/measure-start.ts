// From `node src/main.ts` to `ready`, with a new database and with an existing one, against a bare
// Fastify beside the same embedded Postgres.
import type { Figure } from './figures.ts';
import { freePort, makeFolder, startBare, startTestigo } from './processes.ts';

export async function measureStart(environment: (dataDir: string) => Record<string, string>): Promise<Figure[]> {
  const mine = await makeFolder();
  const bare = await makeFolder();
  const env = environment(mine.folder);
  const fresh = await timed(async () => startTestigo(env, await freePort()));
  const again = await timed(async () => startTestigo(env, await freePort()));
  const bareFresh = await timed(() => startBare(bare.folder));
  const bareAgain = await timed(() => startBare(bare.folder));
  await Promise.all([mine.remove(), bare.remove()]);
  return [
    { name: 'start_new_database', value: fresh, unit: 'seconds', ratio: fresh / bareFresh },
    { name: 'start_existing_database', value: again, unit: 'seconds', ratio: again / bareAgain },
  ];
}

async function timed(
  start: () => Promise<{ readySeconds: number; stop(): Promise<void> }>,
): Promise<number> {
  const server = await start();
  await server.stop();
  return server.readySeconds;
}
