// What every file of ours keeps to, whatever it does.
import type { Source } from './read-source.ts';

export const LINES_MAX = 250;
/** A test file is a list of cases: longer, and still read one by one. */
export const TEST_LINES_MAX = 500;
/** Catalogues of sentences: a table is as long as what it lists. */
const CATALOGUES = /^src\/contract\/words\//;
const UNNAMED = /(?:^|[/-])(?:utils?|helpers?|managers?|data|misc|common)\.tsx?$/;

export function fileProblems(source: Source): string[] {
  const problems = [
    ...sizeProblems(source),
    ...namingProblems(source),
    ...(source.castsToAny ? ['casts to any'] : []),
    ...source.comments.flatMap(commentProblems),
    ...source.leftOutTests.map((call) => `leaves tests out with ${call}`),
  ];
  return problems.map((problem) => `${source.path} ${problem}`);
}

function sizeProblems(source: Source): string[] {
  const most = /\.test\.tsx?$/.test(source.path) ? TEST_LINES_MAX : LINES_MAX;
  if (source.lineCount <= most || CATALOGUES.test(source.path)) return [];
  return [`has ${source.lineCount} lines`];
}

function namingProblems(source: Source): string[] {
  const name = source.path.split('/').at(-1) ?? '';
  const passesAllOn = source.imports.some((each) => each.isOurs && each.isPassedOn && !each.isType);
  return [
    ...(/^index\.tsx?$/.test(name) ? ['is a barrel by its name'] : []),
    ...(passesAllOn ? ['passes on what another file exports'] : []),
    ...(UNNAMED.test(name) ? ['is named after nothing it does'] : []),
    ...(/^[a-z0-9]+(?:[-.][a-z0-9]+)*\.tsx?$/.test(name) ? [] : ['is not named in kebab-case']),
    ...(source.headComment === '' && source.path.startsWith('src/')
      ? ['does not begin with its promise']
      : []),
  ];
}

function commentProblems(comment: string): string[] {
  return [
    ...(/@ts-(?:ignore|nocheck)\b/.test(comment) ? ['silences the compiler'] : []),
    ...(/\b(?:TODO|FIXME|XXX)\b/.test(comment) ? ['leaves something to do'] : []),
  ];
}
