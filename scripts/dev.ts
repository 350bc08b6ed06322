// The app while you work on it: it starts anew when a source changes, and when the browser code has
// been built anew. Ctrl-C stops everything.
import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const PROJECT = path.resolve(import.meta.dirname, '..');
/** An editor that saves several files at once starts the app once. */
const SETTLE_MS = 200;
/** As it was given: building for browsers sets NODE_ENV in this process. */
const env = { ...process.env };

let app: ChildProcess | null = null;
let timer: NodeJS.Timeout | undefined;
let isDue = false;
let isStopping = false;

function start(): void {
  isDue = false;
  // In a group of its own: Ctrl-C reaches it once, through this process.
  const started = spawn(process.execPath, ['src/main.ts'], {
    cwd: PROJECT,
    env,
    stdio: 'inherit',
    detached: true,
  });
  app = started;
  started.on('exit', () => {
    app = null;
    if (isStopping) process.exit();
    if (isDue) start();
    else process.stderr.write('the app ended: it starts again with the next change\n');
  });
}

/** The app stops in order; its exit starts it again. */
function startAnew(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    isDue = true;
    if (app) app.kill('SIGTERM');
    else start();
  }, SETTLE_MS);
}

function stop(): void {
  isStopping = true;
  if (app) app.kill('SIGTERM');
  else process.exit();
}

process.chdir(PROJECT);
const made = spawnSync(process.execPath, ['scripts/build.ts', '--if-needed'], { stdio: 'inherit' });
if (made.status !== 0) process.exit(1);
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
watch('src', { recursive: true }, (_event, file) => {
  if (file && !file.startsWith('web')) startAnew();
});
const browserCode = await build({ logLevel: 'warn', build: { watch: {} } });
if ('on' in browserCode) {
  browserCode.on('event', (event) => {
    if (event.code === 'END') startAnew();
  });
}
