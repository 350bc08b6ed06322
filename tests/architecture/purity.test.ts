import { describe, expect, it } from 'vitest';
import { isPure, purityProblems } from './purity.ts';
import type { Source } from './read-source.ts';
import { readSource } from './read-source.ts';
import { readSources } from './source-tree.ts';

const byPath = (sources: readonly Source[]) =>
  new Map(sources.map((source) => [source.path, source] as const));
const sources = readSources('src');

describe('pure files', () => {
  it('import contract, other pure files and types, and know no clock', () => {
    const all = byPath(sources);
    expect(sources.flatMap((source) => purityProblems(source, all))).toEqual([]);
  });

  it('exist', () => {
    expect(sources.filter(isPure).length).toBeGreaterThan(5);
  });
});

describe('the rule itself', () => {
  const other = readSource('src/records/b.ts', '// Reads the database.\nexport const b = 1;');
  const pureOther = readSource('src/records/c.ts', '// Counts. Pure.\nexport const c = 1;');

  it.each([
    `import { b } from './b.ts';`,
    `import { readFile } from 'node:fs/promises';`,
    `import { gone } from './gone.ts';`,
    `export const now = Date.now();`,
    `export const now = new Date();`,
    `export const dice = Math.random();`,
  ])('refuses %s', (text) => {
    const source = readSource('src/records/a.ts', `// Decides. Pure.\n${text}`);
    expect(purityProblems(source, byPath([source, other, pureOther]))).toHaveLength(1);
  });

  it.each([
    `import type { B } from './b.ts';`,
    `import { c } from './c.ts';`,
    `import { Uuid } from '../contract/primitives.ts';`,
    `export const at = (ms: number) => new Date(ms);`,
  ])('lets through %s', (text) => {
    const source = readSource('src/records/a.ts', `// Decides. Pure.\n${text}`);
    expect(purityProblems(source, byPath([source, other, pureOther]))).toEqual([]);
  });

  it('asks nothing of a file that calls a function of its own pure', () => {
    const text = `// Headers.\nimport { b } from './b.ts';\n/** Counts. Pure. */\nexport const a = b;`;
    expect(isPure(readSource('src/records/a.ts', text))).toBe(false);
  });
});
