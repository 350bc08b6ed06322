// The process: configuration, database, app and workers; it says `ready` when reports can come, and
// on SIGTERM stops taking them, finishes what it has, and closes.
import type { Config } from './config.ts';
import { readConfig } from './config.ts';
import type { Server } from './server.ts';
import { startServer } from './server.ts';

function exitWith(problem: unknown): never {
  process.stderr.write(`${problem instanceof Error ? describe(problem) : String(problem)}\n`);
  process.exit(1);
}

function describe(error: Error): string {
  const cause = error.cause instanceof Error ? `\n  because ${error.cause.message}` : '';
  return `Testigo cannot start: ${error.message}${cause}`;
}

/** A signal during the start waits for it to end, so that nothing is left running. */
function stopOnSignal(starting: Promise<Server>): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    starting
      .then((server) => server.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => exitWith(error),
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function main(config: Config): Promise<void> {
  const starting = startServer(config);
  stopOnSignal(starting);
  const server = await starting;
  process.stdout.write(`ready ${server.listeningUrl}\n`);
  if (server.setupLink) {
    process.stdout.write(`first administrator, works once: ${server.setupLink}\n`);
  }
  if (config.usesFakeCarrier) {
    process.stdout.write(`practice phones, no real texts: ${config.PUBLIC_URL}/simulator\n`);
  }
}

try {
  await main(readConfig());
} catch (error) {
  exitWith(error);
}
