// Promise: what agents carry and drive, and whether their faces are covered. Pure.
import { EQUIPMENT, type Equipment } from '../../../contract/report-facts.ts';
import type { Signs } from './words/signs.ts';
import { has, stands } from './words/signs.ts';

export function readEquipment(signs: Signs): Equipment[] {
  return EQUIPMENT.filter((name) =>
    name === 'unmarked_vehicle'
      ? has(signs, 'equipment.unmarked_vehicle')
      : stands(signs, `equipment.${name}`) !== undefined,
  );
}

export function readMasked(signs: Signs): boolean | undefined {
  if (has(signs, 'masked.no')) return false;
  return stands(signs, 'masked.yes') ? true : undefined;
}
