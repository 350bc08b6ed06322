// An extract of OpenStreetMap (.osm.pbf), in two passes: which nodes two streets of different names
// share, then where those nodes are. What people name (shops, schools, courts) comes along.
import { createOSMStream } from 'osm-pbf-parser-node';
import { streetKey } from '../street-key.ts';
import { pairsAt } from './crossings-of-lines.ts';
import { landmarkKindOf } from './osm-landmarks.ts';
import type { PlaceRecord } from './place-records.ts';

type Tags = Readonly<Record<string, string>>;
type Element =
  | { type: 'node'; id: number; lat: number; lon: number; tags?: Tags }
  | { type: 'way'; id: number; refs: number[]; tags?: Tags }
  | { type: 'relation'; id: number; tags?: Tags };

/** Ways on which nobody drives up; no corner is named by them. */
const NOT_STREETS = new Set([
  'footway',
  'path',
  'steps',
  'cycleway',
  'bridleway',
  'proposed',
  'construction',
  'corridor',
  'platform',
]);

type Streets = {
  /** One street by its number; where several meet, their list. */
  at: Map<number, number | number[]>;
  names: string[];
  /** Buildings with a name, by their first node. */
  buildings: Map<number, Tags[]>;
};

export async function* readOsm(file: string): AsyncGenerator<PlaceRecord> {
  const streets = await findSharedNodes(file);
  for (const name of streets.names) {
    yield { type: 'street', name };
    yield { type: 'read' };
  }
  for await (const element of elementsOf(file)) {
    if (element.type !== 'node') continue;
    const { id, lat, lon: lng } = element;
    const there = streets.at.get(id);
    if (Array.isArray(there)) {
      yield* pairsAt(
        there.map((each) => streets.names[each] ?? ''),
        { lat, lng },
      );
    }
    for (const tags of [element.tags, ...(streets.buildings.get(id) ?? [])]) {
      const landmark = tags && landmarkOf(tags, { lat, lng });
      if (!landmark) continue;
      yield landmark;
      yield { type: 'read' };
    }
  }
}

async function findSharedNodes(file: string): Promise<Streets> {
  const streets: Streets = { at: new Map(), names: [], buildings: new Map() };
  const idOf = new Map<string, number>();
  for await (const element of elementsOf(file)) {
    if (element.type !== 'way' || !element.tags) continue;
    for (const name of namesOf(element.tags)) {
      const known = idOf.get(name);
      const id = known ?? streets.names.push(name) - 1;
      if (known === undefined) idOf.set(name, id);
      for (const node of element.refs) meet(streets.at, node, id);
    }
    const first = element.refs[0];
    if (first !== undefined && landmarkKindOf(element.tags) !== null) {
      const there = streets.buildings.get(first) ?? [];
      streets.buildings.set(first, [...there, element.tags]);
    }
  }
  return streets;
}

function meet(at: Streets['at'], node: number, id: number): void {
  const there = at.get(node);
  if (there === undefined) at.set(node, id);
  else if (typeof there === 'number') {
    if (there !== id) at.set(node, [there, id]);
  } else if (!there.includes(id)) there.push(id);
}

/** `name`, `alt_name` and `ref` may each hold several, with semicolons between. */
function namesOf(tags: Tags): string[] {
  const { highway } = tags;
  if (highway === undefined || NOT_STREETS.has(highway)) return [];
  const names = [tags['name'], tags['alt_name'], tags['ref']]
    .flatMap((value) => value?.split(';') ?? [])
    .map((name) => name.trim())
    .filter((name) => streetKey(name).keys.length > 0);
  return [...new Set(names)];
}

function landmarkOf(tags: Tags, point: { lat: number; lng: number }): PlaceRecord | null {
  const kind = landmarkKindOf(tags);
  if (kind === null) return null;
  return {
    type: 'landmark',
    name: tags['name'] ?? '',
    kind,
    city: tags['addr:city'] ?? null,
    ...point,
  };
}

function elementsOf(file: string): AsyncIterable<Element> {
  return createOSMStream(file, { withInfo: false }) as unknown as AsyncIterable<Element>;
}
