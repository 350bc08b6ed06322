// A file whose head comment says "Pure." decides and does nothing else: what it knows it is told.
import type { Source } from './read-source.ts';

/** Outside packages that compute and touch nothing. */
const PURE_PACKAGES = new Set(['zod', 'sms-segments-calculator', 'libphonenumber-js']);

export function isPure(source: Source): boolean {
  return /\bPure\./.test(source.headComment);
}

/**
 * One sentence for each import of a pure file that is neither contract, nor pure, nor a type alone,
 * and for each look at the clock or at chance.
 */
export function purityProblems(source: Source, all: ReadonlyMap<string, Source>): string[] {
  if (!isPure(source)) return [];
  const impure = source.imports.filter((each) => {
    if (each.isType) return false;
    if (!each.isOurs) return !PURE_PACKAGES.has(each.target);
    if (each.target.startsWith('src/contract/')) return false;
    const target = all.get(each.target);
    return target === undefined || !isPure(target);
  });
  const looks = source.memberCalls.filter((call) => call === 'Date.now' || call === 'Math.random');
  return [
    ...impure.map((each) => `${source.path} is pure and imports ${each.target}`),
    ...looks.map((call) => `${source.path} is pure and calls ${call}`),
    ...(source.makesNow ? [`${source.path} is pure and makes a new Date of its own`] : []),
  ];
}
