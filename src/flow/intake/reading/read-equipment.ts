// Promise: what agents carry and drive, and whether their faces are covered. Pure.
import { EQUIPMENT, type Equipment } from '../../../contract/report-facts.ts';
import type { Signs } from './words/signs.ts';
import { has, stands } from './words/signs.ts';

const TAGS = EQUIPMENT.map((name) => ({ name, tag: `equipment.${name}` }));

export function readEquipment(signs: Signs): Equipment[] {
  return TAGS.filter(({ name, tag }) =>
    name === 'unmarked_vehicle' ? has(signs, tag) : stands(signs, tag) !== undefined,
  ).map(({ name }) => name);
}

export function readMasked(signs: Signs): boolean | undefined {
  if (has(signs, 'masked.no')) return false;
  return stands(signs, 'masked.yes') ? true : undefined;
}
