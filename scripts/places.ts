// Place data by hand:
//   npm run places -- import FILE [--county 06037,06059]   .osm.pbf, TIGER .shp, .geojson, .csv
//   npm run places -- find "words"                          what a text's words would be taken for
//   npm run places -- list                                  what was imported, with its licence
//   npm run places -- remove SOURCE
// A file imported again takes the place of what it brought before. It works beside a running server.
import { readConfig } from '../src/config.ts';
import { createDb } from '../src/platform/db.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrations.ts';
import type { PlaceDesk } from './place-commands.ts';
import { runPlaceCommand } from './place-commands.ts';

/** A county's swap may keep the connection silent for longer than a served request may. */
const SILENT_MS = 600_000;

async function withDesk(work: (desk: PlaceDesk) => Promise<number>): Promise<number> {
  const config = readConfig();
  const server = config.DATABASE_URL ? null : await startEmbeddedPostgres(config.DATA_DIR);
  const url = config.DATABASE_URL ?? server!.url;
  await migrate(url);
  const db = createDb(url, { poolSize: 4, silentMs: SILENT_MS });
  try {
    return await work({
      config,
      db,
      clock: { now: () => new Date() },
      say: (line) => console.log(line),
    });
  } finally {
    await db.close();
    await server?.stopUnlessUsed();
  }
}

try {
  process.exitCode = await withDesk((desk) => runPlaceCommand(desk, process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
