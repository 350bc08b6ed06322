import { describe, expect, it } from 'vitest';
import { LINES_MAX, TEST_LINES_MAX, fileProblems } from './files.ts';
import { readSource } from './read-source.ts';
import { readSources } from './source-tree.ts';

const sources = readSources('src', 'tests', 'scripts', 'prisma', 'bench');

describe('every file', () => {
  it('keeps to size, name and honest types', () => {
    expect(sources.flatMap(fileProblems)).toEqual([]);
  });
});

describe('the rule itself', () => {
  const promise = '// Keeps it.\n';
  const todo = ['TO', 'DO'].join('');
  it.each([
    ['src/a/long-file.ts', promise + 'const a = 1;\n'.repeat(LINES_MAX)],
    ['tests/a.test.ts', 'const a = 1;\n'.repeat(TEST_LINES_MAX + 1)],
    ['src/a/index.ts', promise],
    ['src/a/all-of-it.ts', `${promise}export * from './b.ts';`],
    ['src/a/all-of-it.ts', `${promise}export { b } from './b.ts';`],
    ['src/a/report-utils.ts', promise],
    ['src/a/claimReport.ts', promise],
    ['src/a/claim-report.ts', 'export const a = 1;'],
    ['src/a/claim-report.ts', `${promise}const a = b as any;`],
    ['src/a/claim-report.ts', `${promise}// @ts-ignore\nconst a = 1;`],
    ['src/a/claim-report.ts', `${promise}// ${todo}: later`],
    ['tests/a.test.ts', `it.only('counts', () => {});`],
    ['tests/a.test.ts', `describe.skip('counting', () => {});`],
    ['tests/a.test.ts', `it.skip.each([1])('counts', () => {});`],
  ])('refuses %s with %s', (file, text) => {
    expect(fileProblems(readSource(file, text)).length).toBeGreaterThan(0);
  });

  it.each([
    ['src/a/just-fits.ts', promise + 'const a = 1;\n'.repeat(LINES_MAX - 1)],
    ['src/contract/words/long-words.ts', promise + 'const a = 1;\n'.repeat(400)],
    ['tests/a.test.ts', `it('says as any, it.only and ts-ignore', () => { list.skip(1); });`],
  ])('lets through %s', (file, text) => {
    expect(fileProblems(readSource(file, text))).toEqual([]);
  });
});
