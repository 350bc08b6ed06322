import { describe, expect, it } from 'vitest';
import { listFiles, readText } from './source-tree.ts';
import { lostSources, pagesAmong, wordProblems } from './written-words.ts';

const BINARY = /\.(?:png|jpe?g|gif|webp|ico|woff2?|ogg|mp[34]|wav|heic|pdf|zip)$/;
/** Its pages hold what this very rule forbids, to show that it is noticed. */
const SELF = /^tests\/architecture\/written-words(?:\.test)?\.ts$/;
/** A page may be promised by the rule that reads it, and not be there yet. */
const EXPECTED_PAGES = ['SPEC.md'];
const files = listFiles();
const pages = new Set([...pagesAmong(files), ...EXPECTED_PAGES]);

describe('what is written', () => {
  it('names nothing that a reader cannot find', () => {
    const written = files.filter((file) => !BINARY.test(file) && !SELF.test(file));
    expect(written.flatMap((file) => wordProblems(file, readText(file), pages))).toEqual([]);
  });
});

describe('a page', () => {
  it.each(files.filter((file) => file.endsWith('.md')))('%s names sources that exist', (file) => {
    expect(lostSources(readText(file), files)).toEqual([]);
  });
});

describe('the rule itself', () => {
  it.each([
    '// copied from /work/somewhere/else',
    'cd /home/ana/testigo',
    '// as said in issue #12',
    '// see issue 3',
    '// see PLAN.md, section 4',
    'const file = "shared/words.json";',
    '"resolved": "http://registry.example/zod.tgz"',
  ])('refuses %s', (line) => {
    expect(wordProblems('a.ts', line, new Set(['README.md']))).toHaveLength(1);
  });

  it.each([
    '// see README.md',
    '"resolved": "https://registry.npmjs.org/zod/-/zod-4.6.7.tgz"',
    "import { issues } from './zod-issues.ts';",
    'error.issues.map((issue) => issue.path)',
    'https://example.org/home/page',
  ])('lets through %s', (line) => {
    expect(wordProblems('a.ts', line, new Set(['README.md']))).toEqual([]);
  });

  it('notices a source that a page names and that is gone', () => {
    const page = 'See `journal.ts`, `intake/spool.ts`, `gone.ts` and `other/spool.ts`.';
    const there = ['src/flow/intake/journal.ts', 'src/flow/intake/spool.ts'];
    expect(lostSources(page, there)).toEqual(['gone.ts', 'other/spool.ts']);
  });
});
