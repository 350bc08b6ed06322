// npm run bench: one line a figure, `name value unit ratio`, the ratio to a reference measured in the
// same run. The machine is shared and noisy: the ratio is what counts.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseConfig } from '../src/config.ts';
import { createDeps } from '../src/deps.ts';
import { startFakeCarrier } from '../src/fake-carrier/fake-carrier.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrations.ts';
import type { Figure } from './figures.ts';
import { asLine } from './figures.ts';
import { measureFrameCpu, measureLatency } from './measure-boards.ts';
import { measureIntake } from './measure-intake.ts';
import { measurePlaces } from './measure-places.ts';
import { measureReading } from './measure-reading.ts';
import { measureStart } from './measure-start.ts';
import { measureWaves } from './measure-waves.ts';
import { announceAgain, signInMany } from './people.ts';
import { benchEnvironment, freePort, makeFolder, startReference, startTestigo } from './processes.ts';
import { BENCH_ACCOUNT, BENCH_HOTLINE, BENCH_TOKEN } from './signed-texts.ts';

const SESSIONS = 63;
const figures: Figure[] = [];

function show(found: readonly Figure[]): void {
  for (const figure of found) {
    figures.push(figure);
    console.log(asLine(figure));
  }
}

const { folder, remove } = await makeFolder();
const postgres = await startEmbeddedPostgres(folder);
await migrate(postgres.url);
const port = await freePort();
const carrier = await startFakeCarrier({
  accountSid: BENCH_ACCOUNT,
  authToken: BENCH_TOKEN,
  numbers: [{ number: BENCH_HOTLINE, smsUrl: `http://127.0.0.1:${port}/webhooks/twilio/sms` }],
});
const env = { ...benchEnvironment(folder, carrier.baseUrl), DATABASE_URL: postgres.url };
const deps = await createDeps(parseConfig({ ...env, PORT: String(port) }), postgres.url);
const cookies = await signInMany(deps, SESSIONS);

show(await measureReading());
const testigo = await startTestigo(env, port);
const inserting = await startReference(postgres.url, 'insert');
show(await measureIntake(testigo, inserting, deps.db.pool));
await inserting.stop();
// The boards are measured on a quiet night, not on the thousands of reports of the burst.
await deps.db.pool.query(`update report set status = 'closed', closed_at = now()`);

const broadcasting = await startReference(postgres.url, 'broadcast');
show(await measureLatency(testigo, broadcasting, cookies));
const announce = await announceAgain(deps);
show(await measureFrameCpu(testigo, broadcasting, cookies, announce));
await broadcasting.stop();
await testigo.stop();
show(await measurePlaces(postgres.url));
show(await measureWaves(postgres.url));
await deps.db.close();
await carrier.close();
await postgres.stop();
await remove();

show(await measureStart((dataDir) => benchEnvironment(dataDir, 'http://127.0.0.1:9')));

const results = { at: new Date().toISOString(), node: process.version, figures };
await writeFile(path.join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
