// What a finding hangs on, as codes that tell whether two hang on the same: a person, a phone, a car, a
// picture. Keyed hashes and ids, never a phone. Pure.
import { areAlike } from '../../platform/media/picture-likeness.ts';
import type { FindingRow } from '../../records/finding/finding-row.ts';

export function phoneSource(phoneIndex: Uint8Array): string {
  return `phone:${Buffer.from(phoneIndex).toString('hex')}`;
}

export function fieldSources(who: {
  volunteerId: string;
  phoneIndex: Uint8Array;
  /** Of a volunteer who also works at the board. */
  accountId: string | null;
  /** Of those who ride together. */
  carKey: string | null;
}): string[] {
  return [
    `volunteer:${who.volunteerId}`,
    phoneSource(who.phoneIndex),
    ...(who.accountId === null ? [] : [`account:${who.accountId}`]),
    ...(who.carKey === null ? [] : [`car:${who.carKey}`]),
  ];
}

export function officialSource(mark: Uint8Array): string {
  return `said-by:${Buffer.from(mark).toString('hex')}`;
}

export type Picture = { mediaId: string; sha256: Uint8Array | null; likeness: Uint8Array | null };

/** Of each medium its own code, and those of the ones before it that are copies of it. */
export function pictureSources(pictures: readonly Picture[]): Map<string, string[]> {
  return new Map(
    pictures.map((each, at) => [
      each.mediaId,
      [each, ...pictures.slice(0, at).filter((other) => isSame(each, other))].map(
        ({ mediaId }) => `picture:${mediaId}`,
      ),
    ]),
  );
}

function isSame(a: Picture, b: Picture): boolean {
  const isCopy = a.sha256 !== null && b.sha256 !== null && equals(a.sha256, b.sha256);
  return isCopy || (a.likeness !== null && b.likeness !== null && areAlike(a.likeness, b.likeness));
}

function equals(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** Those that nobody has taken back. */
export function standing(findings: readonly FindingRow[]): FindingRow[] {
  return findings.filter(({ withdrawnAt }) => withdrawnAt === null);
}
