// Promise: what the agents are doing, every kind that the words name and nothing they deny. Pure.
import type { Activity, PlaceType } from '../../../contract/report-facts.ts';
import type { ReportKind } from '../../../contract/statuses.ts';
import { nounKind } from './read-counts.ts';
import type { Taken } from './read-taken.ts';
import type { Word } from './words/cut-words.ts';
import type { Signs } from './words/signs.ts';
import { has, stands } from './words/signs.ts';

/** Read from phrases alone. */
const NAMED: readonly Activity[] = [
  'parked_waiting',
  'patrolling',
  'questioning',
  'knocking',
  'entering',
  'detaining',
  'checkpoint',
  'traffic_stop',
  'chasing',
  'courthouse',
  'crowd_control',
  'left',
];
const NAMED_TAGS = NAMED.map((name) => ({ name, tag: `activity.${name}` }));
const LOAD =
  /^(?:put|putting|load\w*|threw|throwing|shov\w*|push\w*|forc\w*|metiendo\w*|metieron|metio|meten|subiendo\w*|subieron|suben|subio|echaron|echando|treparon|trepando|aventaron|subir|meter|stuff\w*|subi|got|getting|jal\w+)$/;
const INTO = /^(?:in|into|inside|a|en|al|onto)$/;
const LOAD_REACH = 9;

export function readActivity(
  signs: Signs,
  taken: Taken,
  placeType: PlaceType | undefined,
  kind: ReportKind,
): Activity[] {
  const named = NAMED_TAGS.filter(({ tag }) => stands(signs, tag)).map(({ name }) => name);
  const found = new Set<Activity>(named);
  if (has(signs, 'time.still') && !has(signs, 'time.just_left')) found.delete('left');
  if (isLoading(signs.words)) found.add('loading_vehicle');
  if (taken.peopleTaken === 'yes') found.add('detaining');
  if (placeType === 'courthouse') found.add('courthouse');
  if (isWorkplaceVisit(signs, placeType)) found.add('workplace_visit');
  return kind === 'arrest' ? [...found].filter((name) => !OF_SCENE.has(name)) : [...found];
}

/** Said of what stands about, not of somebody's arrest. */
const OF_SCENE: ReadonlySet<Activity> = new Set([
  'parked_waiting',
  'patrolling',
  'left',
  'questioning',
]);

/** A verb of putting, then into, then a vehicle. */
function isLoading(words: readonly Word[]): boolean {
  return words.some(({ word }, at) => LOAD.test(word) && leadsIntoVehicle(words, at));
}

function leadsIntoVehicle(words: readonly Word[], verb: number): boolean {
  let isInto = false;
  for (let at = verb + 1; at < Math.min(words.length, verb + LOAD_REACH); at += 1) {
    const { word, isMark } = words[at]!;
    if (isMark && word !== ',') return false;
    if (INTO.test(word)) isInto = true;
    if (isInto && nounKind(words, at) === 'vehicle') return true;
  }
  return false;
}

function isWorkplaceVisit(signs: Signs, placeType: PlaceType | undefined): boolean {
  if (!stands(signs, 'activity.workplace_visit')) return false;
  if (placeType === undefined) return has(signs, 'place.workplace');
  return WORKING.has(placeType);
}

const WORKING: ReadonlySet<PlaceType> = new Set(['workplace', 'car_wash', 'farm_field']);
