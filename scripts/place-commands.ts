// What each command of `npm run places` does and says; the exit code is 0, or 2 for a command nobody
// understands, or 1 for one that found nothing.
import type { Deps } from '../src/deps.ts';
import { sqlOf } from '../src/platform/run-sql.ts';
import { findPlace } from '../src/places/find-place.ts';
import { importPlaces } from '../src/places/import/import-places.ts';
import { removePlaces } from '../src/places/import/remove-places.ts';
import type { PlaceCandidate } from '../src/places/place-types.ts';
import { TABLES_SOURCE, loadShippedPlaces } from '../src/places/shipped/load-shipped-places.ts';
import { createTableIndex } from '../src/places/table-index.ts';
import { listPlaceSources } from '../src/records/place-data/place-source-store.ts';

export type PlaceDesk = Pick<Deps, 'config' | 'db' | 'clock'> & { say(line: string): void };

const USAGE = [
  'usage: npm run places -- import FILE [--county 06037,06059]',
  '       npm run places -- find "words"',
  '       npm run places -- list',
  '       npm run places -- remove SOURCE',
];

/** @returns the exit code */
export async function runPlaceCommand(desk: PlaceDesk, args: readonly string[]): Promise<number> {
  await loadShippedPlaces(desk);
  const [command, subject, ...rest] = args;
  if (command === 'list' && subject === undefined) return list(desk);
  if (subject === undefined) return usage(desk);
  if (command === 'import') return importFile(desk, subject, rest);
  if (command === 'find') return find(desk, [subject, ...rest].join(' '));
  if (command === 'remove' && rest.length === 0) return remove(desk, subject);
  return usage(desk);
}

function usage(desk: PlaceDesk): number {
  USAGE.forEach(desk.say);
  return 2;
}

async function importFile(desk: PlaceDesk, file: string, rest: readonly string[]): Promise<number> {
  const counties = countiesOf(rest);
  if (counties === null) return usage(desk);
  const done = await importPlaces(desk, file, counties);
  done.problems.forEach((problem) => desk.say(`skipped ${problem}`));
  const { streets, crossings, addressRanges, landmarks, outlines, zones, outside } = done;
  const counts = {
    streets,
    crossings,
    'address ranges': addressRanges,
    landmarks,
    outlines,
    zones,
  };
  const brought = Object.entries(counts).filter(([, count]) => count > 0);
  desk.say(
    `${done.sourceId}: ${brought.map(([what, count]) => `${count} ${what}`).join(', ') || 'nothing'}`,
  );
  desk.say(`${done.read} records read, ${done.skipped} skipped, ${outside} outside the counties`);
  return 0;
}

/** @returns null for what is not `--county` and FIPS codes */
function countiesOf(rest: readonly string[]): string[] | null {
  if (rest.length === 0) return [];
  const [flag, list = ''] = rest;
  const counties = list.split(',');
  const isUsable =
    flag === '--county' && rest.length === 2 && counties.every((fips) => /^\d{5}$/.test(fips));
  return isUsable ? counties : null;
}

async function find(desk: PlaceDesk, words: string): Promise<number> {
  const context = { counties: desk.config.NETWORK_COUNTIES };
  const candidates = await findPlace(words, context, createTableIndex(sqlOf(desk.db)));
  candidates.forEach((candidate) => desk.say(lineOf(candidate)));
  if (candidates.length === 0) desk.say('nothing');
  return candidates.some(({ precision }) => precision !== 'unknown') ? 0 : 1;
}

function lineOf({
  score,
  words,
  city,
  zip,
  precision,
  radiusMetres,
  lat,
  lng,
  reasons,
}: PlaceCandidate): string {
  const point =
    lat === undefined || lng === undefined ? 'no point' : `${lat.toFixed(5)},${lng.toFixed(5)}`;
  const radius = radiusMetres === undefined ? '' : ` within ${Math.round(radiusMetres)} m`;
  const where = [words, city, zip].filter((part) => part !== undefined && part !== '').join(', ');
  return `${score.toFixed(2)}  ${where}  ${precision}${radius}  ${point}  ${reasons.join(' ')}`;
}

async function list(desk: PlaceDesk): Promise<number> {
  for (const source of await listPlaceSources(sqlOf(desk.db))) {
    const day = source.importedAt.toISOString().slice(0, 10);
    desk.say(`${source.id}  ${source.recordCount} records  ${day}  ${source.licence}`);
  }
  return 0;
}

async function remove(desk: PlaceDesk, sourceId: string): Promise<number> {
  if (sourceId === TABLES_SOURCE) {
    desk.say(`${sourceId} is part of the project: cities and ZIP codes are found by it`);
    return 1;
  }
  const isGone = await removePlaces(desk, sourceId);
  desk.say(isGone ? `${sourceId} is removed` : `there is no source ${sourceId}`);
  return isGone ? 0 : 1;
}
